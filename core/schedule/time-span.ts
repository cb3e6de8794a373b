import type * as z from 'zod';
import { Instant, InstantInput, toEpochMs } from '../time/instant.ts';
import type { Span } from '../time/span.ts';

/** A point in time as a client may write it or as it is stored; read into an `Instant`. */
export const Time = InstantInput.pipe(Instant);

/** From `start` up to, but not including, `end`. */
export interface TimeSpan {
  readonly start: Instant;
  readonly end: Instant;
}

export const spanOf = ({ start, end }: TimeSpan): Span => ({ start: toEpochMs(start), end: toEpochMs(end) });

/** Refuses a span of no length, and one that ends before it starts. */
export function mustGoForward(span: TimeSpan, context: z.RefinementCtx): void {
  if (span.start >= span.end) context.addIssue({ code: 'custom', path: ['end'], message: 'must be after start' });
}
