import { time as words } from '../words/en.ts';

/** Whole seconds left until an instant, never below 0. */
export const secondsLeft = (instant: string, nowMs: number): number =>
  Math.max(0, Math.ceil((Date.parse(instant) - nowMs) / 1000));

/** `4:12`, `0:07`, `1:04:12`. */
export function sayCountdown(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** How long ago, in the largest whole unit that says enough: `just now`, `4 min ago`, `2 h 5 min ago`, `3 days ago`. */
export function sayAge(instant: string, nowMs: number): string {
  const minutes = Math.max(0, Math.floor((nowMs - Date.parse(instant)) / 60_000));
  if (minutes < 1) return words.justNow;
  if (minutes < 60) return words.minutesAgo(minutes);
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return words.hoursAgo(hours, minutes % 60);
  return words.daysAgo(Math.floor(hours / 24));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, kind: 'time' | 'day', options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${kind}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(words.locale, { ...options, timeZone: zone });
  formats.set(key, made);
  return made;
}

/**
 * A time of day with its zone, `2:04 AM CST`; with the day before it when that is not today in the zone:
 * `May 31, 11:40 PM CDT`. `zone` is the account's IANA zone.
 */
export function sayTime(instant: string, zone: string, nowMs: number): string {
  const at = new Date(instant);
  const time = format(zone, 'time', { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' }).format(at);
  const day = format(zone, 'day', { month: 'short', day: 'numeric' });
  return day.format(at) === day.format(nowMs) ? time : `${day.format(at)}, ${time}`;
}

/** A calendar date, whichever the zone: `Mon, Jun 8, 2026`. */
export const sayDate = (date: string): string =>
  new Intl.DateTimeFormat(words.locale, {
    ...{ weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' },
    timeZone: 'UTC',
  }).format(Date.parse(date));
