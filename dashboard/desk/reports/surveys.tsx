import { callApi } from '../../client/call-api.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { sayTime } from '../../time/say-time.ts';
import { surveyReport as words } from '../../words/en-survey-report.ts';
import { useLoaded } from '../loaded.ts';

const DAY_MS = 86_400_000;
const inTenths = (average: number): string => average.toFixed(1);

/** What customers said of the work in the last days: on average, by rating, by technician, and in their words. */
export function Surveys({ days, zone }: { days: number; zone: string }) {
  const { data, sentence } = useLoaded(`survey ${days}`, (signal) => {
    const to = serverNowMs();
    const query = { from: new Date(to - days * DAY_MS).toISOString(), to: new Date(to).toISOString() };
    return callApi('GET /v1/reports/survey', { query }, { signal });
  });
  if (data === undefined) return <p role="status">{sentence}</p>;
  const { total, ratings, technicians, comments } = data;
  return (
    <section class="stack" aria-labelledby="surveys">
      <h2 id="surveys">{words.heading}</h2>
      {total.asked === 0 ? (
        <p class="hint">
          {words.emptyHeading} {words.empty}
        </p>
      ) : (
        <div class="figures">
          <section aria-label={words.heading}>
            <dl>
              <div>
                <dd>{total.average === undefined ? words.none : inTenths(total.average)}</dd>
                <dt>{words.average}</dt>
              </div>
            </dl>
            <p class="hint">{words.answered(total.answered, total.asked)}</p>
          </section>
          <section aria-labelledby="ratings">
            <h3 id="ratings">{words.ratings}</h3>
            <ul>
              {ratings
                .map((count, index) => ({ rating: index + 1, count }))
                .reverse()
                .map(({ rating, count }) => (
                  <li key={rating}>{words.rating(rating, count)}</li>
                ))}
            </ul>
          </section>
          {technicians.length > 0 && (
            <section aria-labelledby="by-technician">
              <h3 id="by-technician">{words.technicians}</h3>
              <ul>
                {technicians.map(({ personId, name, average, answered, asked }) => (
                  <li key={personId}>
                    {name}: {words.ofOne(average === undefined ? words.none : inTenths(average), answered, asked)}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
      {comments.length > 0 && (
        <>
          <h3>{words.comments}</h3>
          <ul class="rows">
            {comments.map(({ jobId, rating, comment, answeredAt }) => (
              <li key={jobId} class="row">
                <p>
                  {words.said(rating)} <q>{comment}</q>
                </p>
                <p class="hint">
                  {sayTime(answeredAt, zone, serverNowMs())} <a href={`/jobs/${jobId}`}>{words.job}</a>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
