import * as z from 'zod';

/**
 * A point in time as it is stored, compared and answered: ISO 8601 in UTC with milliseconds
 * (`2026-06-01T15:00:00.000Z`), so that text order is time order in every key.
 */
export const Instant = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof Instant>;

/** A point in time as a client may write it: ISO 8601 with `Z` or an offset; read into an `Instant`. */
export const InstantInput = z.iso
  .datetime({ offset: true, error: 'must be a time with its zone, like 2026-06-01T10:00:00-05:00' })
  .transform((text) => new Date(text).toISOString());

export const fromEpochMs = (ms: number): Instant => new Date(ms).toISOString();
export const toEpochMs = (instant: Instant): number => Date.parse(instant);
/** DynamoDB's TTL counts whole seconds. */
export const toEpochSeconds = (instant: Instant): number => Math.floor(toEpochMs(instant) / 1000);

export const plusSeconds = (instant: Instant, seconds: number): Instant =>
  fromEpochMs(toEpochMs(instant) + seconds * 1000);
export const plusMinutes = (instant: Instant, minutes: number): Instant => plusSeconds(instant, minutes * 60);

/** Seconds from `from` to `to`; negative when `to` is earlier. */
export const secondsBetween = (from: Instant, to: Instant): number => (toEpochMs(to) - toEpochMs(from)) / 1000;

/** The earliest of the given instants; undefined when there is none. */
export const earliest = (instants: readonly Instant[]): Instant | undefined =>
  instants.reduce<Instant | undefined>(
    (least, each) => (least === undefined || each < least ? each : least),
    undefined,
  );
