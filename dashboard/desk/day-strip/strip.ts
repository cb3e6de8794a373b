import type { AgendaItem } from '../../../core/contracts/appointments.ts';
import { instantOf, plusDays } from '../../time/wall-time.ts';

/*
 * A day as a strip: a row for each technician and one for what nobody has yet, bars from hour to hour. A day of the
 * zone has 23 or 25 hours when its clocks change, so that everything is placed by instants.
 */

const HOUR_MS = 3_600_000;

/** The hours that are always in sight: from six in the morning to eight in the evening. */
const [FIRST_HOUR, LAST_HOUR] = ['06:00', '20:00'];

/** From when to when the strip reaches, in milliseconds since 1970. */
export interface Stretch {
  start: number;
  end: number;
}

export interface Bar {
  item: AgendaItem;
  /** Percent of the stretch. */
  from: number;
  length: number;
  /** Bars that overlap stand below each other: counted from 0. */
  lane: number;
}

export interface Row {
  /** Undefined for what nobody has yet. */
  person: { id: string; name: string } | undefined;
  bars: Bar[];
  lanes: number;
}

/** The whole day of a date. */
export const dayOf = (date: string, zone: string): Stretch => ({
  start: instantOf(`${date}T00:00`, zone),
  end: instantOf(`${plusDays(date, 1)}T00:00`, zone),
});

/** The hours to show: the usual ones, and as many more as the day's appointments take. */
export function stretchOf(items: readonly AgendaItem[], date: string, zone: string): Stretch {
  const day = dayOf(date, zone);
  const starts = items.map(({ start }) => Math.floor(Date.parse(start) / HOUR_MS) * HOUR_MS);
  const ends = items.map(({ end }) => Math.ceil(Date.parse(end) / HOUR_MS) * HOUR_MS);
  return {
    start: Math.max(day.start, Math.min(instantOf(`${date}T${FIRST_HOUR}`, zone), ...starts)),
    end: Math.min(day.end, Math.max(instantOf(`${date}T${LAST_HOUR}`, zone), ...ends)),
  };
}

/** When each hour of a stretch begins. */
export const hoursOf = ({ start, end }: Stretch): number[] =>
  Array.from({ length: Math.max(0, Math.ceil((end - start) / HOUR_MS)) }, (_, hour) => start + hour * HOUR_MS);

/** What of a span lies in a stretch, in percent of it; undefined when nothing does. */
export function placed(span: { start: string; end: string }, { start, end }: Stretch) {
  const from = Math.max(start, Date.parse(span.start));
  const until = Math.min(end, Date.parse(span.end));
  if (from >= until) return undefined;
  const percent = (ms: number) => (100 * ms) / (end - start);
  return { from: percent(from - start), length: percent(until - from) };
}

/** Each bar in the first lane that is free when it begins. */
function barsOf(items: readonly AgendaItem[], stretch: Stretch): Bar[] {
  const free: number[] = [];
  return items
    .toSorted((a, b) => a.start.localeCompare(b.start))
    .flatMap((item) => {
      const place = placed(item, stretch);
      if (place === undefined) return [];
      const begins = Date.parse(item.start);
      const found = free.findIndex((at) => at <= begins);
      const lane = found < 0 ? free.length : found;
      free[lane] = Date.parse(item.end);
      return [{ item, ...place, lane }];
    });
}

/** A row for each of the people, for whoever else is sent, and first of all for what nobody has yet, if there is any. */
export function rowsOf(
  items: readonly AgendaItem[],
  people: readonly { id: string; name: string }[],
  stretch: Stretch,
): Row[] {
  const known = new Map(people.map((person): [string, { id: string; name: string }] => [person.id, person]));
  for (const { personId, name } of items.flatMap(({ assignments }) => assignments))
    if (!known.has(personId)) known.set(personId, { id: personId, name });
  const rowOf = (person: Row['person'], own: AgendaItem[]): Row => {
    const bars = barsOf(own, stretch);
    return { person, bars, lanes: Math.max(1, ...bars.map(({ lane }) => lane + 1)) };
  };
  const unassigned = items.filter(({ assignments }) => assignments.length === 0);
  return [
    ...(unassigned.length > 0 ? [rowOf(undefined, unassigned)] : []),
    ...[...known.values()].map((person) =>
      rowOf(
        person,
        items.filter(({ assignments }) => assignments.some(({ personId }) => personId === person.id)),
      ),
    ),
  ];
}
