import type { PersonId } from '../ids/ids.ts';
import { fromEpochMs, type Instant, toEpochMs } from '../time/instant.ts';
import { intersection, overlaps, type Span, uncovered } from '../time/span.ts';
import type { Override } from './override.ts';
import { type Turn, turnsWithin } from './rotation.ts';
import type { Schedule } from './schedule.ts';
import type { TemporarySchedule } from './temporary-schedule.ts';
import { spanOf, type TimeSpan } from './time-span.ts';

/*
 * Who is on call (escalation spec, case 11). A temporary schedule counts before overrides, overrides before the
 * rotations. Of the overrides at one time all removes are done first, then the replaces in the order in which they
 * stand (one entered later may replace a replacement), then the adds. Everything is half-open. One computation answers
 * both "who now" and "who in this month", so they cannot disagree.
 */

/** One person's time on call; `overridden` where it is not from a rotation but from an override or a temporary schedule. */
export interface Shift extends TimeSpan {
  readonly personId: PersonId;
  readonly overridden?: true;
}

interface Duty extends Turn {
  readonly overridden: boolean;
  /** The turn it is a part of; none for what was entered by hand. */
  readonly of?: Turn;
}

/** The persons on call at an instant, each once, in the order of the layers; those added by hand come last. */
export function onCallAt(schedule: Schedule, at: Instant): PersonId[] {
  const start = toEpochMs(at);
  // An instant is whole milliseconds, so whoever is on call at it is on call for the millisecond that begins with it.
  return [...new Set(dutiesWithin(schedule, { start, end: start + 1 }).map(({ personId }) => personId))];
}

/**
 * Every shift between two instants, cut to them, by start and then in the order of the layers. One shift is one turn:
 * two turns of a person in a row are two. Shifts of several layers, and of two turns at a handoff in a repeated hour,
 * overlap. The cost grows with the shifts answered: callers bound the range.
 */
export function finalShifts(schedule: Schedule, from: Instant, to: Instant): Shift[] {
  return dutiesWithin(schedule, spanOf({ start: from, end: to }))
    .toSorted((a, b) => a.start - b.start)
    .map(({ personId, start, end, overridden }) => ({
      personId,
      ...written({ start, end }),
      ...(overridden ? { overridden } : {}),
    }));
}

/** When between two instants nobody is on call, in order; the time before the first layer starts is such a gap too. */
export function gaps(schedule: Schedule, from: Instant, to: Instant): TimeSpan[] {
  const within = spanOf({ start: from, end: to });
  return uncovered(within, dutiesWithin(schedule, within)).map(written);
}

const written = ({ start, end }: Span): TimeSpan => ({ start: fromEpochMs(start), end: fromEpochMs(end) });

function dutiesWithin(schedule: Schedule, within: Span): Duty[] {
  if (within.start >= within.end) return [];
  const rotation = schedule.layers
    .flatMap((layer) => turnsWithin(schedule.zone, layer, within))
    .map((turn): Duty => ({ ...turn, overridden: false, of: turn }));
  return replacedBy(schedule.temporary, overriddenBy(schedule.overrides, rotation, within), within);
}

function overriddenBy(overrides: readonly Override[], rotation: Duty[], within: Span): Duty[] {
  const now = overrides.filter((override) => overlaps(spanOf(override), within));
  let duties = rotation;
  for (const override of now) {
    if (override.kind === 'remove') duties = without(duties, spanOf(override), override.out);
  }
  for (const override of now) {
    if (override.kind === 'replace') duties = without(duties, spanOf(override), override.out, override.in);
  }
  const added = now.flatMap((override) =>
    override.kind === 'add' ? [byHand(override.in, intersection(spanOf(override), within))] : [],
  );
  return [...joined(duties), ...added];
}

function replacedBy(temporary: readonly TemporarySchedule[], duties: Duty[], within: Span): Duty[] {
  const now = temporary.filter((each) => overlaps(spanOf(each), within));
  const remaining = now.reduce((rest, each) => without(rest, spanOf(each)), duties);
  const instead = now
    .flatMap(({ shifts }) => shifts)
    .filter((shift) => overlaps(spanOf(shift), within))
    .map((shift) => byHand(shift.personId, intersection(spanOf(shift), within)));
  return [...remaining, ...instead];
}

const byHand = (personId: PersonId, span: Span): Duty => ({ ...span, personId, overridden: true });

/** The duties, but during the span somebody is off (everybody if none is named), and `instead` is on in his place. */
function without(duties: readonly Duty[], span: Span, off?: PersonId, instead?: PersonId): Duty[] {
  const result: Duty[] = [];
  for (const duty of duties) {
    if ((off !== undefined && duty.personId !== off) || !overlaps(duty, span)) {
      result.push(duty);
      continue;
    }
    const during = intersection(duty, span);
    if (duty.start < during.start) result.push({ ...duty, end: during.start });
    if (instead !== undefined) result.push({ ...duty, ...during, personId: instead, overridden: true });
    if (during.end < duty.end) result.push({ ...duty, start: during.end });
  }
  return result;
}

/** Parts of one turn that touch and are of one person become one again, as when two overrides meet. */
function joined(duties: readonly Duty[]): Duty[] {
  const result: Duty[] = [];
  for (const duty of duties) {
    const last = result.at(-1);
    const continues =
      last !== undefined &&
      last.of === duty.of &&
      last.end === duty.start &&
      last.personId === duty.personId &&
      last.overridden === duty.overridden;
    if (continues) result[result.length - 1] = { ...last, end: duty.end };
    else result.push(duty);
  }
  return result;
}
