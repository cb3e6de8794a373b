import type { PersonId, ScheduleId } from '../ids/ids.ts';
import { type Instant, plusMinutes } from '../time/instant.ts';
import { finalShifts, onCallAt } from './on-call.ts';
import type { Schedule } from './schedule.ts';

/*
 * What a ladder asks of schedules: who is on call, and when that changes next. The night and the preview ask through
 * here, so that they cannot get different answers.
 */

/** A step lasts 24 hours at the most: a handoff later than this cannot fall into a running one. */
const HORIZON_MINUTES = 2 * 24 * 60;

/** The next moment after `after` when other people are on call than at `after`; undefined when none comes in two days. */
export function nextHandoff(schedule: Schedule, after: Instant): Instant | undefined {
  const until = plusMinutes(after, HORIZON_MINUTES);
  const now = whoAt(schedule, after);
  const boundaries = finalShifts(schedule, after, until).flatMap(({ start, end }) => [start, end]);
  return [...new Set(boundaries)]
    .filter((at) => at > after && at < until)
    .sort()
    .find((at) => whoAt(schedule, at) !== now);
}

const whoAt = (schedule: Schedule, at: Instant): string => onCallAt(schedule, at).sort().join();

/** The same for several schedules, by id; one that is not among them has nobody. */
export const dutyOf = (schedules: ReadonlyMap<ScheduleId, Schedule>) => ({
  onCall: (id: ScheduleId, at: Instant): PersonId[] => {
    const schedule = schedules.get(id);
    return schedule ? onCallAt(schedule, at) : [];
  },
  nextHandoff: (id: ScheduleId, after: Instant): Instant | undefined => {
    const schedule = schedules.get(id);
    return schedule && nextHandoff(schedule, after);
  },
});

/** Everybody who is on call at some time between two instants, each once. */
export const onCallWithin = (schedules: Iterable<Schedule>, from: Instant, to: Instant): PersonId[] => [
  ...new Set([...schedules].flatMap((schedule) => finalShifts(schedule, from, to).map(({ personId }) => personId))),
];
