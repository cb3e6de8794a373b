import type { Added, Repeat } from '../idempotency/repeat.ts';
import type { CustomerId } from '../ids/ids.ts';
import type { Page, PageQuery } from '../list/page.ts';
import type { Customer } from './customer.ts';

/** The customers of one account. */
export interface CustomerStore {
  read(id: CustomerId): Promise<Customer | undefined>;
  /** Those of them that there are, each once, in no order. */
  readMany(ids: readonly CustomerId[]): Promise<Customer[]>;
  list(query: PageQuery): Promise<Page<Customer>>;
  /** Adds a customer. A phone that another customer has already stays his: calls from it are found under him. */
  add(customer: Customer, repeat?: Repeat): Promise<Added>;
}
