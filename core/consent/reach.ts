import { type AddressState, type ConsentCategory, isSuspended, optedOutOf } from './consent.ts';

/** An address of a contact, with what the consent ledger and the provider say of it now. */
export interface Reach {
  /** E.164 for SMS, lower case for email. */
  address: string;
  bounced: boolean;
  /** A STOP is all three. */
  optedOut: readonly ConsentCategory[];
}

/** What a state of the ledger means for sending; nothing is known of most addresses. */
export const reachOf = (address: string, state: AddressState | undefined): Reach => ({
  address,
  bounced: state !== undefined && isSuspended(state),
  optedOut: state ? optedOutOf(state) : [],
});

/**
 * Whether a message of a category may go to an address now: asked before every send, and before anything that somebody
 * sends by hand. The address says the channel.
 */
export const mayTell = ({ bounced, optedOut }: Reach, category: ConsentCategory): boolean =>
  !bounced && !optedOut.includes(category);
