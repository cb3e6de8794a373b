import type { Instant } from '../time/instant.ts';

/**
 * What a provider tells of a message after it has taken it: that it arrived at the phone or the mail server (nobody has
 * read it by that), or that it certainly did not. `why` is a short code: `opted_out`, `invalid_number`, `bounced` and
 * `complaint` say that the address is lost (`lostStateOf`), anything else only that this message failed.
 */
export type DeliveryEvent = {
  /** What the provider called the message when it took it. */
  providerId: string;
  /** Our label, where the provider repeats it: finds the row of a message whose id never came back. */
  label?: { cause: string; key: string };
  /** The phone in E.164, or the email address. */
  recipient: string;
  at: Instant;
} & ({ kind: 'delivered' } | { kind: 'failed'; why: string });

/** Where delivery events are written down. */
export interface DeliveryStore {
  /**
   * Writes an event on the message's row, once: a repeated one, a second failure, or a receipt after a failure changes
   * nothing (`known`). A row that is found by its label alone is settled by it: its outcome was not known until then. `unknown`: no message of ours has this id, as for whatever else the AWS account sends.
   */
  record(event: DeliveryEvent): Promise<'recorded' | 'known' | 'unknown'>;
}
