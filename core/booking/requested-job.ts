import { type Customer, newCustomer } from '../customer/customer.ts';
import type { AccountId, CustomerId, JobId } from '../ids/ids.ts';
import type { Job } from '../job/job.ts';
import type { OfficeTask } from '../task/office-task.ts';
import type { Instant } from '../time/instant.ts';
import type { BookingRequest } from './booking.ts';

/** What somebody has typed, read. */
export interface TypedRequest {
  name: string;
  /** E.164. */
  phone: string;
  email?: string | undefined;
  address: string;
  summary: string;
  wish?: string | undefined;
}

/** What a request becomes: an offered job, the customer for it if the phone is nobody's yet, and the office's task. */
export function requestedJob(
  accountId: AccountId,
  { name, phone, email, address, summary, wish }: TypedRequest,
  ids: { customer: CustomerId; job: JobId; number: string },
  now: Instant,
): { customer: Customer; job: Omit<Job, 'customerId'>; task: OfficeTask } {
  const stamp = { createdAt: now, updatedAt: now, version: 1 };
  const request: BookingRequest = {
    ...{ name, phone, address, at: now },
    ...(email ? { email } : {}),
    ...(wish ? { wish } : {}),
  };
  return {
    customer: newCustomer({ accountId, id: ids.customer, name, phone, email, address }, now),
    job: { accountId, id: ids.job, number: ids.number, status: 'offered', summary, request, ...stamp },
    task: {
      key: `BOOKING#${ids.job}`,
      summary: `${name} asks for work (job ${ids.number})${wish ? `, ${wish}` : ''}: ${summary}`,
    },
  };
}
