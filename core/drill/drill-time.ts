import type { Account } from '../account/account.ts';
import type { PersonId } from '../ids/ids.ts';
import { DEFAULT_QUIET_HOURS, type QuietHours, quietUntil } from '../notification/quiet-hours.ts';
import type { Person } from '../person/person.ts';
import { fromEpochMs, type Instant, toEpochMs } from '../time/instant.ts';
import { occurrencesOf, wallTimeAt } from '../time/wall-clock.ts';
import { drilledMethods, drillOf, type PersonDrills } from './drill.ts';

/*
 * When somebody's methods are tested: every fourth week, on a weekday of his own and at a time of day of his own, so that
 * a team is not tested all at once. Whoever missed his turn (he is new, the method is, nothing ran) is tested on the next
 * weekday at his time.
 */

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Four weeks: the same weekday each time, and never more than the thirty days after which a drill counts as old. */
const CYCLE_DAYS = 28;
/** 1970-01-05, the first Monday of the count of days. */
const A_MONDAY = 4;
/** His time lies in these hours of the account's wall clock; a late start is fine until the last. */
const FIRST_HOUR = 10;
const LAST_HOUR = 16;
const CLOSING_HOUR = 17;

/** Never at night, even where customers may be told at any time. */
export const drillQuiet = ({ quietHours = DEFAULT_QUIET_HOURS }: Pick<Account, 'quietHours'>): QuietHours =>
  quietHours.from === quietHours.to ? DEFAULT_QUIET_HOURS : quietHours;

/** When the team may be told of drills and findings: now, or when the night is over. */
export const wakingHour = (account: Pick<Account, 'zone' | 'quietHours'>, now: Instant): Instant =>
  quietUntil(now, account.zone, drillQuiet(account)) ?? now;

/** FNV-1a: spreads people evenly, the same everywhere and for ever. */
function spread(text: string, over: number): number {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % over;
}

const weekdayOf = (day: number): number => (((day - A_MONDAY) % 7) + 7) % 7;
const isWeekday = (day: number): boolean => weekdayOf(day) < 5;

/** The day, counted from 1970 on the wall clock of a zone. */
const dayAt = (zone: string, at: Instant): number => Math.floor(wallTimeAt(zone, toEpochMs(at)) / DAY_MS);
const minuteAt = (zone: string, at: Instant): number =>
  Math.floor((wallTimeAt(zone, toEpochMs(at)) - dayAt(zone, at) * DAY_MS) / MINUTE_MS);

/** His minute of the day. */
const minuteOf = (person: PersonId): number =>
  FIRST_HOUR * 60 + spread(`minute ${person}`, (LAST_HOUR - FIRST_HOUR) * 60);

/** The last day, not after the given one, on which it was his turn. */
function turnDay(person: PersonId, day: number): number {
  const slot = spread(`day ${person}`, (CYCLE_DAYS / 7) * 5);
  const place = Math.floor(slot / 5) * 7 + (slot % 5);
  const now = (((day - A_MONDAY) % CYCLE_DAYS) + CYCLE_DAYS) % CYCLE_DAYS;
  return day - ((now - place + CYCLE_DAYS) % CYCLE_DAYS);
}

/** The addresses of a person that have had no drill since his last turn, as of a day. */
function wanting(person: Person, had: PersonDrills | undefined, zone: string, day: number): string[] {
  const since = turnDay(person.id, day);
  return drilledMethods(person)
    .map(({ address }) => address)
    .filter((address) => {
      const last = drillOf(had, address);
      return last === undefined || dayAt(zone, last.startedAt) < since;
    });
}

/** The addresses of a person that are to be tested now, by the schedule; none by night or at a weekend. */
export function turnNow(
  person: Person,
  had: PersonDrills | undefined,
  account: Pick<Account, 'zone' | 'quietHours'>,
  now: Instant,
): string[] {
  const { zone } = account;
  const day = dayAt(zone, now);
  const minute = minuteAt(zone, now);
  const isTime = isWeekday(day) && minute >= minuteOf(person.id) && minute < CLOSING_HOUR * 60;
  return isTime && wakingHour(account, now) === now ? wanting(person, had, zone, day) : [];
}

/** When a person's time comes next, today or tomorrow; undefined when it does not. */
export function nextTurn(
  person: Person,
  had: PersonDrills | undefined,
  zone: string,
  after: Instant,
): Instant | undefined {
  const today = dayAt(zone, after);
  for (const day of [today, today + 1]) {
    const at = fromEpochMs(occurrencesOf(zone, day * DAY_MS + minuteOf(person.id) * MINUTE_MS).first);
    if (at > after && isWeekday(day) && wanting(person, had, zone, day).length > 0) return at;
  }
  return undefined;
}
