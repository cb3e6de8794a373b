import type { Customer } from '../customer/customer.ts';
import type { Added, Repeat } from '../idempotency/repeat.ts';
import type { Job } from '../job/job.ts';
import type { OfficeTask } from '../task/office-task.ts';

/** Requests for work at one account. */
export interface BookingStore {
  /**
   * In one transaction: the customer whom the phone is known to belong to, or this new one; his job, offered, under a
   * number that is still free; the office's task; and the key, where there is one. Twice under a key: once.
   */
  request(
    phone: string,
    customer: Customer,
    job: Omit<Job, 'customerId'>,
    task: OfficeTask,
    repeat?: Repeat,
  ): Promise<Added<'number_in_use' | 'lost'>>;
}
