import type { EscalationView } from '../../../core/contracts/escalations.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { sayTime } from '../../time/say-time.ts';
import { channel } from '../../words/en.ts';
import { contacts as words } from '../../words/en-board.ts';
import { Mark, type Tone } from '../mark.tsx';
import { type ContactState, contactsOf } from './contacts.ts';

const TONES: Record<ContactState['kind'], Tone> = {
  asked: 'wait',
  accepted: 'good',
  on_the_way: 'good',
  given: 'good',
  passed: 'off',
  gave_back: 'off',
  no_answer: 'bad',
  next: 'off',
  later: 'off',
  not_notified: 'off',
};

/** A line for each person: notified when and how, and what he answered. */
export function ContactLines({ escalation, zone }: { escalation: EscalationView; zone: string }) {
  const at = (instant: string) => sayTime(instant, zone, serverNowMs());
  const lines = contactsOf(escalation);
  if (lines.length === 0) return null;
  return (
    <section class="contacts" aria-labelledby="contacts">
      <h2 id="contacts">{words.heading}</h2>
      <ul>
        {lines.map(({ person, notified, state }) => (
          <li key={person.id}>
            <span class="name">{person.name}</span>
            <Mark tone={TONES[state.kind]}>{words.state[state.kind]}</Mark>
            <span class="hint">
              {[
                ...notified.map((each) =>
                  words.notified(
                    at(each.at),
                    each.channels.map((kind) => channel[kind]),
                  ),
                ),
                ...('at' in state ? [words.at[state.kind](at(state.at))] : []),
                ...(state.kind === 'not_notified' && state.because !== undefined
                  ? [words.becauseAccepted(state.because)]
                  : []),
                ...(state.kind === 'not_notified' && escalation.status === 'cancelled' ? [words.becauseStopped] : []),
              ].join(' ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
