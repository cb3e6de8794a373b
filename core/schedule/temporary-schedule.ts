import * as z from 'zod';
import { PersonId } from '../ids/ids.ts';
import type { Instant } from '../time/instant.ts';
import { mustGoForward, Time, type TimeSpan } from './time-span.ts';

/*
 * What replaces the whole schedule from `start` up to `end`, overrides included: a holiday week planned by hand. Only
 * its own shifts count meanwhile; outside them nobody is on call.
 */

export const TemporaryScheduleId = z
  .string()
  .regex(/^tmp_[0-9A-HJKMNP-TV-Z]{26}$/, 'must be an id that begins tmp_')
  .brand<'TemporaryScheduleId'>();
export type TemporaryScheduleId = z.infer<typeof TemporaryScheduleId>;

const shift = z.strictObject({ personId: PersonId, start: Time, end: Time }).superRefine(mustGoForward);
const parts = { start: Time, end: Time, shifts: z.array(shift).max(100) };

function refuse(temporary: TimeSpan & { shifts: readonly TimeSpan[] }, context: z.RefinementCtx): void {
  mustGoForward(temporary, context);
  const isInside = (time: Instant) => time >= temporary.start && time <= temporary.end;
  temporary.shifts.forEach((each, index) => {
    for (const field of ['start', 'end'] as const) {
      if (!isInside(each[field])) {
        context.addIssue({
          code: 'custom',
          path: ['shifts', index, field],
          message: 'must be within its temporary schedule',
        });
      }
    }
  });
}

export const TemporarySchedule = z.object({ id: TemporaryScheduleId, ...parts }).superRefine(refuse);
export type TemporarySchedule = z.infer<typeof TemporarySchedule>;

/** A temporary schedule as a client sends it: the edge gives an id to one that is new. */
export const TemporaryScheduleInput = z
  .strictObject({ id: TemporaryScheduleId.optional(), ...parts })
  .superRefine(refuse);
export type TemporaryScheduleInput = z.infer<typeof TemporaryScheduleInput>;
