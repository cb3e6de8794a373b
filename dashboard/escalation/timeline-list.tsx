import type { EscalationView } from '../../core/contracts/escalations.ts';
import { serverNowMs } from '../client/server-clock.ts';
import { sayTime } from '../time/say-time.ts';
import { channel, timeline as words } from '../words/en.ts';
import { sentenceOf } from './timeline-sentence.ts';

/** What happened, oldest first, and below it in grey what the plan would do next if nobody acts. */
export function TimelineList({ escalation, zone }: { escalation: EscalationView; zone: string }) {
  // Only the day matters here, so the list need not be renewed each second.
  const now = serverNowMs();
  return (
    <section class="timeline" aria-labelledby="timeline">
      <h2 id="timeline">{words.heading}</h2>
      <ol aria-label={words.name}>
        {escalation.timeline.map((entry) => {
          const { text, quote } = sentenceOf(entry);
          return (
            <li key={entry.seq} class={entry.kind}>
              <time dateTime={entry.at}>{sayTime(entry.at, zone, now)}</time>
              <p>
                {text}
                {quote && <q>{quote}</q>}
              </p>
            </li>
          );
        })}
      </ol>
      {escalation.status === 'pending' && escalation.nextWakes.length > 0 && (
        <>
          <h3>{words.planned}</h3>
          <ol class="planned">
            {escalation.nextWakes.map((page) => (
              <li key={`${page.at} ${page.person.id} ${page.channel}`}>
                <time dateTime={page.at}>{sayTime(page.at, zone, now)}</time>
                <p>{words.wouldPage(page.person.name, channel[page.channel])}</p>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
