import type { Language } from '../message/language.ts';
import { type Instant, toEpochMs } from '../time/instant.ts';

/*
 * Days and hours in a customer's language, in the zone of the service address. The clock is that of the country, with
 * AM and PM, in both languages. In SMS a day is spelled without an accent: "sáb" alone would make 70 signs a segment
 * of 160.
 */

export interface Saying {
  language: Language;
  /** IANA zone. */
  zone: string;
  /** Whether it must be said in GSM-7. */
  inSms: boolean;
}

const TO: Readonly<Record<Language, string>> = { en: 'to', es: 'a' };

/** Making a format costs as much as a hundred uses of it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: Instant, zone: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale} ${zone} ${Object.keys(options).join()}`;
  let made = formats.get(key);
  if (!made) {
    if (formats.size >= 100) formats.clear();
    made = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    formats.set(key, made);
  }
  // Some versions of the calendar data put narrow or fixed blanks between the parts.
  return made.format(toEpochMs(at)).replaceAll(/[\u00a0\u202f]/g, ' ');
}

/** `12:00 PM`. */
export const sayTime = (at: Instant, { zone }: Saying): string =>
  format(at, zone, 'en-US', { hour: 'numeric', minute: '2-digit' });

/** `Mon, Jun 1`; in Spanish `lun 1 jun`. */
export function sayDay(at: Instant, { language, zone, inSms }: Saying): string {
  if (language === 'en') return format(at, zone, 'en-US', { weekday: 'short', month: 'short', day: 'numeric' });
  const part = (options: Intl.DateTimeFormatOptions) => format(at, zone, 'es-US', options);
  const day = `${part({ weekday: 'short' })} ${part({ day: 'numeric' })} ${part({ month: 'short' })}`;
  return inSms ? day.replaceAll('á', 'a') : day;
}

/** `Mon, Jun 1, 12:00 PM to 2:00 PM`. */
export function sayWindow({ start, end }: { start: Instant; end: Instant }, saying: Saying): string {
  const [from, to] = [sayDay(start, saying), sayDay(end, saying)];
  const until = `${from === to ? '' : `${to}, `}${sayTime(end, saying)}`;
  return `${from}, ${sayTime(start, saying)} ${TO[saying.language]} ${until}`;
}
