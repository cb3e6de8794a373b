/*
 * Wall-clock times of a zone, as `datetime-local` fields have them: `2026-06-01T08:00`, without an offset. The browser's
 * own time-zone data do the arithmetic.
 */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const digits = '2-digit';
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    ...{ month: digits, day: digits, hour: digits, minute: digits },
  });
  formats.set(zone, made);
  return made;
}

/** What the clocks of a zone show at an instant, to the minute. */
export function wallTime(instantMs: number, zone: string): string {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(instantMs)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

const asIfUtc = (wall: string): number => Date.parse(`${wall}Z`);

/**
 * When the clocks of a zone show this time, in milliseconds since 1970; NaN for what is no time. A time that a night
 * skips is taken as an hour later, one that it has twice as the first of the two.
 */
export function instantOf(wall: string, zone: string): number {
  const utc = asIfUtc(wall);
  if (Number.isNaN(utc)) return Number.NaN;
  const offsetAt = (instant: number) => asIfUtc(wallTime(instant, zone)) - instant;
  // Offsets a day before and after are those on either side of a change: the right one leads back to the same wall time.
  const before = utc - offsetAt(utc - 86_400_000);
  const after = utc - offsetAt(utc + 86_400_000);
  return wallTime(before, zone) === wall ? before : wallTime(after, zone) === wall ? after : before;
}

/** The date so many days after one, `2026-06-01` → `2026-06-08`. */
export const plusDays = (date: string, days: number): string =>
  new Date(asIfUtc(`${date}T00:00`) + days * 86_400_000).toISOString().slice(0, 10);
