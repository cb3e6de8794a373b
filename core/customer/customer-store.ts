import type { Added, Repeat } from '../idempotency/repeat.ts';
import type { CustomerId } from '../ids/ids.ts';
import type { Page, PageQuery } from '../list/page.ts';
import type { Customer } from './customer.ts';

/** Whom a search may mean. */
export interface FoundCustomers {
  /** By name. */
  items: Customer[];
  /** There are more than these. */
  more: boolean;
}

/** The customers of one account. */
export interface CustomerStore {
  read(id: CustomerId): Promise<Customer | undefined>;
  /** Those of them that there are, each once, in no order. */
  readMany(ids: readonly CustomerId[]): Promise<Customer[]>;
  list(query: PageQuery): Promise<Page<Customer>>;
  /** Whom what is typed may mean, by name: the first of them where there are many. */
  search(typed: string): Promise<FoundCustomers>;
  /** Adds a customer. Calls from a phone of his that another customer has too are found under the one added first. */
  add(customer: Customer, repeat?: Repeat): Promise<Added>;
  /**
   * Writes a change under the guard of the version it was made from; the ways from his phones to him follow in the same
   * transaction. False: somebody else changed him meanwhile.
   */
  change(before: Customer, after: Customer): Promise<boolean>;
}
