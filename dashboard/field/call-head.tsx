import type { EscalationView } from '../../core/contracts/escalations.ts';
import { firstName, street } from '../escalation/call-facts.ts';
import { sayAge } from '../time/say-time.ts';
import { second } from '../time/second.ts';
import { escalation as words } from '../words/en.ts';

/**
 * What the call is about: the problem in one sentence, whose, where, and how long ago. First name and street are enough
 * to decide by; whoever has it stands before the house, and reads the apartment and the name on the bell.
 */
export function CallHead({ escalation, isYours }: { escalation: EscalationView; isYours: boolean }) {
  const { call, note, createdAt, startedBy } = escalation;
  const { customerName, address } = call;
  return (
    <section class="facts">
      <h1>{call.summary}</h1>
      <p class="who">{isYours ? customerName : firstName(customerName) || customerName}</p>
      <p class="where">{address === undefined ? words.noAddress : isYours ? address : street(address)}</p>
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
