import type { Added, Repeat } from '../idempotency/repeat.ts';
import type { JobId } from '../ids/ids.ts';
import type { Page, PageQuery } from '../list/page.ts';
import type { Job } from './job.ts';

/** The jobs of one account. */
export interface JobStore {
  read(id: JobId): Promise<Job | undefined>;
  list(query: PageQuery): Promise<Page<Job>>;
  /** Adds a job for a customer of this account, under a number that is still free. */
  add(job: Job, repeat?: Repeat): Promise<Added<'no_such_customer' | 'number_in_use'>>;
}
