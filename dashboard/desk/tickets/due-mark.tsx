import type { TicketSummary } from '../../../core/contracts/tickets.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { sayTime } from '../../time/say-time.ts';
import { second } from '../../time/second.ts';
import { tickets as words } from '../../words/en-tickets.ts';
import { Mark, type Tone } from '../mark.tsx';

/** How a ticket stands to its times: ahead, due and overdue, breached. */
export function dueState({ dueAt, breachAt }: Pick<TicketSummary, 'dueAt' | 'breachAt'>, nowMs: number) {
  if (nowMs >= Date.parse(breachAt)) return 'breached';
  return nowMs >= Date.parse(dueAt) ? 'overdue' : 'ahead';
}

const TONES: Record<ReturnType<typeof dueState>, Tone> = { ahead: 'wait', overdue: 'care', breached: 'bad' };

/** When the customer is to have been contacted, and whether that is past; in shape and words, with its zone. */
export function DueMark({ ticket, zone }: { ticket: TicketSummary; zone: string }) {
  // Read for its beat: a ticket becomes due while one looks at it.
  void second.value;
  const now = serverNowMs();
  const state = dueState(ticket, now);
  const at = (instant: string) => sayTime(instant, zone, now);
  return (
    <Mark tone={TONES[state]}>
      {state === 'breached'
        ? words.breachedSince(at(ticket.breachAt))
        : state === 'overdue'
          ? words.overdueSince(at(ticket.dueAt))
          : words.dueBy(at(ticket.dueAt))}
    </Mark>
  );
}
