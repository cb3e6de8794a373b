import { type Problem, problem } from '../../../core/contracts/problem.ts';
import type { TaskRefusal } from '../../../core/task/decide-task.ts';
import type { TicketRefusal } from '../../../core/ticket/ticket-decision.ts';

/** The clock time of an instant in the account's zone, as people read it. */
const timeIn = (zone: string, instant: string) =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(instant));

/** A refusal in words: who was quicker and when, or what is missing. */
export function refused(refusal: TaskRefusal | TicketRefusal, zone: string): Problem {
  switch (refusal.kind) {
    case 'taken':
      return problem('already-taken', `claimed by ${refusal.by} at ${timeIn(zone, refusal.at)}`);
    case 'resolved':
      return problem('wrong-status', `resolved by ${refusal.by} at ${timeIn(zone, refusal.at)}`);
    case 'wrong_status':
      return problem('wrong-status', `a task that is ${refusal.status} cannot be ${VERBS[refusal.trigger]}`);
    case 'no_contact':
      return problem('invalid', undefined, [
        {
          field: 'contactMethod',
          message: `the customer has no ${refusal.contactMethod === 'email' ? 'email address' : 'phone number'}`,
        },
      ]);
    case 'no_ticket':
      return problem('not-found');
  }
}

const VERBS = { claim: 'claimed', done: 'done', escalate: 'escalated', outcome: 'given an outcome' } as const;
