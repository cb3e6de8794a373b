import { type Instant, plusMinutes } from '../time/instant.ts';
import { MOST_OVERRIDES, type Override } from './override.ts';

/** Overrides that ended so long ago tell nobody anything any more. */
const KEPT_DAYS = 90;

/** The overrides of a schedule that is full, without those that are long over; one that has room keeps them all. */
export const withRoom = (overrides: readonly Override[], now: Instant): Override[] =>
  overrides.length < MOST_OVERRIDES
    ? [...overrides]
    : overrides.filter(({ end }) => end > plusMinutes(now, -KEPT_DAYS * 24 * 60));
