import { now } from '../../../adapters/clock/now.ts';
import { openTable } from '../../../adapters/dynamodb/client.ts';
import { customerStore } from '../../../adapters/dynamodb/customer-store.ts';
import { jobStore } from '../../../adapters/dynamodb/job-store.ts';
import { sessionStore } from '../../../adapters/dynamodb/session-store.ts';
import { drawJobNumber, newCustomerId, newJobId } from '../../../adapters/ids/ids.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import { httpService } from '../../pipelines/http.ts';
import { addCustomer, customerById, customersList } from './customers.ts';
import type { JobDeps } from './deps.ts';
import { JobsEnv } from './env.ts';
import { addJob, jobById, jobsList } from './jobs.ts';

const env = JobsEnv.parse(process.env);
const table = openTable(env.TABLE_NAME);

const deps: JobDeps = {
  customersOf: (account) => customerStore(table, accountContext(account, 'session')),
  jobsOf: (account) => jobStore(table, accountContext(account, 'session')),
  defaultCountry: env.DEFAULT_COUNTRY,
  ids: { customer: newCustomerId, job: newJobId, jobNumber: drawJobNumber },
};

export const handler = httpService(
  [addCustomer, customersList, customerById, addJob, jobsList, jobById].map((make) => make(deps)),
  { sessions: sessionStore(table), clock: now },
);
