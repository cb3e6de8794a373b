import type { Instant } from '../time/instant.ts';
import type { AddressState, ConsentEntry } from './consent.ts';

/** The consent ledger of one account. */
export interface ConsentStore {
  /**
   * Adds an entry, with the state that follows from it, in one conditional write. `known`: this cause is in the ledger
   * already. Late or in another order than it was said, the state is by the time of what was said.
   */
  record(entry: ConsentEntry): Promise<'recorded' | 'known'>;
  /** Notes that nothing arrives at an address; an older bounce than the one that is known changes nothing. */
  suspend(address: string, bounce: { at: Instant; why: string }): Promise<void>;
  /** What stands of these addresses, read strongly; one nobody has said anything about is missing. */
  stateOf(addresses: readonly string[]): Promise<Map<string, AddressState>>;
  /** Everything that was said about an address, the oldest first. */
  history(address: string): Promise<ConsentEntry[]>;
}
