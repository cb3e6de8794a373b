import * as z from 'zod';
import { Instant } from '../time/instant.ts';

/** A schedule by the name it has, and a stretch of it. */
const Stretch = { schedule: z.string(), start: Instant, end: Instant };

/** What the team is told about its schedules: a part of every message's content. */
export const OnCallContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shift_reminder'), schedule: z.string(), start: Instant, hours: z.int() }),
  /** `next`: since when the person is on call, or will be; absent when he is not in the next two weeks. */
  z.object({ kind: z.literal('shifts_changed'), schedule: z.string(), next: Instant.optional() }),
  z.object({ kind: z.literal('coverage_gap'), ...Stretch, days: z.int() }),
  z.object({ kind: z.literal('cover_wanted'), ...Stretch, by: z.string(), note: z.string() }),
  z.object({ kind: z.literal('cover_taken'), ...Stretch, by: z.string() }),
]);
export type OnCallContent = z.infer<typeof OnCallContent>;
