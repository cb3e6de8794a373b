import { afterEach, beforeEach, expect, test } from 'vitest';
import { consentStore } from '../../adapters/dynamodb/consent-store.ts';
import { accountsOfPhone } from '../../adapters/dynamodb/customer-phones.ts';
import { customerStore } from '../../adapters/dynamodb/customer-store.ts';
import { deliveryStore } from '../../adapters/dynamodb/delivery-store.ts';
import { jobStore } from '../../adapters/dynamodb/job-store.ts';
import { outbox } from '../../adapters/dynamodb/outbox.ts';
import { visitStore } from '../../adapters/dynamodb/visit-store.ts';
import { accountContext } from '../../core/access/account-context.ts';
import { decideAppointment } from '../../core/appointment/decide-appointment.ts';
import { isSuspended, optedOutOf } from '../../core/consent/consent.ts';
import type { AccountId } from '../../core/ids/ids.ts';
import { plusMinutes } from '../../core/time/instant.ts';
import { recordDeliveries } from '../../functions/delivery-events/record-deliveries.ts';
import { visitCommand } from '../../functions/pipelines/visit-command.ts';
import { followUndelivered } from '../../functions/stream/escalations/follow-undelivered.ts';
import { deliverDue } from '../../functions/stream/messages/deliver-due.ts';
import { aCustomer, aJob, openBoth, SOUTHSIDE, storeOf } from '../adapters/dynamodb/northside.ts';
import { type ServedTable, serveTable } from '../adapters/dynamodb/served-table.ts';
import { VISIT } from '../core/job/a-visit.ts';
import { actor } from '../support/builders/story.ts';
import { DEE, NORTHSIDE } from '../support/builders/team.ts';
import { START } from '../support/builders/world.ts';
import { linkDeps } from '../support/link-deps.ts';
import { eumEvent, sesBounce, sesComplaint, sesDelivery, snsLine } from './delivery-events/recorded.ts';

/* What the providers tell of a customer's message, from their words to what the job and the ledger say then. */

const PHONE = '+13125550190';
const EMAIL = 'maria@example.com';
const EVERYTHING = ['service', 'reminder', 'survey'];
const edge = { clock: () => START, pause: async () => {} };

let served: ServedTable;
let sent: { id: string; to: string }[];
beforeEach(async () => {
  served = await serveTable();
  await openBoth(served);
  sent = [];
});
afterEach(() => served.close());

const context = (account: AccountId) => accountContext(account, 'item');
const consentsOf = (account: AccountId) => consentStore(served.table, context(account));
const visits = () => visitStore(served.table, context(NORTHSIDE));

const send = async ({ to }: { to: string }) => {
  sent.push({ id: `provider-${sent.length + 1}`, to });
  return { outcome: 'accepted' as const, providerId: `provider-${sent.length}` };
};
const deliver = () =>
  deliverDue({
    ...{ outbox: outbox(served.table), sms: { send }, email: { send }, baseUrl: 'https://call.northside.example' },
    ...linkDeps(served.table),
    ...{ clock: () => START, sleep: async () => {} },
  });

/** A customer is booked, and told by the first of these. */
async function booked(customer: { phone?: string; email?: string }): Promise<{ id: string; to: string }> {
  await customerStore(served.table, context(NORTHSIDE)).add(aCustomer(1, customer));
  await jobStore(served.table, context(NORTHSIDE)).add(aJob());
  const start = plusMinutes(START, 90);
  const add = {
    trigger: 'add' as const,
    id: VISIT,
    by: actor(DEE),
    start,
    end: plusMinutes(start, 60),
    technicians: [],
  };
  await visitCommand(visits(), aJob().id, (visit, world) => decideAppointment(visit, add, world), edge);
  await deliver();
  return sent[0] ?? expect.fail('nothing was sent');
}

/** The provider tells, the stream is read twice, and the sender takes what follows. */
async function told(event: Parameters<typeof recordDeliveries>[0]): Promise<void> {
  const rows = async () => (await served.rows()).filter(({ sk }) => String(sk).startsWith('OUT#'));
  const before = await rows();
  await recordDeliveries(event, deliveryStore(served.table));
  const after = await rows();
  const deps = { accountsOf: (phone: string) => accountsOfPhone(served.table, phone), consentsOf, edge };
  for (let times = 0; times < 2; times++)
    for (const row of after) {
      const key = { pk: String(row.pk), sk: String(row.sk) };
      const was = before.find(({ pk, sk }) => pk === row.pk && sk === row.sk);
      await followUndelivered(
        { key, before: was, after: row },
        { ...deps, visitsOf: visits, storeOf: () => storeOf(served) },
      );
    }
  await deliver();
}

async function standing(address: string, account: AccountId = NORTHSIDE) {
  const [state, found] = await Promise.all([consentsOf(account).stateOf([address]), visits().readHistory(aJob().id)]);
  const known = state.get(address);
  return {
    optedOut: known ? optedOutOf(known) : [],
    suspended: known !== undefined && isSuspended(known),
    ends: (found?.messages ?? []).map(({ status, why, deliveredAt }) => why ?? (deliveredAt ? 'delivered' : status)),
    notTold: found?.visit.job.customerNotTold?.why,
    timeline: (found?.timeline ?? []).filter(({ kind }) => kind === 'not_told').length,
  };
}

test.each([
  ['SNS: delivered', (of) => snsLine(of, 'SUCCESS', 'Message has been accepted by phone'), {}, ['delivered']],
  [
    'SNS: opted out',
    (of) => snsLine(of, 'FAILURE', 'Phone number is opted out'),
    { optedOut: EVERYTHING },
    ['opted_out', 'sent'],
  ],
  [
    'SNS: blocked',
    (of) => snsLine(of, 'FAILURE', 'Phone has blocked SMS'),
    { optedOut: EVERYTHING },
    ['opted_out', 'sent'],
  ],
  [
    'SNS: no such number',
    (of) => snsLine(of, 'FAILURE', 'Invalid phone number'),
    { suspended: true },
    ['invalid_number', 'sent'],
  ],
  [
    'SNS: out of reach',
    (of) => snsLine(of, 'FAILURE', 'Phone is currently unreachable/unavailable'),
    {},
    ['not_delivered', 'sent'],
  ],
  ['EUM: delivered', (of) => eumEvent(of, 'TEXT_DELIVERED', 'DELIVERED'), {}, ['delivered']],
  ['EUM: blocked', (of) => eumEvent(of, 'TEXT_BLOCKED', 'BLOCKED'), { optedOut: EVERYTHING }, ['opted_out', 'sent']],
  ['EUM: invalid', (of) => eumEvent(of, 'TEXT_INVALID', 'INVALID'), { suspended: true }, ['invalid_number', 'sent']],
] as [string, (of: { id: string; to: string }) => Parameters<typeof recordDeliveries>[0], object, string[]][])(
  'a text to a customer, %s',
  async (_, event, state, ends) => {
    await told(event(await booked({ phone: PHONE, email: EMAIL })));
    expect(await standing(PHONE)).toEqual({
      ...{ optedOut: [], suspended: false, notTold: undefined, timeline: 0 },
      ...state,
      ends,
    });
    expect(sent.slice(1).map(({ to }) => to)).toEqual(ends.length > 1 ? [EMAIL] : []);
  },
);

test.each([
  ['delivered', sesDelivery, {}, 'delivered', undefined],
  ['bounced for good', (of) => sesBounce(of, 'Permanent'), { suspended: true }, 'bounced', 'bounced'],
  ['bounced for now', (of) => sesBounce(of, 'Transient'), {}, 'sent', undefined],
  ['complained of', sesComplaint, { optedOut: EVERYTHING }, 'complaint', undefined],
] as [string, (of: { id: string; to: string }) => Parameters<typeof recordDeliveries>[0], object, string, string?][])(
  'an email to a customer who has nothing else, %s',
  async (_, event, state, end, notTold) => {
    await told(event(await booked({ email: EMAIL })));
    expect(await standing(EMAIL)).toEqual({
      ...{ optedOut: [], suspended: false, notTold, timeline: notTold ? 1 : 0, ends: [end] },
      ...state,
    });
    expect(sent).toHaveLength(1);
  },
);

test('what one account learns of a phone at the carrier, every account that has it knows', async () => {
  const maria = aCustomer(1, { phone: PHONE });
  await customerStore(served.table, context(SOUTHSIDE)).add({ ...maria, accountId: SOUTHSIDE });
  await told(eumEvent(await booked({ phone: PHONE }), 'TEXT_BLOCKED', 'BLOCKED'));
  expect(await standing(PHONE, SOUTHSIDE)).toMatchObject({ optedOut: EVERYTHING, notTold: 'opted_out' });
  expect(await consentsOf(SOUTHSIDE).history(PHONE)).toMatchObject([{ source: 'carrier' }]);
});

test('a START that was sent after the message counts, though its failure is heard later', async () => {
  const of = await booked({ phone: PHONE });
  await consentsOf(NORTHSIDE).record({
    ...{ address: PHONE, categories: ['service', 'reminder', 'survey'], wants: 'in', source: 'sms_start' },
    ...{ at: plusMinutes(START, 1), wording: 'START', cause: 'SMS#1' },
  });
  await told(snsLine(of, 'FAILURE', 'Phone number is opted out'));
  expect(await standing(PHONE)).toMatchObject({ optedOut: [], notTold: 'opted_out' });
});
