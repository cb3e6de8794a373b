import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { customerStore } from '../../adapters/dynamodb/customer-store.ts';
import { jobStore } from '../../adapters/dynamodb/job-store.ts';
import { notificationRuleStore } from '../../adapters/dynamodb/notification-rule-store.ts';
import { visitStore } from '../../adapters/dynamodb/visit-store.ts';
import { accountContext } from '../../core/access/account-context.ts';
import { decideAppointment } from '../../core/appointment/decide-appointment.ts';
import { decideTap } from '../../core/appointment/decide-tap.ts';
import type { VisitStore } from '../../core/job/job-store.ts';
import type { VisitDecision } from '../../core/job/visit.ts';
import { systemRuleId, systemRules } from '../../core/notification/system-rules.ts';
import { visitCommand } from '../../functions/pipelines/visit-command.ts';
import { aCustomer, aJob, openBoth } from '../adapters/dynamodb/northside.ts';
import { type ServedTable, serveTable } from '../adapters/dynamodb/served-table.ts';
import { adding, tapOf, VISIT } from '../core/job/a-visit.ts';
import { JOHN, NORTHSIDE } from '../support/builders/team.ts';
import { START } from '../support/builders/world.ts';

/* A message to the office is a row for each who sits there; each has an end of its own. */

let served: ServedTable;
let visits: VisitStore;
beforeEach(async () => {
  served = await serveTable();
  await openBoth(served);
  const context = accountContext(NORTHSIDE, 'item');
  await customerStore(served.table, context).add(aCustomer());
  await jobStore(served.table, context).add(aJob());
  visits = visitStore(served.table, context);
  const rule = systemRules(NORTHSIDE, systemRuleId).find(({ on }) => 'fact' in on && on.fact === 'on_the_way');
  if (!rule) throw new Error('the system has one');
  await notificationRuleStore(served.table, context).save({ ...rule, audience: ['office'] });
});
afterEach(() => served.close());

const change = (decide: Parameters<typeof visitCommand>[2]) =>
  visitCommand(visits, aJob().id, decide, { clock: () => START, pause: async () => {} });
const tap = (code: string) => change((visit, world): VisitDecision => decideTap(visit, tapOf(JOHN, code), world));
const officeRows = async () => (await served.rows()).filter(({ sk }) => String(sk).includes('#office#'));

test.each(['sent', 'queued'])('one that was not sent, beside one that is %s, stops no tap', async (status) => {
  await change((visit, world) => decideAppointment(visit, adding(), world));
  await tap('TRAVELING');
  const rows = await officeRows();
  expect(rows.length).toBeGreaterThan(1);
  for (const [index, row] of rows.entries()) {
    const Item = { ...row, status: index === 0 ? 'suppressed' : status };
    await served.table.client.send(new PutCommand({ TableName: served.table.name, Item }));
  }
  for (const code of ['PENDING', 'TRAVELING']) expect(await tap(code)).toMatchObject({ outcome: 'changed' });
  const [appointment] = (await visits.read(aJob().id))?.visit.appointments ?? [];
  expect(appointment).toMatchObject({ id: VISIT, status: 'en_route' });
});
