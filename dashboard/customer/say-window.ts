import { customer as words } from './words.ts';

const format = (instant: string, timeZone: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(words.locale, { ...options, timeZone }).format(new Date(instant));

/** `Wednesday, June 3` */
export const sayDay = (instant: string, zone: string): string =>
  format(instant, zone, { weekday: 'long', month: 'long', day: 'numeric' });

/** `11:40 AM CDT` */
export const sayClock = (instant: string, zone: string): string =>
  format(instant, zone, { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });

/** `10:00 AM – 12:00 PM CDT`; the day before its end where that is another one. */
export function sayWindow({ start, end }: { start: string; end: string }, zone: string): string {
  const isOneDay = sayDay(start, zone) === sayDay(end, zone);
  const from = format(start, zone, { hour: 'numeric', minute: '2-digit' });
  return words.between(from, isOneDay ? sayClock(end, zone) : `${sayDay(end, zone)}, ${sayClock(end, zone)}`);
}
