import type { Appointment } from '../../../core/appointment/appointment.ts';
import { type AppointmentEvent, decideAppointment } from '../../../core/appointment/decide-appointment.ts';
import { decideTap, type Tap } from '../../../core/appointment/decide-tap.ts';
import { codesWith, type StatusCode } from '../../../core/appointment/status-code.ts';
import { AppointmentId, CustomerId, JobId } from '../../../core/ids/ids.ts';
import { decideJob, type JobEvent } from '../../../core/job/decide-job.ts';
import type { Job } from '../../../core/job/job.ts';
import type { JobFact } from '../../../core/job/timeline.ts';
import { afterChange, type Visit, type VisitDecision, type VisitWorld } from '../../../core/job/visit.ts';
import type { Person } from '../../../core/person/person.ts';
import { type Instant, plusMinutes, plusSeconds } from '../../../core/time/instant.ts';
import { actor } from '../../support/builders/story.ts';
import { DEE, JOHN, NORTHSIDE, ulidOf } from '../../support/builders/team.ts';

/** A Monday, 10:00 in Chicago. */
export const MORNING: Instant = '2026-06-01T15:00:00.000Z';

export const appointmentId = (n: number) => AppointmentId.parse(ulidOf('apt', n));
export const VISIT = appointmentId(1);

export const aJob = (more: Partial<Job> = {}): Job => ({
  ...{ accountId: NORTHSIDE, id: JobId.parse(ulidOf('job', 1)), number: '100001' },
  ...{ customerId: CustomerId.parse(ulidOf('cus', 1)), status: 'unscheduled', summary: 'No heat' },
  ...{ createdAt: MORNING, updatedAt: MORNING, version: 1 },
  ...more,
});

export const aVisitWorld = (more: Partial<VisitWorld> = {}, own: readonly StatusCode[] = []): VisitWorld => ({
  ...{ now: MORNING, codes: codesWith(own), completeRule: 'lead' },
  ...more,
});

/** Adds an appointment of one hour, by default in two hours, with John. */
export const adding = (
  more: Partial<Extract<AppointmentEvent, { trigger: 'add' }>> = {},
  start: Instant = plusMinutes(MORNING, 120),
): AppointmentEvent => ({
  ...{ trigger: 'add', id: VISIT, by: actor(DEE), start, end: plusMinutes(start, 60) },
  technicians: [JOHN],
  ...more,
});

export const tapOf = (by: Person, code: string, more: Partial<Tap> = {}): Tap => ({
  ...{ appointmentId: VISIT, code, by: actor(by) },
  ...more,
});

/** The life of one job under the rules, at a clock of its own: what is refused or changes nothing leaves it as it was. */
export function aVisitStory(setting: { job?: Partial<Job>; world?: Partial<VisitWorld>; codes?: StatusCode[] } = {}) {
  const base = aVisitWorld(setting.world, setting.codes);
  let now = base.now;
  let visit: Visit = { job: aJob(setting.job), appointments: [] };
  const timeline: JobFact[] = [];
  const world = (): VisitWorld => ({ ...base, now });
  const keep = (decision: VisitDecision): VisitDecision => {
    if (decision.outcome === 'changed' || decision.outcome === 'late') {
      visit = afterChange(visit, decision);
      timeline.push(...decision.timeline);
    }
    return decision;
  };
  const appointment = (id = VISIT): Appointment => {
    const found = visit.appointments.find((each) => each.id === id);
    if (!found) throw new Error(`there is no appointment ${id}`);
    return found;
  };
  return {
    world,
    timeline,
    visit: () => visit,
    job: () => visit.job,
    appointment,
    now: () => now,
    later(seconds: number) {
      now = plusSeconds(now, seconds);
    },
    add: (more: Partial<Extract<AppointmentEvent, { trigger: 'add' }>> = {}, start?: Instant) =>
      keep(decideAppointment(visit, adding(more, start), world())),
    change: (event: AppointmentEvent) => keep(decideAppointment(visit, event, world())),
    tap: (by: Person, code: string, more: Partial<Tap> = {}) => keep(decideTap(visit, tapOf(by, code, more), world())),
    office: (event: JobEvent) => keep(decideJob(visit, event, world())),
    cancel: (reason = 'Customer called off') =>
      keep(decideJob(visit, { trigger: 'cancel', by: actor(DEE), reason }, world())),
    restore: () => keep(decideJob(visit, { trigger: 'restore', by: actor(DEE) }, world())),
  };
}
