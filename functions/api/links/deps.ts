import type { AccountStore } from '../../../core/account/account-store.ts';
import type { BookingStore } from '../../../core/booking/booking-store.ts';
import type { ConsentStore } from '../../../core/consent/consent-store.ts';
import type { CustomerStore } from '../../../core/customer/customer-store.ts';
import type { AccountId, CustomerId, JobId } from '../../../core/ids/ids.ts';
import type { VisitStore } from '../../../core/job/job-store.ts';
import type { LimitStore } from '../../../core/limit/limit.ts';
import type { LinkStore } from '../../../core/link/link-store.ts';
import type { PersonStore } from '../../../core/person/person-store.ts';
import type { CommandEdge } from '../../pipelines/escalation-command.ts';

/** What the operations of this function are given by its handler. */
export interface LinksDeps extends CommandEdge {
  links: Pick<LinkStore, 'read'>;
  limits: LimitStore;
  accountOf: (account: AccountId) => Pick<AccountStore, 'read'>;
  visitsOf: (account: AccountId) => VisitStore;
  customersOf: (account: AccountId) => Pick<CustomerStore, 'read'>;
  peopleOf: (account: AccountId) => Pick<PersonStore, 'named' | 'photo'>;
  consentsOf: (account: AccountId) => Pick<ConsentStore, 'record' | 'stateOf'>;
  bookingsOf: (account: AccountId) => BookingStore;
  defaultCountry: string;
  ids: { customer: (now: number) => CustomerId; job: (now: number) => JobId; jobNumber: () => string };
}
