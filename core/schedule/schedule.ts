import * as z from 'zod';
import { line } from '../contracts/input.ts';
import { AccountId, ScheduleId } from '../ids/ids.ts';
import { Zone } from '../time/zone.ts';
import { Layer } from './layer.ts';
import { MOST_OVERRIDES, Override, OverrideInput } from './override.ts';
import { TemporarySchedule, TemporaryScheduleInput } from './temporary-schedule.ts';
import type { TimeSpan } from './time-span.ts';

/*
 * A schedule: who takes turns (layers), what was changed by hand (overrides), and what replaces all of it for a while
 * (temporary schedules). What of it holds at a time is told by `on-call.ts`. The limits keep a schedule far under the
 * 400 KB of a DynamoDB item.
 */

const parts = {
  name: line(80),
  zone: Zone,
  /** All layers are on call together. */
  layers: z.array(Layer).min(1, 'must have a layer').max(10),
};

interface Entry extends TimeSpan {
  readonly id?: string | undefined;
}

/** An id names one entry, and of two temporary schedules at one time neither could win. */
function refuse(
  { overrides, temporary }: { overrides: readonly Entry[]; temporary: readonly Entry[] },
  context: z.RefinementCtx,
): void {
  const ids = new Set<string>();
  const refuseRepeated = (field: string) => (entry: Entry, index: number) => {
    if (entry.id === undefined) return;
    if (ids.has(entry.id)) context.addIssue({ code: 'custom', path: [field, index, 'id'], message: 'must be unique' });
    ids.add(entry.id);
  };
  overrides.forEach(refuseRepeated('overrides'));
  temporary.forEach(refuseRepeated('temporary'));
  temporary.forEach((entry, index) => {
    if (temporary.slice(0, index).some((earlier) => earlier.start < entry.end && entry.start < earlier.end)) {
      const message = 'must not overlap another temporary schedule';
      context.addIssue({ code: 'custom', path: ['temporary', index, 'start'], message });
    }
  });
}

const overrides = z.array(Override).max(MOST_OVERRIDES, `must have at most ${MOST_OVERRIDES} overrides`);
const temporary = z.array(TemporarySchedule).max(20);

export const Schedule = z
  .object({ accountId: AccountId, id: ScheduleId, ...parts, overrides, temporary, version: z.int().min(1) })
  .superRefine(refuse);
export type Schedule = z.infer<typeof Schedule>;

/** A schedule as a client sends it, times with any offset and zones by any alias; whoever stores it adds the ids. */
export const ScheduleInput = z
  .strictObject({
    ...parts,
    overrides: z.array(OverrideInput).max(MOST_OVERRIDES, `must have at most ${MOST_OVERRIDES} overrides`).default([]),
    temporary: z.array(TemporaryScheduleInput).max(20).default([]),
  })
  .superRefine(refuse);
export type ScheduleInput = z.infer<typeof ScheduleInput>;
