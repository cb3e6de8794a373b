import type { Appointment } from '../appointment/appointment.ts';
import { cycleOf, type Job } from '../job/job.ts';
import type { StatusFact } from '../job/status-fact.ts';
import type { NotificationRule } from './rule.ts';

/**
 * The outbox key of a fact for one recipient (messages spec, rule 1): rule, what it is once per, visit cycle, recipient.
 * Whatever happens twice — a second technician, a retry, another office — asks for the same key. `recipient` is a
 * contact's or person's id, or `office`; `extra` tells several messages of one fact apart.
 */
export function noticeKey(
  rule: Pick<NotificationRule, 'id' | 'dedupe'>,
  fact: StatusFact,
  { job, appointment }: { job: Job; appointment: Appointment | undefined },
  recipient: string,
  extra = '',
): string {
  return `NOTICE#${rule.id}#${scope(rule.dedupe, fact, job, appointment)}${extra}#${recipient}`;
}

function scope(
  dedupe: NotificationRule['dedupe'],
  { personId }: StatusFact,
  job: Job,
  appointment: Appointment | undefined,
): string {
  if (dedupe === 'once_per_job' || !appointment) {
    const version = dedupe === 'every_time' ? `#V${job.version}` : '';
    return `${job.id}#${cycleOf(job)}${version}`;
  }
  const visit = `${appointment.id}#${appointment.cycle}`;
  switch (dedupe) {
    case 'once_per_appointment':
    case 'lead_only':
      return visit;
    case 'first_and_after_restart':
      return `${visit}#R${appointment.restarts}`;
    case 'once_per_technician':
      return `${visit}#${personId ?? ''}`;
    case 'every_time':
      return `${visit}#V${appointment.version}${personId ? `#${personId}` : ''}`;
  }
}
