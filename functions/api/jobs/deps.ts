import type { CustomerStore } from '../../../core/customer/customer-store.ts';
import type { AccountId, CustomerId, JobId } from '../../../core/ids/ids.ts';
import type { JobStore } from '../../../core/job/job-store.ts';

/** What the operations of this function are given by its handler. */
export interface JobDeps {
  customersOf: (account: AccountId) => CustomerStore;
  jobsOf: (account: AccountId) => JobStore;
  defaultCountry: string;
  ids: {
    customer: (now: number) => CustomerId;
    job: (now: number) => JobId;
    jobNumber: () => string;
  };
}
