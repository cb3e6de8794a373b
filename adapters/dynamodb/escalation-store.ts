import * as z from 'zod';
import type { AccountContext } from '../../core/access/account-context.ts';
import { phonesOf } from '../../core/customer/customer.ts';
import { Escalation } from '../../core/escalation/escalation.ts';
import type {
  EscalationCase,
  EscalationHistory,
  EscalationStore,
  Opening,
} from '../../core/escalation/escalation-store.ts';
import { TimelineEntry } from '../../core/escalation/timeline.ts';
import { IncidentNumber } from '../../core/ids/ids.ts';
import { toAccount, toCustomer, toJob, toPlan } from './account-items.ts';
import type { Table } from './client.ts';
import { customersOf } from './customer-phones.ts';
import { changeEscalation, createEscalation } from './escalation-writes.ts';
import {
  customerKey,
  ESCALATION_RANGE,
  escalationKey,
  escalationLockKey,
  idempotencyKey,
  jobKey,
  type Key,
  MESSAGE_PREFIX,
  phoneKey,
  planKey,
  planSnapshotKey,
  settingsKey,
} from './keys.ts';
import { listedEscalation } from './list-keys.ts';
import { listPage } from './list-page.ts';
import { toMessage } from './message-item.ts';
import { teamStore } from './person-store.ts';
import { getItem, getItems, itemAt, queryAll } from './read.ts';
import { RepeatRow } from './repeat-row.ts';
import { scheduleStore } from './schedule-store.ts';
import { visitStore } from './visit-store.ts';

const Chained = z.object({ chain: z.string() });
const Lock = z.object({ number: IncidentNumber });

/** The escalations of one account in the table. Reads that decide something are strong; lists are not. */
export function escalationStore(table: Table, context: AccountContext): EscalationStore {
  const acc = context.accountId;
  const settings = settingsKey(acc);

  const optional = (key: Key | undefined, items: readonly Record<string, unknown>[]) => key && itemAt(items, key);

  return {
    async read(number): Promise<EscalationCase | undefined> {
      const keys = { escalation: escalationKey(acc, number), plan: planSnapshotKey(acc, number) };
      const items = await getItems(table, [keys.escalation, keys.plan, settings]);
      const escalation = itemAt(items, keys.escalation);
      if (!escalation) return undefined;
      return {
        escalation: Escalation.parse(escalation),
        chain: Chained.parse(escalation).chain,
        account: toAccount(itemAt(items, settings)),
        plan: toPlan(itemAt(items, keys.plan)),
      };
    },

    async readHistory(number): Promise<EscalationHistory | undefined> {
      const [rows, account] = await Promise.all([
        queryAll(table, {
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: {
            ':pk': escalationKey(acc, number).pk,
            ':from': ESCALATION_RANGE.from,
            ':to': ESCALATION_RANGE.to,
          },
          ConsistentRead: true,
        }),
        getItem(table, settings),
      ]);
      const item = rows.find((row) => row.sk === 'ESC');
      if (!item) return undefined;
      const startsWith = (prefix: string) => rows.filter((row) => String(row.sk).startsWith(prefix));
      return {
        escalation: Escalation.parse(item),
        chain: Chained.parse(item).chain,
        account: toAccount(account),
        plan: toPlan(rows.find((row) => row.sk === 'PLAN')),
        timeline: startsWith('TIMELINE#').map((row) => TimelineEntry.parse(row)),
        messages: startsWith(MESSAGE_PREFIX).map(toMessage),
      };
    },

    async readOpening({ jobId, phone, planId, repeat }): Promise<Opening> {
      const keys = {
        job: jobId && jobKey(acc, jobId),
        lock: jobId && escalationLockKey(acc, jobId),
        phone: phone === undefined ? undefined : phoneKey(acc, phone),
        repeated: repeat && idempotencyKey(acc, repeat.route, repeat.personId, repeat.key),
      };
      const first = await getItems(
        table,
        [settings, keys.job, keys.lock, keys.phone, keys.repeated].filter((key) => key !== undefined),
      );
      const account = toAccount(itemAt(first, settings));
      const jobItem = optional(keys.job, first);
      const job = jobItem && toJob(jobItem);
      const owner = optional(keys.phone, first);
      const lock = optional(keys.lock, first);
      const repeated = optional(keys.repeated, first);
      const plan = planId ?? account.defaultPlanId;
      const candidates = (job ? [job.customerId] : owner ? customersOf(owner) : []).map((id) => customerKey(acc, id));
      const planOf = plan && planKey(acc, plan);
      const second = await getItems(table, [...(planOf ? [planOf] : []), ...candidates]);
      const planItem = optional(planOf, second);
      const customers = candidates.flatMap((key) => itemAt(second, key) ?? []).map(toCustomer);
      return {
        account,
        plan: planItem && toPlan(planItem),
        job,
        customer: job ? customers[0] : customers.find((each) => phone !== undefined && phonesOf(each).includes(phone)),
        lock: lock && Lock.parse(lock).number,
        repeated: repeated && RepeatRow.parse(repeated),
      };
    },

    list: (status, query) =>
      listPage(table, listedEscalation(acc, status, '', '').gsi1pk, query, (item) => Escalation.parse(item)),

    people: (ids) => teamStore(table, context).named(ids),
    schedules: (ids) => scheduleStore(table, context).named(ids),
    visit: async (job) => (await visitStore(table, context).read(job))?.visit,
    team: () => teamStore(table, context).list(),
    create: (decision, extras, now) => createEscalation(table, context, decision, extras, now),
    change: (before, decision, now) => changeEscalation(table, context, before, decision, now),
  };
}
