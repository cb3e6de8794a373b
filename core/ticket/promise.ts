import { type Instant, toEpochMs } from '../time/instant.ts';
import { wallTimeAt } from '../time/wall-clock.ts';
import type { TicketContactMethod } from './ticket.ts';

/* The sentence an agent says to the customer when a ticket is made (tickets spec, 2). */

const DAY_MS = 86_400_000;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];
const BY = { call: 'by phone', text: 'by text', email: 'by email' } as const satisfies Record<
  TicketContactMethod,
  string
>;

/** `5 pm`, `4:30 pm`, `noon`, `midnight`, of a time the wall clock shows. */
function timeOfDay(wall: Date): string {
  const hours = wall.getUTCHours();
  const minutes = wall.getUTCMinutes();
  if (minutes === 0 && hours === 12) return 'noon';
  if (minutes === 0 && hours === 0) return 'midnight';
  const past = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`;
  return `${hours % 12 || 12}${past} ${hours < 12 ? 'am' : 'pm'}`;
}

/**
 * `Someone will contact you by 5 pm today by phone`; also `tomorrow`, else `on Monday, June 8`. Dates are those of the
 * zone; midnight is the end of a day, as people mean it when they say "by midnight today".
 */
export function promiseSentence(dueAt: Instant, zone: string, method: TicketContactMethod, now: Instant): string {
  const wall = wallTimeAt(zone, toEpochMs(dueAt));
  const day = Math.ceil(wall / DAY_MS) - 1;
  const ahead = day - Math.floor(wallTimeAt(zone, toEpochMs(now)) / DAY_MS);
  const date = new Date(day * DAY_MS);
  const onDate = `on ${WEEKDAYS[date.getUTCDay()]}, ${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}`;
  const when = ahead === 0 ? 'today' : ahead === 1 ? 'tomorrow' : onDate;
  return `Someone will contact you by ${timeOfDay(new Date(wall))} ${when} ${BY[method]}`;
}
