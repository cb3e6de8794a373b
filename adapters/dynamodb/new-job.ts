import type { Job } from '../../core/job/job.ts';
import { customerJobItem, jobItem } from './account-items.ts';
import type { Table } from './client.ts';
import { jobNumberKey } from './keys.ts';
import { putNew, type Write } from './transaction.ts';

/**
 * The rows of a job that is made: its own, its place among its customer's and the account's (ADR 30), and its number,
 * which is the only one that may be in use: the write `job_number`.
 */
export const newJobWrites = (table: Table, job: Job): Write[] => [
  putNew(table, 'job', jobItem(job)),
  putNew(table, 'job', customerJobItem(job)),
  putNew(table, 'job_number', { ...jobNumberKey(job.accountId, job.number), jobId: job.id }),
];
