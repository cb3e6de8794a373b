import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { customerStore } from '../../adapters/dynamodb/customer-store.ts';
import { jobStore } from '../../adapters/dynamodb/job-store.ts';
import { outbox } from '../../adapters/dynamodb/outbox.ts';
import { templateStore } from '../../adapters/dynamodb/template-store.ts';
import { appointmentItem } from '../../adapters/dynamodb/visit-items.ts';
import { visitStore } from '../../adapters/dynamodb/visit-store.ts';
import { accountContext } from '../../core/access/account-context.ts';
import { decideAppointment } from '../../core/appointment/decide-appointment.ts';
import { decideTap } from '../../core/appointment/decide-tap.ts';
import { decideJob, type JobEvent } from '../../core/job/decide-job.ts';
import type { VisitStore } from '../../core/job/job-store.ts';
import type { Outbox } from '../../core/message/outbox.ts';
import { segmentsOf } from '../../core/message/sms-text.ts';
import { systemRuleId } from '../../core/notification/system-rules.ts';
import type { Template } from '../../core/template/template.ts';
import { type Instant, plusMinutes } from '../../core/time/instant.ts';
import { finishCascade, visitCommand } from '../../functions/pipelines/visit-command.ts';
import type { DeliverDeps } from '../../functions/stream/messages/deliver.ts';
import { deliverDue } from '../../functions/stream/messages/deliver-due.ts';
import { aCustomer, aJob, openBoth, storeOf } from '../adapters/dynamodb/northside.ts';
import { type ServedTable, serveTable } from '../adapters/dynamodb/served-table.ts';
import { appointmentId, VISIT } from '../core/job/a-visit.ts';
import { actor } from '../support/builders/story.ts';
import { DEE, JOHN, NORTHSIDE } from '../support/builders/team.ts';
import { START } from '../support/builders/world.ts';
import { linkDeps } from '../support/link-deps.ts';

/* A visit and the sender over the real stores; the provider takes everything. */

let served: ServedTable;
let visits: VisitStore;
let now: Instant;
let sent: string[];
let deps: DeliverDeps;
const JOB = aJob().id;
const edge = { clock: () => now, pause: async () => {} };

beforeEach(async () => {
  served = await serveTable();
  await openBoth(served);
  const context = accountContext(NORTHSIDE, 'item');
  await customerStore(served.table, context).add(aCustomer(1, { phone: '+13125550190' }));
  await jobStore(served.table, context).add(aJob());
  visits = visitStore(served.table, context);
  [now, sent] = [START, []];
  deps = {
    outbox: outbox(served.table),
    ...linkDeps(served.table),
    sms: {
      send: async ({ text }) => {
        sent.push(text);
        return { outcome: 'accepted', providerId: `p${sent.length}` };
      },
    },
    email: { send: async () => ({ outcome: 'refused', why: 'nobody reads it' }) },
    ...{ baseUrl: 'https://call.northside.example', clock: () => now, sleep: async () => {} },
  };
});
afterEach(() => served.close());

async function add(start: Instant): Promise<void> {
  const event = { trigger: 'add' as const, id: VISIT, by: actor(DEE), start, end: plusMinutes(start, 60) };
  const decide: Parameters<typeof visitCommand>[2] = (visit, world) =>
    decideAppointment(visit, { ...event, technicians: [JOHN] }, world);
  expect(await visitCommand(visits, JOB, decide, edge)).toMatchObject({ outcome: 'changed' });
}
const tap = (code: string) =>
  visitCommand(
    visits,
    JOB,
    (visit, world) => decideTap(visit, { appointmentId: VISIT, code, by: actor(JOHN) }, world),
    edge,
  );
const office = (event: JobEvent) => visitCommand(visits, JOB, (visit, world) => decideJob(visit, event, world), edge);
/** Lets the clock stand at an instant, and the sender take what is due then. */
async function at(instant: Instant): Promise<void> {
  now = instant;
  await deliverDue(deps);
}

test.each([
  ['autumn, in which the night has an hour more', '2026-11-01T02:30:00.000Z', '2026-11-01T14:00:00.000Z'],
  ['spring, in which it has an hour less', '2026-03-08T03:30:00.000Z', '2026-03-08T13:00:00.000Z'],
])('what is done in a night of %s is told at eight in the morning', async (_, evening, eight) => {
  now = evening;
  await add(plusMinutes(evening, 30));
  for (const code of ['WORKING', 'COMPLETE']) await tap(code);
  await at(plusMinutes(eight, -1));
  expect(sent).toEqual([]);
  await at(eight);
  expect(sent).toHaveLength(2);
  expect(sent.join('\n')).toContain('the work is complete');
  for (const text of sent) expect(segmentsOf(text)).toMatchObject({ segments: 1, encoding: 'GSM-7' });
});

test('a text in the table that cannot be written loses no message: the default goes out, and the row says so', async () => {
  const ruleId = systemRuleId(0);
  const place = { ruleId, language: 'en' as const, channel: 'sms' as const };
  const by = { id: JOHN.id, name: JOHN.name };
  // Written past the check, as by somebody at the table's console.
  const broken: Template = {
    ...{ accountId: NORTHSIDE, ...place, version: 1, words: { text: '{{ weather }}' }, at: START, by },
  };
  expect(await templateStore(served.table, accountContext(NORTHSIDE, 'item')).save(broken)).toBe(true);
  await add(plusMinutes(START, 120));
  await at(START);
  expect(sent).toEqual([expect.stringContaining('you are booked for Mon, Jun 1')]);
  const rows = (await visits.read(JOB))?.messages ?? [];
  expect(rows.map(({ status, writtenWith }) => [status, writtenWith])).toEqual([
    ['sent', { language: 'en', templates: [{ ruleId, version: 0, failed: 1 }] }],
  ]);
});

test('a message that two senders find at once is sent once', async () => {
  await add(plusMinutes(START, 120));
  await Promise.all(Array.from({ length: 6 }, () => deliverDue(deps)));
  expect(sent).toHaveLength(1);
});

test('a tap that is made true again while the sender gives it up is told', async () => {
  await add(plusMinutes(START, 120));
  await at(START);
  await tap('TRAVELING');
  const { outbox: real } = deps;
  let looked = 0;
  const racing: Outbox = {
    ...real,
    // Between the claim and the look he takes it back, between the look and its end he travels again.
    async addressing(message) {
      if (looked++ > 0) return real.addressing(message);
      await tap('PENDING');
      const seen = await real.addressing(message);
      await tap('TRAVELING');
      return seen;
    },
  };
  now = plusMinutes(START, 1);
  sent = [];
  await deliverDue({ ...deps, outbox: racing });
  expect(looked).toBe(2);
  expect(sent).toEqual([expect.stringContaining('is on the way')]);
});

test('a job of a hundred visits is cancelled whole, and told once, also where it is finished later', async () => {
  await add(plusMinutes(START, 120));
  const [first] = (await visits.read(JOB))?.visit.appointments ?? [];
  if (!first) throw new Error('nothing was added');
  for (let n = 2; n <= 100; n++) {
    const Item = appointmentItem({ ...first, id: appointmentId(n), assignments: [] });
    await served.table.client.send(new PutCommand({ TableName: served.table.name, Item }));
  }
  const cancel: JobEvent = { trigger: 'cancel', by: actor(DEE), reason: 'Called off' };
  const done = await office(cancel);
  expect('visit' in done && done.visit.job.cascade).toMatchObject({ kind: 'cancel' });
  await finishCascade({ visits, escalations: storeOf(served) }, JOB, edge);
  await finishCascade({ visits, escalations: storeOf(served) }, JOB, edge);
  const found = await visits.readHistory(JOB);
  expect(found?.visit.job.cascade).toBeUndefined();
  expect(new Set(found?.visit.appointments.map(({ status }) => status))).toEqual(new Set(['cancelled']));
  expect(found?.timeline.filter(({ kind }) => kind === 'cascaded')).toHaveLength(2);
  await at(plusMinutes(START, 2));
  expect(sent.filter((text) => text.includes('called off'))).toHaveLength(1);
});
