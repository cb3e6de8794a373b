import { type Problem, problem } from '../../../core/contracts/problem.ts';
import type { Refusal } from '../../../core/escalation/decision.ts';
import { JOB_CANCELLED } from '../../../core/escalation/escalation.ts';
import type { Trigger } from '../../../core/escalation/transitions.ts';

const VERBS: Record<Trigger, string> = {
  create: 'started',
  note: 'changed',
  wake: 'moved on',
  redrive: 'moved on',
  pass: 'passed',
  accept: 'accepted',
  stop: 'stopped',
  job_cancelled: 'stopped',
  release: 'given back',
  reassign: 'given to somebody else',
  page_now: 'paged',
  jump: 'moved to another step',
  pause: 'held up',
  en_route: 'reported on the way',
  turned_back: 'turned back',
  method_failed: 'moved on',
  watch: 'watched',
};

/** The clock time of an instant in the account's zone, as people read it. */
const timeIn = (zone: string, instant: string) =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(instant));

const JOB_IS_CANCELLED = 'the job was cancelled';
const why = (reason: string): string => (reason === JOB_CANCELLED ? JOB_IS_CANCELLED : reason);

/** A refusal in words: the exact reason, never a bare "conflict". */
export function refused(refusal: Refusal, zone: string): Problem {
  switch (refusal.kind) {
    case 'taken':
      return problem('already-taken', `accepted by ${refusal.by} at ${timeIn(zone, refusal.at)}`);
    case 'wrong_status':
      return problem(
        'wrong-status',
        `an escalation that is ${refusal.status} cannot be ${VERBS[refusal.trigger]}${refusal.reason ? ` (${why(refusal.reason)})` : ''}`,
      );
    case 'not_yours':
      return problem('forbidden', `this escalation is not yours to ${refusal.trigger}`);
    case 'not_paged_now':
      return problem('wrong-status', 'your turn is over: the next person is being asked');
    case 'not_reachable':
      return problem('invalid', undefined, [{ field: 'personId', message: 'has no method that works' }]);
    case 'no_such_person':
      return problem('invalid', undefined, [{ field: 'personId', message: 'there is nobody like that on the team' }]);
    case 'no_such_step':
      return problem('invalid', undefined, [{ field: 'step', message: `the plan has ${refusal.steps} steps` }]);
    case 'pause_over':
      return problem('wrong-status', `it may be held up for ${refusal.minutesLeft} more minutes`);
    case 'job_held':
      return problem('wrong-status', `a newer call has this job by now: ${refusal.by}`);
    case 'under_way':
      return problem('wrong-status', 'you are on the job already: ask the office to give it to somebody else');
    case 'job_cancelled':
      return problem('wrong-status', JOB_IS_CANCELLED);
    case 'too_late':
      return problem('wrong-status', `it expired more than ${refusal.hours} hours ago: start a new one`);
  }
}
