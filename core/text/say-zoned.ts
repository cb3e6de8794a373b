import { type Saying, sayDay, sayTime } from '../template/say-when.ts';
import { type Instant, toEpochMs } from '../time/instant.ts';

/** Making a format costs as much as a hundred uses of it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** `CDT`: the team may sit in another zone than the account. */
function zoneName(at: Instant, zone: string): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' });
  formats.set(zone, format);
  return format.formatToParts(toEpochMs(at)).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

type InZone = Pick<Saying, 'language' | 'zone'>;
const spelled = (saying: InZone): Saying => ({ ...saying, inSms: false });

/** `10:07 AM CDT`. */
export const sayTimeZoned = (at: Instant, saying: InZone): string =>
  `${sayTime(at, spelled(saying))} ${zoneName(at, saying.zone)}`;

/** `Mon, Jun 1, 6:00 PM CDT`. */
export const sayDayAndTime = (at: Instant, saying: InZone): string =>
  `${sayDay(at, spelled(saying))}, ${sayTimeZoned(at, saying)}`;
