import type { JobDetail } from '../../../core/contracts/jobs.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { sayTime } from '../../time/say-time.ts';
import { jobTimeline as words } from '../../words/en-jobs.ts';
import { type JobLine, linesOf } from './job-lines.ts';

/** What happened, who was told or not and why, oldest first; below it in grey what waits to be sent. */
export function JobTimeline({
  job,
  zone,
  labelOf,
  contactOf,
  onAgain,
}: {
  job: JobDetail;
  zone: string;
  labelOf: (code: string) => string;
  contactOf: (contactId: string) => string | undefined;
  /** Sends a message again, by its key. */
  onAgain: (key: string) => void;
}) {
  const lines = linesOf(job, { zone, labelOf, contactOf, nowMs: serverNowMs() });
  const planned = lines.filter(({ kind }) => kind === 'planned');
  return (
    <section class="timeline job-timeline" aria-labelledby="timeline">
      <h2 id="timeline">{words.heading}</h2>
      {lines.length === 0 && <p class="hint">{words.none}</p>}
      <ol aria-label={words.name}>
        {lines
          .filter(({ kind }) => kind !== 'planned')
          .map((line) => (
            <Line key={line.key} line={line} zone={zone} onAgain={onAgain} />
          ))}
      </ol>
      {planned.length > 0 && (
        <>
          <h3>{words.planned}</h3>
          <ol class="planned">
            {planned.map((line) => (
              <Line key={line.key} line={line} zone={zone} onAgain={onAgain} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Line({
  line: { at, kind, text, quote, again },
  zone,
  onAgain,
}: {
  line: JobLine;
  zone: string;
  onAgain: (key: string) => void;
}) {
  return (
    <li class={kind}>
      <time dateTime={at}>{sayTime(at, zone, serverNowMs())}</time>
      <p>
        {text}
        {quote && <q>“{quote}”</q>}
      </p>
      {again !== undefined && (
        <button type="button" class="again" onClick={() => onAgain(again)}>
          {words.again}
        </button>
      )}
    </li>
  );
}
