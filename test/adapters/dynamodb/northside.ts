import { escalationStore } from '../../../adapters/dynamodb/escalation-store.ts';
import { openAccount } from '../../../adapters/dynamodb/onboarding.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import {
  type Customer,
  type CustomerInShort,
  Customer as CustomerSchema,
  newCustomer,
} from '../../../core/customer/customer.ts';
import { decide } from '../../../core/escalation/decide.ts';
import type { Decision, EscalationEvent, World } from '../../../core/escalation/decision.ts';
import type { Changed, EscalationCase, EscalationStore } from '../../../core/escalation/escalation-store.ts';
import { AccountId, CustomerId, EscalationId, IncidentNumber } from '../../../core/ids/ids.ts';
import { type Job, Job as JobSchema } from '../../../core/job/job.ts';
import type { Plan } from '../../../core/plan/plan.ts';
import { createEvent } from '../../support/builders/story.ts';
import { NORTHSIDE, TEAM, ulidOf } from '../../support/builders/team.ts';
import { anAccount, aPlan, aWorld, START } from '../../support/builders/world.ts';
import type { ServedTable } from './served-table.ts';

/** Another contractor, with the same people and the same numbers. */
export const SOUTHSIDE = AccountId.parse('southside');

const stamp = { createdAt: START, updatedAt: START, version: 1 };
/** A customer as he is added, in short; `more` is put in its place whatever it is. */
export const aCustomer = (
  n = 1,
  { name = 'Maria Lopez', phone, email, address, ...more }: Partial<Customer & Omit<CustomerInShort, 'id'>> = {},
): Customer =>
  CustomerSchema.parse({
    ...newCustomer(
      { accountId: NORTHSIDE, id: CustomerId.parse(ulidOf('cus', n)), name, phone, email, address },
      START,
    ),
    ...more,
  });
export const aJob = (n = 1, more: Partial<Job> = {}): Job =>
  JobSchema.parse({
    accountId: NORTHSIDE,
    id: ulidOf('job', n),
    number: String(100_000 + n),
    customerId: ulidOf('cus', 1),
    status: 'unscheduled',
    summary: 'No heat, furnace short-cycling',
    ...stamp,
    ...more,
  });

/** Opens both accounts with the team of the builders. */
export async function openBoth({ table }: ServedTable, plan: Plan = aPlan()): Promise<void> {
  for (const accountId of [NORTHSIDE, SOUTHSIDE])
    await openAccount(table, {
      account: anAccount({ id: accountId }),
      people: TEAM.map((person) => ({ ...person, accountId })),
      plans: [{ ...plan, accountId }],
    });
}

export const storeOf = ({ table }: Pick<ServedTable, 'table'>, accountId: AccountId = NORTHSIDE): EscalationStore =>
  escalationStore(table, accountContext(accountId, 'item'));

export const changed = (decision: Decision): Changed => {
  if (decision.outcome !== 'changed') throw new Error(`nothing to write: ${JSON.stringify(decision)}`);
  return decision;
};

/** What creating an escalation of this number for this job decides. */
export const creation = (n = 1, setting: { world?: World; number?: string } = {}): Changed =>
  changed(
    decide(
      undefined,
      createEvent({
        id: EscalationId.parse(ulidOf('esc', Number(setting.number ?? 4820 + n))),
        jobId: aJob(n).id,
        number: IncidentNumber.parse(setting.number ?? String(4820 + n)),
      }),
      setting.world ?? aWorld(),
    ),
  );

/** An escalation in the table, with its new customer and job. */
export async function escalate(
  store: EscalationStore,
  n = 1,
  setting: Parameters<typeof creation>[1] = {},
): Promise<EscalationCase> {
  const decision = creation(n, setting);
  const extras = { plan: (setting?.world ?? aWorld()).plan, newJob: aJob(n) };
  const result = await store.create(decision, extras, START);
  if (result.outcome !== 'written') throw new Error(`not created: ${result.to}`);
  return read(store, decision.next.number);
}

export async function read(store: EscalationStore, number: IncidentNumber): Promise<EscalationCase> {
  const found = await store.read(number);
  if (!found) throw new Error(`there is no escalation ${number}`);
  return found;
}

/** What an event makes of an escalation as it was read. */
export const decided = (found: EscalationCase, event: EscalationEvent, now = START): Changed =>
  changed(decide(found.escalation, event, aWorld({ now, plan: found.plan, account: found.account })));
