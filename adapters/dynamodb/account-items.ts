import * as z from 'zod';
import { Account } from '../../core/account/account.ts';
import { Customer, inFull } from '../../core/customer/customer.ts';
import { CustomerId } from '../../core/ids/ids.ts';
import { Job } from '../../core/job/job.ts';
import { Person } from '../../core/person/person.ts';
import { Plan } from '../../core/plan/plan.ts';
import { Schedule } from '../../core/schedule/schedule.ts';
import { customerJobKey, customerKey, jobKey, personKey, planKey, scheduleKey, settingsKey } from './keys.ts';
import { listed, listedJob } from './list-keys.ts';

/*
 * How the nouns of an account stand in the table: the noun's own attributes beside its keys. Read back, the schema
 * takes the keys off again.
 */

export const accountItem = (account: Account) => ({ ...settingsKey(account.id), ...account });
export const planItem = (plan: Plan) => ({
  ...planKey(plan.accountId, plan.id),
  ...listed(plan.accountId, 'PLANS', plan.id),
  ...plan,
});
export const scheduleItem = (schedule: Schedule) => ({
  ...scheduleKey(schedule.accountId, schedule.id),
  ...listed(schedule.accountId, 'SCHEDULES', schedule.id),
  ...schedule,
});
export const personItem = (person: Person) => ({
  ...personKey(person.accountId, person.id),
  ...listed(person.accountId, 'PEOPLE', person.id),
  ...person,
});
export const customerItem = (customer: Customer) => ({
  ...customerKey(customer.accountId, customer.id),
  ...listed(customer.accountId, 'CUSTOMERS', customer.id),
  ...customer,
});
export const jobItem = (job: Job) => ({
  ...jobKey(job.accountId, job.id),
  ...listedJob(job.accountId, job.status, job.id),
  ...job,
});
/** Written with a new job and never again: its customer and its id stay. */
export const customerJobItem = ({ accountId, customerId, id }: Job) => ({
  ...customerJobKey(accountId, customerId, id),
  ...listed(accountId, 'JOBS', id),
  jobId: id,
});

export const toAccount = (item: unknown): Account => Account.parse(item);
export const toPlan = (item: unknown): Plan => Plan.parse(item);
export const toSchedule = (item: unknown): Schedule => Schedule.parse(item);
export const toPerson = (item: unknown): Person => Person.parse(item);
/** A row from before customers had locations and contacts holds one of each, in short. */
const InShort = z.looseObject({
  id: CustomerId,
  name: z.string(),
  phone: z.string().optional(),
  email: z.string().optional(),
  address: z.string().optional(),
});
export const toCustomer = (item: unknown): Customer => {
  const short = InShort.parse(item);
  return Customer.parse('contacts' in short ? short : { ...short, ...inFull(short) });
};
export const toJob = (item: unknown): Job => Job.parse(item);
