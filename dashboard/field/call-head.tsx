import type { EscalationView } from '../../core/contracts/escalations.ts';
import { firstName, street } from '../escalation/call-facts.ts';
import { sayAge } from '../time/say-time.ts';
import { second } from '../time/second.ts';
import { escalation as words } from '../words/en.ts';

/** What the call is about: the problem in one sentence, whose, where, and how long ago. */
export function CallHead({ escalation }: { escalation: EscalationView }) {
  const { call, note, createdAt, startedBy } = escalation;
  return (
    <section class="facts">
      <h1>{call.summary}</h1>
      <p class="who">{firstName(call.customerName)}</p>
      <p class="where">{call.address === undefined ? words.noAddress : street(call.address)}</p>
      <p class="hint">{words.called(sayAge(createdAt, second.value))}</p>
      {note !== '' && (
        <figure>
          <blockquote>{note}</blockquote>
          <figcaption>{words.noteFrom(startedBy.name)}</figcaption>
        </figure>
      )}
    </section>
  );
}
