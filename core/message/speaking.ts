import type { IncidentNumber } from '../ids/ids.ts';
import type { TextChoice } from '../text/say-text.ts';
import type { Instant } from '../time/instant.ts';

/** What a message is put into words with: to whom in which language, by which clock, and with links to where. */
export interface Speaking extends TextChoice {
  now: Instant;
  baseUrl: string;
  /** IANA zone. */
  zone: string;
  /** Other calls that wait for the same phone, paged a moment before (case 13). */
  alsoWaiting: readonly IncidentNumber[];
}
