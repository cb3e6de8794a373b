import type { VNode } from 'preact';
import type { Me } from '../../../core/contracts/login.ts';
import { CustomerPage } from '../customers/customer-page.tsx';
import { CustomersPage } from '../customers/customers-page.tsx';
import { NewCustomerPage } from '../customers/new-customer-page.tsx';
import { DayPage } from '../day-strip/day-page.tsx';
import { JobPage } from './job-page.tsx';
import { JOB_STATUSES, JobsPage } from './jobs-page.tsx';
import { NewJobPage } from './new-job-page.tsx';

/** The page of jobs, customers or a day that a path names; undefined for any other path. */
export function jobPageAt(path: string, me: Me): VNode | undefined {
  const { zone } = me.account;
  if (path === '/jobs') return <JobsPage key={path} status={undefined} zone={zone} />;
  if (path === '/jobs/new') return <NewJobPage />;
  if (path === '/customers') return <CustomersPage />;
  if (path === '/customers/new') return <NewCustomerPage />;
  const [, day, date] = /^\/(day)(?:\/(\d{4}-\d\d-\d\d))?$/.exec(path) ?? [];
  if (day !== undefined) return <DayPage key={path} date={date} me={me} />;
  const status = JOB_STATUSES.find((each) => path === `/jobs/${each}`);
  if (status !== undefined) return <JobsPage key={path} status={status} zone={zone} />;
  const jobId = /^\/jobs\/(job_\w+)$/.exec(path)?.[1];
  if (jobId !== undefined) return <JobPage key={jobId} jobId={jobId} me={me} />;
  const [, customerId, more] = /^\/customers\/(cus_\w+)(\/new-job)?$/.exec(path) ?? [];
  if (customerId === undefined) return undefined;
  if (more !== undefined) return <NewJobPage key={customerId} customerId={customerId} />;
  return <CustomerPage key={customerId} customerId={customerId} zone={zone} />;
}
