import { now, pause } from '../../../adapters/clock/now.ts';
import { accountStore } from '../../../adapters/dynamodb/account-store.ts';
import { openTable } from '../../../adapters/dynamodb/client.ts';
import { consentStore } from '../../../adapters/dynamodb/consent-store.ts';
import { customerStore } from '../../../adapters/dynamodb/customer-store.ts';
import { escalationStore } from '../../../adapters/dynamodb/escalation-store.ts';
import { jobStore } from '../../../adapters/dynamodb/job-store.ts';
import { notificationRuleStore } from '../../../adapters/dynamodb/notification-rule-store.ts';
import { teamStore } from '../../../adapters/dynamodb/person-store.ts';
import { sessionStore } from '../../../adapters/dynamodb/session-store.ts';
import { statusCodeStore } from '../../../adapters/dynamodb/status-code-store.ts';
import { visitStore } from '../../../adapters/dynamodb/visit-store.ts';
import {
  drawJobNumber,
  newAppointmentId,
  newContactId,
  newCustomerId,
  newJobId,
  newLocationId,
  newNotificationRuleId,
} from '../../../adapters/ids/ids.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import type { AccountId } from '../../../core/ids/ids.ts';
import { httpService } from '../../pipelines/http.ts';
import { agenda } from './agenda.ts';
import { addVisit, move, staff, tap } from './appointments.ts';
import { consentsList, writeConsent } from './consents.ts';
import {
  addCustomerContact,
  addCustomerLocation,
  dropCustomerContact,
  dropCustomerLocation,
  editCustomerContact,
  editCustomerLocation,
} from './customer-places.ts';
import { addCustomer, customerById, customersList, editCustomer } from './customers.ts';
import type { JobDeps } from './deps.ts';
import { JobsEnv } from './env.ts';
import { jobCommands } from './job-commands.ts';
import { addJob, jobById, jobsList } from './jobs.ts';
import { addRule, removeRule, replaceRule, rulesList } from './notification-rules.ts';
import { sendAgain } from './resend.ts';
import { codesList, removeCode, saveCode } from './status-codes.ts';

const env = JobsEnv.parse(process.env);
const table = openTable(env.TABLE_NAME);
const context = (account: AccountId) => accountContext(account, 'session');

const deps: JobDeps = {
  customersOf: (account) => customerStore(table, context(account)),
  consentsOf: (account) => consentStore(table, context(account)),
  jobsOf: (account) => jobStore(table, context(account)),
  visitsOf: (account) => visitStore(table, context(account)),
  peopleOf: (account) => teamStore(table, context(account)),
  codesOf: (account) => statusCodeStore(table, context(account)),
  rulesOf: (account) => notificationRuleStore(table, context(account)),
  escalationsOf: (account) => escalationStore(table, context(account)),
  zoneOf: async (account) => (await accountStore(table, context(account)).read())?.zone ?? 'UTC',
  defaultCountry: env.DEFAULT_COUNTRY,
  clock: now,
  pause,
  ids: {
    ...{ customer: newCustomerId, location: newLocationId, contact: newContactId },
    ...{ job: newJobId, appointment: newAppointmentId },
    ...{ rule: newNotificationRuleId, jobNumber: drawJobNumber },
  },
};

const operations = [
  ...[addCustomer, customersList, customerById, editCustomer],
  ...[addCustomerLocation, editCustomerLocation, dropCustomerLocation],
  ...[addCustomerContact, editCustomerContact, dropCustomerContact],
  ...[consentsList, writeConsent, addJob, jobsList, jobById, sendAgain],
  ...[addVisit, tap, move, staff, agenda],
  ...jobCommands,
  ...[codesList, saveCode, removeCode, rulesList, addRule, replaceRule, removeRule],
];

export const handler = httpService(
  operations.map((make) => make(deps)),
  { sessions: sessionStore(table), clock: now },
);
