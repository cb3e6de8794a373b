import { type Appointment, isOpenStatus } from '../appointment/appointment.ts';
import { FIRST_CODE } from '../appointment/status-code.ts';
import type { Instant } from '../time/instant.ts';
import type { Job } from './job.ts';
import type { JobFact } from './timeline.ts';
import { changeOf, type Visit, type VisitDecision, without } from './visit.ts';

/*
 * Cancel and restore take appointments along. As many as fit are written with the job; where there are more, the job is
 * written first and remembers the cascade, readers see its appointments as they will be, and the sweeper writes the
 * rest in pieces. Every piece is computed from the job and what is still untouched: twice does nothing, and a crash
 * between two pieces loses nothing. The escalation of a job that is cancelled follows in the same way, before the first
 * piece: it is an item of another partition, with messages of its own.
 */

/** A transaction has at most 100 items; ten are kept for the job, its timeline and the messages. */
export const PIECE = 90;

/** An open appointment, taken along by the cancellation with this mark. */
const cancelled = (appointment: Appointment, mark: number, at: Instant): Appointment => ({
  ...without(appointment, 'eta'),
  status: 'cancelled',
  statusAt: at,
  cancelledBy: { mark, at },
  updatedAt: at,
  version: appointment.version + 1,
});

/** Messages spec, "Restore": with a future start it is scheduled again, else it needs a new date. */
const restored = (appointment: Appointment, at: Instant): Appointment => ({
  ...withFreshCycle(appointment, at),
  status: appointment.start > at ? 'scheduled' : 'needs_reschedule',
});

/** The appointment in its next visit cycle: nobody has done anything yet. */
export const withFreshCycle = (appointment: Appointment, at: Instant): Appointment => ({
  ...without(appointment, 'eta', 'pause', 'cancelledBy', 'completedAt', 'confirmedAt', 'reschedule'),
  status: 'scheduled',
  statusAt: at,
  code: FIRST_CODE.code,
  cycle: appointment.cycle + 1,
  restarts: 0,
  assignments: appointment.assignments.map(({ personId, name }) => ({
    ...{ personId, name, code: FIRST_CODE.code, phase: FIRST_CODE.phase, at },
  })),
  updatedAt: at,
  version: appointment.version + 1,
});

/** What the job's cancellation or restore changes, of those it has not reached yet. */
export function reachedBy(
  kind: 'cancel' | 'restore',
  mark: number,
  at: Instant,
  appointments: readonly Appointment[],
): Appointment[] {
  return kind === 'cancel'
    ? appointments.filter(({ status }) => isOpenStatus(status)).map((each) => cancelled(each, mark, at))
    : appointments.filter(({ cancelledBy }) => cancelledBy?.mark === mark).map((each) => restored(each, at));
}

/** The visit as readers see it: what a cascade has yet to reach is shown as it will be. */
export function settled(visit: Visit): Visit {
  const { cascade } = visit.job;
  if (!cascade) return visit;
  const reached = new Map(
    reachedBy(cascade.kind, cascade.mark, cascade.at, visit.appointments).map((each) => [each.id, each]),
  );
  return { job: visit.job, appointments: visit.appointments.map((each) => reached.get(each.id) ?? each) };
}

/**
 * The next piece of a cascade, asked by the sweeper with the visit as it was read, once the call has been ended; the
 * last one ends it.
 */
export function decideCascade(visit: Visit, now: Instant): VisitDecision {
  const { cascade } = visit.job;
  if (!cascade) return { outcome: 'unchanged', why: 'already_so' };
  const left = reachedBy(cascade.kind, cascade.mark, cascade.at, visit.appointments);
  const piece = left.slice(0, PIECE);
  const rest = { ...visit.job, cascade: without(cascade, 'call') };
  const job: Job = left.length > PIECE ? rest : without(visit.job, 'cascade');
  // Between what readers saw before and see now there is no difference, and so nothing to tell.
  const seen = settled(visit);
  const timeline: JobFact[] = [
    ...(cascade.call ? [{ kind: 'call_ended' as const, number: cascade.call }] : []),
    ...(cascade.call && piece.length === 0 ? [] : [{ kind: 'cascaded' as const, appointments: piece.length }]),
  ];
  return { outcome: 'changed', ...changeOf(seen, { job, appointments: piece, timeline }, now), facts: [] };
}

/**
 * A change as the first transaction may hold it: with more than `room` appointments it is written without them, and the
 * job remembers that they are to follow. Changes that are no cascade are small and stay as they are.
 */
export function firstPiece<Change extends Pick<Extract<VisitDecision, { outcome: 'changed' }>, 'job' | 'appointments'>>(
  before: Job,
  change: Change,
  room: number = PIECE,
): Change {
  const { job } = change;
  if (change.appointments.length <= room) return change;
  const cascade =
    job.status === 'cancelled' && job.cancellation
      ? { kind: 'cancel' as const, mark: job.cancellation.mark, at: job.updatedAt }
      : before.cancellation && { kind: 'restore' as const, mark: before.cancellation.mark, at: job.updatedAt };
  return cascade ? { ...change, job: { ...job, cascade }, appointments: [] } : change;
}
