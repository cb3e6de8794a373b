import { useState } from 'preact/hooks';
import type { Me } from '../../../core/contracts/login.ts';
import { callApi } from '../../client/call-api.ts';
import type { AnswerOf } from '../../client/contract.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { reports as words } from '../../words/en-readiness.ts';
import { RedList } from '../drills/red-list.tsx';
import { SelectField } from '../form/select-field.tsx';
import { useLoaded } from '../loaded.ts';
import { Page } from '../page.tsx';
import { csvOf, download } from './csv.ts';
import { Fairness } from './fairness.tsx';
import { Surveys } from './surveys.tsx';

export type OnCallReport = AnswerOf<'GET /v1/reports/on-call'>;

/** Periods on offer; the API counts 92 days at the most. */
const PERIODS = [7, 30, 90] as const;
const DAY_MS = 86_400_000;

/** What the nights were like, who bears them, and who would be reached tonight. Each section stands alone. */
export function ReportsPage({ me }: { me: Me }) {
  const [days, setDays] = useState<number>(30);
  return (
    <Page heading={words.heading}>
      <OnCall days={days} onDays={setDays} />
      <Surveys days={days} zone={me.account.zone} />
      <RedList me={me} />
    </Page>
  );
}

function OnCall({ days, onDays }: { days: number; onDays: (days: number) => void }) {
  const report = useLoaded(`on-call ${days}`, (signal) => {
    const to = serverNowMs();
    const query = { from: new Date(to - days * DAY_MS).toISOString(), to: new Date(to).toISOString() };
    return callApi('GET /v1/reports/on-call', { query }, { signal });
  });
  const { data } = report;
  return (
    <>
      <div class="report-head">
        <SelectField
          name="period"
          label={words.period}
          value={String(days)}
          choices={PERIODS.map((each) => ({ value: String(each), label: words.days(each) }))}
          onValue={(value) => onDays(Number(value))}
        />
        {data !== undefined && data.people.length > 0 && (
          <button type="button" onClick={() => download(`on-call-${days}-days.csv`, csvOf(rowsOf(data)))}>
            {words.download}
          </button>
        )}
      </div>
      {data === undefined ? <p role="status">{report.sentence}</p> : <Nights report={data} />}
    </>
  );
}

function Nights({ report }: { report: OnCallReport }) {
  const { people, counts, acceptSeconds, truncated } = report;
  if (people.length === 0)
    return (
      <div class="empty">
        <h2>{words.emptyHeading}</h2>
        <p>{words.empty}</p>
      </div>
    );
  return (
    <>
      {truncated && <p class="stale">{words.truncated}</p>}
      <div class="figures">
        <section aria-labelledby="calls">
          <h2 id="calls">{words.calls}</h2>
          <dl>
            {(['assigned', 'expired', 'cancelled', 'pending'] as const).map((status) => (
              <div key={status} class={status === 'expired' && counts.expired > 0 ? 'loud' : undefined}>
                <dd>{counts[status]}</dd>
                <dt>{words.count[status]}</dt>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="accept-time">
          <h2 id="accept-time">{words.acceptTime}</h2>
          {acceptSeconds === undefined ? (
            <p class="hint">{words.noAccepts}</p>
          ) : (
            <dl>
              <div>
                <dd>{words.seconds(acceptSeconds.p50)}</dd>
                <dt>{words.half}</dt>
              </div>
              <div>
                <dd>{words.seconds(acceptSeconds.p90)}</dd>
                <dt>{words.nine}</dt>
              </div>
            </dl>
          )}
        </section>
      </div>
      <Fairness people={people} />
    </>
  );
}

/** The report as a table, a row for each person. */
export const rowsOf = ({ people }: Pick<OnCallReport, 'people'>): (string | number)[][] => [
  words.columns,
  ...people.map(({ name, nightsWoken, pages, accepts, passes, misses, released }) => [
    ...[name, nightsWoken, pages, accepts, passes, misses, released],
  ]),
];
