import type { Table } from '../../adapters/dynamodb/client.ts';
import { customerStore } from '../../adapters/dynamodb/customer-store.ts';
import { jobStore } from '../../adapters/dynamodb/job-store.ts';
import { openAccount } from '../../adapters/dynamodb/onboarding.ts';
import { accountContext } from '../../core/access/account-context.ts';
import { ACCOUNT_DEFAULTS, type Account } from '../../core/account/account.ts';
import { newCustomer } from '../../core/customer/customer.ts';
import { AccountId, CustomerId, JobId, PersonId, PlanId } from '../../core/ids/ids.ts';
import { DEFAULT_SEQUENCE, type Person } from '../../core/person/person.ts';
import type { Role } from '../../core/person/role.ts';
import { DEFAULT_STEP_MINUTES, type Plan } from '../../core/plan/plan.ts';
import type { Instant } from '../../core/time/instant.ts';

/*
 * The contractor that a fresh local runtime starts with. Ids are the same everywhere, so that a test, a script and a
 * reader of the documentation can name them. Written only where it is missing: a restart overwrites nothing.
 */

const accountId = AccountId.parse('northside');

/** The last digits of an id that is otherwise zeros. */
const idEnd = (n: number) => String(n).padStart(26, '0');

function person(n: number, name: string, roles: Role[], email: string, phone: string): Person {
  return {
    accountId,
    id: PersonId.parse(`per_${idEnd(n)}`),
    name,
    roles,
    enabled: true,
    methods: [
      { kind: 'sms', address: phone, state: 'verified' },
      { kind: 'email', address: email, state: 'verified' },
    ],
    methodSequence: DEFAULT_SEQUENCE,
    version: 1,
  };
}

export const DEMO_PEOPLE = {
  ana: person(1, 'Ana Ortiz', ['administrator', 'manager'], 'ana@northside.example', '+13125550100'),
  dee: person(2, 'Dee Park', ['dispatcher'], 'dee@northside.example', '+13125550110'),
  john: person(3, 'John Smith', ['technician'], 'john@northside.example', '+13125550101'),
  brian: person(4, 'Brian Smith', ['technician'], 'brian@northside.example', '+13125550102'),
  alex: person(5, 'Alex Reed', ['agent'], 'alex@northside.example', '+13125550120'),
} as const;

const { john, brian, ana } = DEMO_PEOPLE;

const DEMO_PLAN: Plan = {
  accountId,
  id: PlanId.parse(`pln_${idEnd(1)}`),
  name: 'After hours',
  steps: [john, brian].map(({ id }) => ({ targets: [{ personId: id }], minutes: DEFAULT_STEP_MINUTES })),
  loops: 0,
  fallbackPersonId: ana.id,
  reopens: false,
  version: 1,
};

export const DEMO_ACCOUNT: Account = {
  id: accountId,
  name: 'Northside Heating & Air',
  zone: 'America/Chicago',
  defaultPlanId: DEMO_PLAN.id,
  ...ACCOUNT_DEFAULTS,
  // A newcomer reads of one message at a time; the settings switch it on.
  callerLoop: false,
  version: 1,
};

export const DEMO_CUSTOMER = {
  accountId,
  id: CustomerId.parse(`cus_${idEnd(1)}`),
  name: 'Maria Lopez',
  phone: '+13125550190',
  email: 'maria@example.com',
  address: '1200 W Lake St, Chicago',
} as const;

export const DEMO_JOB = {
  accountId,
  id: JobId.parse(`job_${idEnd(1)}`),
  number: '100001',
  customerId: DEMO_CUSTOMER.id,
  status: 'unscheduled',
  summary: 'No heat, furnace short-cycling',
} as const;

/** Writes what of the demo is missing. Killed half-way, the next start writes the rest. */
export async function seedDemo(table: Table, now: Instant): Promise<void> {
  const context = accountContext(accountId, 'operator');
  const stamp = { createdAt: now, updatedAt: now, version: 1 };
  await openAccount(table, { account: DEMO_ACCOUNT, people: Object.values(DEMO_PEOPLE), plans: [DEMO_PLAN] });
  const customers = customerStore(table, context);
  if (!(await customers.read(DEMO_CUSTOMER.id))) await customers.add(newCustomer(DEMO_CUSTOMER, now));
  const jobs = jobStore(table, context);
  if (!(await jobs.read(DEMO_JOB.id))) await jobs.add({ ...DEMO_JOB, ...stamp });
}
