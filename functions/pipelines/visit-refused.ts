import { type Problem, problem } from '../../core/contracts/problem.ts';
import type { VisitRefusal } from '../../core/job/visit.ts';

const INVALID: Record<Extract<VisitRefusal, { kind: 'invalid' }>['field'], string> = {
  end: 'must be after the start',
  leadId: 'must be one of the technicians',
  technicianIds: 'must name each person once',
};

/** For the customer, who reads it on his page. */
const TOO_LATE: Record<Extract<VisitRefusal, { kind: 'customer_too_late' }>['why'], string> = {
  moved: 'the appointment has another time now',
  over: 'the appointment cannot be changed any more',
  not_complete: 'the work is not complete',
  survey_closed: 'the answer cannot be changed any more',
};

const words = (name: string): string => name.replaceAll('_', ' ');

/** A refusal in words: the exact reason, never a bare "conflict". */
export function refused(refusal: VisitRefusal): Problem {
  const invalid = (field: string, message: string) => problem('invalid', undefined, [{ field, message }]);
  switch (refusal.kind) {
    case 'wrong_status':
      return problem(
        'wrong-status',
        `${refusal.of === 'job' ? 'a job' : 'an appointment'} that is ${words(refusal.status)} does not take: ${words(refusal.trigger)}`,
      );
    case 'not_yours':
      return problem('forbidden', 'this is not yours to change');
    case 'not_assigned':
      return invalid('technicianId', 'is not assigned to this appointment');
    case 'unknown_appointment':
      return problem('not-found');
    case 'unknown_code':
      return invalid('code', 'is not a status code of this account');
    case 'too_late':
      return problem('wrong-status', `it was completed more than ${refusal.hours} hours ago`);
    case 'appointments_ahead':
      return problem('wrong-status', `${refusal.count} appointments of it lie ahead: cancel or complete them first`);
    case 'cascade_running':
      return problem('conflict', 'its appointments are still being changed: try again in a minute');
    case 'customer_too_late':
      return problem('wrong-status', TOO_LATE[refusal.why]);
    case 'invalid':
      return invalid(refusal.field, INVALID[refusal.field]);
  }
}
