import * as z from 'zod';
import type { AccountContext } from '../../core/access/account-context.ts';
import { StatusCode } from '../../core/appointment/status-code.ts';
import { addressesOf } from '../../core/customer/customer.ts';
import { AppointmentId, JobId } from '../../core/ids/ids.ts';
import type { VisitStore } from '../../core/job/job-store.ts';
import { JobTimelineEntry } from '../../core/job/timeline.ts';
import type { Visit } from '../../core/job/visit.ts';
import { NotificationRule } from '../../core/notification/rule.ts';
import { SURVEY_REST_DAYS } from '../../core/notification/survey.ts';
import { Ticket } from '../../core/ticket/ticket.ts';
import { type Instant, plusMinutes } from '../../core/time/instant.ts';
import { toAccount, toCustomer, toJob } from './account-items.ts';
import { liveAccountRows } from './account-rows.ts';
import type { Table } from './client.ts';
import { consentStore } from './consent-store.ts';
import {
  appointmentKey,
  appointmentPointerKey,
  customerKey,
  jobKey,
  RULE_PREFIX,
  STATUS_CODE_PREFIX,
  settingsKey,
  VISIT_RANGE,
} from './keys.ts';
import { listedDate, listedDay, listedTicket, listedTold } from './list-keys.ts';
import { toMessage } from './message-item.ts';
import { getItem, getItems, itemAt, queryAll } from './read.ts';
import { toAppointment, toVisitCase } from './visit-items.ts';
import { changeVisit } from './visit-writes.ts';

const Pointer = z.object({ jobId: JobId });
const AgendaRow = z.object({ jobId: JobId, appointmentId: AppointmentId });

/** Caps look at days, surveys at a month: both are within this. */
const TOLD_MINUTES = (SURVEY_REST_DAYS + 1) * 24 * 60;

/** The UTC dates that a stretch of time touches; its end is not in it. */
function datesFrom(from: Instant, to: Instant): string[] {
  const dates: string[] = [];
  for (let at = from; at < to; at = plusMinutes(`${at.slice(0, 10)}T00:00:00.000Z`, 24 * 60))
    dates.push(at.slice(0, 10));
  return dates;
}

/** The visits of one account in the table. */
export function visitStore(table: Table, context: AccountContext): VisitStore {
  const { accountId } = context;

  return {
    async read(id) {
      const rows = await queryAll(table, {
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': jobKey(accountId, id).pk,
          ':from': VISIT_RANGE.from,
          ':to': VISIT_RANGE.to,
        },
        ConsistentRead: true,
      });
      return toVisitCase(rows);
    },

    async readHistory(id) {
      const rows = await queryAll(table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': jobKey(accountId, id).pk },
        ConsistentRead: true,
      });
      const found = toVisitCase(rows);
      if (!found) return undefined;
      const timeline = rows.filter(({ sk }) => String(sk).startsWith('TIMELINE#'));
      return { ...found, timeline: timeline.map((row) => JobTimelineEntry.parse(row)) };
    },

    async jobOf(id) {
      const pointer = await getItem(table, appointmentPointerKey(accountId, id));
      return pointer && Pointer.parse(pointer).jobId;
    },

    async setting(customerId, now) {
      const keys = { account: settingsKey(accountId), customer: customerKey(accountId, customerId) };
      const since = listedTold(accountId, customerId, plusMinutes(now, -TOLD_MINUTES), '');
      const [items, codes, rules, told] = await Promise.all([
        getItems(table, [keys.account, keys.customer]),
        liveAccountRows(table, context, STATUS_CODE_PREFIX),
        liveAccountRows(table, context, RULE_PREFIX),
        queryAll(table, {
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :pk AND gsi1sk > :after',
          ExpressionAttributeValues: { ':pk': since.gsi1pk, ':after': since.gsi1sk },
        }),
      ]);
      const item = itemAt(items, keys.customer);
      const customer = item && toCustomer(item);
      return {
        account: toAccount(itemAt(items, keys.account)),
        customer,
        addresses: customer ? await consentStore(table, context).stateOf(addressesOf(customer)) : new Map(),
        codes: codes.map((item) => StatusCode.parse(item)),
        rules: rules.map((item) => NotificationRule.parse(item)),
        told: told.map(toMessage),
      };
    },

    async openComplaint(customerId) {
      const open = await Promise.all(
        (['open', 'claimed'] as const).map((status) =>
          queryAll(table, {
            IndexName: 'gsi1',
            KeyConditionExpression: 'gsi1pk = :pk',
            ExpressionAttributeValues: { ':pk': listedTicket(accountId, status, '').gsi1pk },
          }),
        ),
      );
      const complains = (ticket: Ticket) => ticket.category === 'complaint' && ticket.customerId === customerId;
      return open.flat().some((item) => complains(Ticket.parse(item)));
    },

    async agenda(person, from, to) {
      const first = listedDay(accountId, person, from, '');
      const rows = await queryAll(table, {
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :pk AND gsi1sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': first.gsi1pk, ':from': first.gsi1sk, ':to': to },
      });
      const refs = rows.map((row) => AgendaRow.parse(row));
      return visitsAt(refs);
    },

    async between(from, to) {
      const days = await Promise.all(
        datesFrom(from, to).map((date) => {
          const first = listedDate(accountId, date, from, '');
          return queryAll(table, {
            IndexName: 'gsi1',
            KeyConditionExpression: 'gsi1pk = :pk AND gsi1sk BETWEEN :from AND :to',
            ExpressionAttributeValues: { ':pk': first.gsi1pk, ':from': first.gsi1sk, ':to': to },
          });
        }),
      );
      return visitsAt(
        days
          .flat()
          .map(toAppointment)
          .map(({ jobId, id }) => ({ jobId, appointmentId: id })),
      );
    },

    change: (before, write, now) => changeVisit(table, context, before, write, now),
  };

  /** Each appointment with its job, as they are now, in the given order. */
  async function visitsAt(refs: readonly z.infer<typeof AgendaRow>[]): Promise<Visit[]> {
    const items = await getItems(
      table,
      refs.flatMap(({ jobId, appointmentId }) => [
        jobKey(accountId, jobId),
        appointmentKey(accountId, jobId, appointmentId),
      ]),
    );
    return refs.flatMap(({ jobId, appointmentId }) => {
      const job = itemAt(items, jobKey(accountId, jobId));
      const appointment = itemAt(items, appointmentKey(accountId, jobId, appointmentId));
      return job && appointment ? [{ job: toJob(job), appointments: [toAppointment(appointment)] }] : [];
    });
  }
}
