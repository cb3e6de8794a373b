import type { EscalationView } from '../../core/contracts/escalations.ts';
import { secondsLeft } from '../time/say-time.ts';
import { second } from '../time/second.ts';
import { escalation as words } from '../words/en.ts';
import { firstName } from './call-facts.ts';
import { TimeLeft } from './time-left.tsx';

/** `You have 4:12, then Brian`; nothing when the escalation no longer waits for anybody. */
export function WhoHasTime({ escalation, isYours }: { escalation: EscalationView; isYours: boolean }) {
  const { status, stepEndsAt, upNext, paging } = escalation;
  const first = paging[0];
  if (status !== 'pending' || stepEndsAt === undefined || first === undefined) return null;
  if (secondsLeft(stepEndsAt, second.value) === 0) {
    return <p class="who-has-time">{isYours ? words.yourTimeIsUp : words.timeIsUp}</p>;
  }
  const next = upNext[0];
  const who = paging.length > 1 ? words.peopleHave : words.theyHave(firstName(first.name));
  return (
    <p class="who-has-time">
      {isYours ? words.youHave : who} <TimeLeft until={stepEndsAt} isOver="" />,{' '}
      {next === undefined ? words.thenNobody : words.thenNext(firstName(next.name))}
    </p>
  );
}
