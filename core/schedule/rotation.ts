import type { PersonId } from '../ids/ids.ts';
import { toEpochMs } from '../time/instant.ts';
import { intersection, overlaps, type Span } from '../time/span.ts';
import { occurrencesOf, wallTimeAt, wallTimesNear } from '../time/wall-clock.ts';
import type { Layer, ShiftLength } from './layer.ts';
import { openHours } from './windows.ts';

/*
 * Who of a layer has his turn when (escalation spec, case 12). The wall clock is cut into equal slots from the layer's
 * start on; slot n is the turn of person n modulo their number. So a time is found by one division, however long ago
 * the layer began. A slot begins at the first occurrence of its wall time and ends at the last one of the next slot's:
 * in a repeated hour both are on call, and a slot that falls into a skipped hour has no length but uses up its turn.
 */

/** A turn of a layer, or what is left of it. */
export interface Turn extends Span {
  readonly personId: PersonId;
}

const UNIT_MS: Readonly<Record<ShiftLength['unit'], number>> = {
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
};

/** The turns of a layer within a span of epoch milliseconds, cut to it, in order. Several of one turn if windows cut it. */
export function turnsWithin(zone: string, layer: Layer, within: Span): Turn[] {
  const start = toEpochMs(layer.start);
  const span = { start: Math.max(within.start, start), end: within.end };
  if (span.start >= span.end) return [];
  const turns = slotsWithin(zone, layer, start, span);
  return layer.windows === undefined ? turns : during(turns, openHours(zone, layer.windows, span));
}

function slotsWithin(zone: string, layer: Layer, start: number, span: Span): Turn[] {
  const { people, shift } = layer;
  const slotMs = shift.length * UNIT_MS[shift.unit];
  const begins = wallTimeAt(zone, start);
  const first = Math.max(0, Math.floor((wallTimesNear(zone, span.start).least - begins) / slotMs));
  const last = Math.floor((wallTimesNear(zone, span.end).most - begins) / slotMs);
  const turns: Turn[] = [];
  let handoff = occurrencesOf(zone, begins + first * slotMs);
  for (let turn = first; turn <= last; turn++) {
    const next = occurrencesOf(zone, begins + (turn + 1) * slotMs);
    const personId = people[turn % people.length];
    const part = intersection({ start: handoff.first, end: next.last }, span);
    if (personId !== undefined && part.start < part.end) turns.push({ personId, ...part });
    handoff = next;
  }
  return turns;
}

/** What of the turns lies in the open hours. Turns begin in order, so hours that end before one begins are done with. */
function during(turns: readonly Turn[], open: readonly Span[]): Turn[] {
  let done = 0;
  return turns.flatMap((turn) => {
    for (let hours = open[done]; hours !== undefined && hours.end <= turn.start; hours = open[done]) done++;
    const parts: Turn[] = [];
    for (let index = done; ; index++) {
      const hours = open[index];
      if (hours === undefined || !overlaps(hours, turn)) return parts;
      parts.push({ ...turn, ...intersection(hours, turn) });
    }
  });
}
