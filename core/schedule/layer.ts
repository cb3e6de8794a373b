import * as z from 'zod';
import { PersonId } from '../ids/ids.ts';
import { Time } from './time-span.ts';

/** How long a turn is, in wall-clock time: a day is from 08:00 to 08:00, whatever the zone does in between. */
export const ShiftLength = z.strictObject({
  unit: z.enum(['hour', 'day', 'week']),
  /** 10 000 hours are over a year; more would only carry dates out of the calendar. */
  length: z.int().min(1).max(10_000),
});
export type ShiftLength = z.infer<typeof ShiftLength>;

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day from 00:00 to 23:59');

/**
 * Weekly hours in the schedule's zone: from `from` to `to` on each of the days (ISO: 1 is Monday). A `to` that is not
 * after `from` is on the next day, so that `00:00` to `00:00` is a whole day.
 */
export const Window = z.strictObject({
  days: z
    .array(z.int().min(1).max(7))
    .min(1)
    .max(7)
    .refine((days) => new Set(days).size === days.length, 'must name each day once'),
  from: TimeOfDay,
  to: TimeOfDay,
});
export type Window = z.infer<typeof Window>;

const Member = z
  .string()
  .refine((id) => !id.startsWith('sch_'), 'must be a person: a schedule cannot contain schedules')
  .pipe(PersonId);

/** One rotation of a schedule: its people take turns, each as long as the shift, without end. */
export const Layer = z.strictObject({
  /** In the order of their turns; a person who stands twice has two turns of a round. */
  people: z.array(Member).min(1, 'must name a person').max(50),
  shift: ShiftLength,
  /** When the first turn begins; its time of day and weekday in the zone are those of every handoff. */
  start: Time,
  /** Hours outside which the layer has nobody; a layer without windows is on call at all hours. */
  windows: z.array(Window).min(1, 'must name a window, or be left out').max(50).optional(),
});
export type Layer = z.infer<typeof Layer>;
