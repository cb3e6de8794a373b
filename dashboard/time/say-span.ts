import { time as words } from '../words/en.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(words.locale, options);
  formats.set(key, made);
  return made;
}

/** From when to when, with days and zone: `Mon, Jun 1, 8:00 AM CDT – Mon, Jun 8, 8:00 AM CDT`. */
export const saySpan = (startMs: number, endMs: number, zone: string): string =>
  formatOf(`span ${zone}`, {
    timeZone: zone,
    ...{ weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
  }).formatRange(startMs, endMs);

/** The days of a stretch of time, `Jun 1 – 7`; the end is not in it. */
export const sayDays = (startMs: number, endMs: number, zone: string): string =>
  formatOf(`days ${zone}`, { timeZone: zone, month: 'short', day: 'numeric' }).formatRange(startMs, endMs - 1);

/** A day as a column's head: `Mon 1`. */
export const sayDay = (instantMs: number, zone: string): string => {
  const weekday = formatOf(`weekday ${zone}`, { timeZone: zone, weekday: 'short' }).format(instantMs);
  return `${weekday} ${formatOf(`day ${zone}`, { timeZone: zone, day: 'numeric' }).format(instantMs)}`;
};

/** A date to read out: `Mon, Jun 1`. */
export const sayDate = (instantMs: number, zone: string): string =>
  formatOf(`date ${zone}`, { timeZone: zone, weekday: 'short', month: 'short', day: 'numeric' }).format(instantMs);

/** An hour as a column's head: `8 AM`. */
export const sayHour = (instantMs: number, zone: string): string =>
  formatOf(`hour ${zone}`, { timeZone: zone, hour: 'numeric' }).format(instantMs);

/** From when to when on a day, with the zone: `12:00 – 2:00 PM CDT`. */
export const sayHours = (startMs: number, endMs: number, zone: string): string =>
  formatOf(`hours ${zone}`, {
    ...{ timeZone: zone, hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
  }).formatRange(startMs, endMs);
