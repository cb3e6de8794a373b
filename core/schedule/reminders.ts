import type { PersonId } from '../ids/ids.ts';
import type { MessageIntent } from '../message/message.ts';
import type { Person } from '../person/person.ts';
import { hasAnyRole } from '../person/role.ts';
import { earliest, fromEpochMs, type Instant, plusMinutes, secondsBetween, toEpochMs } from '../time/instant.ts';
import { occurrencesOf, wallTimeAt } from '../time/wall-clock.ts';
import { finalShifts, gaps, onCallAt, type Shift } from './on-call.ts';
import type { Schedule } from './schedule.ts';

/*
 * What a schedule is looked at for by the clock: people are reminded of their time on call, and managers are told of
 * nights without anybody while they can still do something about it. The sweeper asks once a minute for the schedules
 * whose look is due. Twice: the messages' keys make each go out once. Late: what has begun by then is not told any more.
 */

/** Hours before somebody comes on call at which he is reminded. */
export const REMINDER_HOURS = [24, 1] as const;
/** Days before a gap at which managers are told. */
export const GAP_DAYS = [1, 3, 14] as const;
/** When in the schedule's zone gaps are looked for: when whoever is told is awake. */
const FORECAST_HOUR = 9;
const OUTLOOK_DAYS = 60;
const DAY_MINUTES = 24 * 60;
const DAY_MS = 86_400_000;

/** When the schedule has to be looked at next, after `after`: the next reminder, or nine in the morning. */
export function nextLook(schedule: Schedule, after: Instant): Instant {
  const tomorrow = forecastAfter(schedule.zone, after);
  const reminders = comings(schedule, after, plusMinutes(tomorrow, DAY_MINUTES)).flatMap(({ start }) =>
    REMINDER_HOURS.map((hours) => plusMinutes(start, -hours * 60)),
  );
  return earliest([tomorrow, ...reminders.filter((at) => at > after)]) ?? tomorrow;
}

/** The first nine o'clock of the zone after an instant. */
function forecastAfter(zone: string, after: Instant): Instant {
  const today = Math.floor(wallTimeAt(zone, toEpochMs(after)) / DAY_MS);
  const nine = (day: number) => fromEpochMs(occurrencesOf(zone, day * DAY_MS + FORECAST_HOUR * 3_600_000).first);
  return nine(today) > after ? nine(today) : nine(today + 1);
}

/** Shifts that begin between two instants for somebody who was not on call just before. */
function comings(schedule: Schedule, from: Instant, to: Instant): Shift[] {
  return finalShifts(schedule, from, to).filter(
    ({ personId, start }) => start > from && !onCallAt(schedule, fromEpochMs(toEpochMs(start) - 1)).includes(personId),
  );
}

/** What a look at `now` has to tell, when the look was due at `since`; each message to one person. */
export function noticesOf(schedule: Schedule, since: Instant, now: Instant, team: readonly Person[]): StaffNotice[] {
  const { name } = schedule;
  const soon = comings(schedule, now, plusMinutes(now, DAY_MINUTES + 1)).flatMap(({ personId, start }) => {
    // Of two that are due at once the later one says it all.
    const hours = REMINDER_HOURS.findLast((each) => isWithin(plusMinutes(start, -each * 60), since, now));
    if (hours === undefined) return [];
    const content = { kind: 'shift_reminder' as const, schedule: name, start, hours };
    return [notice(personId, `SHIFT#${schedule.id}#${start}#${hours}`, content)];
  });
  const forecast = isWithin(forecastAfter(schedule.zone, plusMinutes(now, -DAY_MINUTES)), since, now)
    ? gapNotices(schedule, now, team)
    : [];
  return [...soon, ...forecast];
}

const isWithin = (at: Instant, since: Instant, now: Instant): boolean => at >= since && at <= now;

function gapNotices(schedule: Schedule, now: Instant, team: readonly Person[]): StaffNotice[] {
  const managers = team.filter(({ enabled, roles }) => enabled && hasAnyRole(roles, ['manager', 'administrator']));
  return gaps(schedule, now, plusMinutes(now, OUTLOOK_DAYS * DAY_MINUTES))
    .filter(({ start }) => start > now)
    .flatMap(({ start, end }) => {
      const ahead = secondsBetween(now, start) / 86_400;
      // Looked for once a day: whole days ahead, so that nobody is told later than that.
      const days = GAP_DAYS.find((each) => ahead < each + 1);
      if (days === undefined) return [];
      const content = { kind: 'coverage_gap' as const, schedule: schedule.name, start, end, days };
      return managers.map(({ id }) => notice(id, `GAP#${schedule.id}#${start}#${days}`, content));
    });
}

/** How far ahead somebody is told that his times have changed. */
const CHANGE_DAYS = 14;

/** Tells those whose shifts of the next two weeks are not what they were; not whoever changed them. */
export function changeNotices(before: Schedule, after: Schedule, by: PersonId, now: Instant): StaffNotice[] {
  const until = plusMinutes(now, CHANGE_DAYS * DAY_MINUTES);
  const had = finalShifts(before, now, until);
  const has = finalShifts(after, now, until);
  const times = (shifts: readonly Shift[], id: PersonId) =>
    shifts
      .filter(({ personId }) => personId === id)
      .map(({ start, end }) => `${start} ${end}`)
      .join();
  const people = [...new Set([...had, ...has].map(({ personId }) => personId))];
  return people
    .filter((id) => id !== by && times(had, id) !== times(has, id))
    .map((id) => {
      const next = has.find(({ personId }) => personId === id);
      return notice(id, `SHIFTS#${after.id}#${after.version}`, {
        kind: 'shifts_changed',
        schedule: after.name,
        ...(next ? { next: next.start } : {}),
      });
    });
}

/** A staff message to one person. */
export type StaffNotice = MessageIntent & { to: { personId: PersonId } };

export const notice = (personId: PersonId, key: string, content: MessageIntent['content']): StaffNotice => ({
  key: `${key}#${personId}`,
  class: 'staff',
  to: { personId },
  content,
});
