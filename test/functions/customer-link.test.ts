import { afterAll, beforeAll, expect, test } from 'vitest';
import { customerStore } from '../../adapters/dynamodb/customer-store.ts';
import { jobStore } from '../../adapters/dynamodb/job-store.ts';
import { linkStore } from '../../adapters/dynamodb/link-store.ts';
import { drawLinkToken } from '../../adapters/ids/ids.ts';
import { accountContext } from '../../core/access/account-context.ts';
import {
  answerSurvey,
  askReschedule,
  confirmAppointment,
  getCrewPhoto,
  getCustomerPage,
  oneClickUnsubscribe,
  setPreferences,
} from '../../core/contracts/customer-page.ts';
import type { Route } from '../../core/contracts/route.ts';
import { linkFor } from '../../core/link/link.ts';
import { fromEpochMs, plusMinutes, toEpochMs } from '../../core/time/instant.ts';
import { hashSecret } from '../../functions/pipelines/secret-hash.ts';
import { aCustomer, aJob } from '../adapters/dynamodb/northside.ts';
import { appointmentId } from '../core/job/a-visit.ts';
import { JOHN, NORTHSIDE } from '../support/builders/team.ts';
import { START } from '../support/builders/world.ts';
import { type DeployedApi, deployApi } from './deployed-api.ts';

/* A link over the real handlers: what opens, for how long, and what is in the table. */

let api: DeployedApi;
const token = drawLinkToken();
const link = linkFor(
  {
    ...{ accountId: NORTHSIDE, jobId: aJob().id, contactId: aCustomer(1).id, channel: 'email' },
    ...{ address: 'maria@example.com', category: 'service' },
  },
  START,
);
beforeAll(async () => {
  api = await deployApi();
  const context = accountContext(NORTHSIDE, 'item');
  await customerStore(api.table, context).add(aCustomer(1, { email: 'maria@example.com' }));
  await jobStore(api.table, context).add(aJob());
  await linkStore(api.table).keep(hashSecret(token), link);
});
afterAll(() => api.close());

const READ = { appointmentId: appointmentId(1), start: START };
const ALL = { service: true, reminder: true, survey: true };
const FORM = { 'content-type': 'application/x-www-form-urlencoded', origin: undefined };
const REQUESTS: [Route, Parameters<DeployedApi['call']>[1]][] = [
  [getCustomerPage, {}],
  [getCrewPhoto, { params: { personId: JOHN.id } }],
  [confirmAppointment, { body: READ }],
  [askReschedule, { body: READ }],
  [answerSurvey, { body: { rating: 5 } }],
  [setPreferences, { body: { email: ALL } }],
  [oneClickUnsubscribe, { body: 'List-Unsubscribe=One-Click', headers: FORM }],
];
const call = ([route, request = {}]: (typeof REQUESTS)[number], of: string) =>
  api.call(route, { ...request, params: { ...request.params, token: of } });

test('the token is nowhere in the table, whatever is read of it', async () => {
  const text = JSON.stringify(await api.rows());
  expect(text).toContain(hashSecret(token));
  expect(text).not.toContain(token);
});

test('until its time is over it opens its job; then every request is answered as for a token that never was', async () => {
  const end = toEpochMs(link.goodUntil);
  api.clockMs.now = end - 1;
  expect((await api.call(getCustomerPage, { params: { token } })).status).toBe(200);
  const never = drawLinkToken();
  for (const now of [end, end + 1]) {
    api.clockMs.now = now;
    for (const request of REQUESTS) {
      const [over, unknown] = [await call(request, token), await call(request, never)];
      expect([request[0].id, over.status, over.text]).toEqual([request[0].id, 404, unknown.text]);
      expect(over.headers).toEqual(unknown.headers);
    }
  }
  api.clockMs.now = toEpochMs(START);
});

test('GET writes nothing, however often', async () => {
  const before = await api.rows();
  for (let n = 0; n < 5; n++) await api.call(getCustomerPage, { params: { token } });
  expect(await api.rows()).toEqual(before);
});

test('whatever is sent, nothing breaks and nothing is changed', async () => {
  const junk = [null, 5, 'x', [], {}, { rating: '5' }, { rating: 5, job: 'x' }, { ...READ, start: 'soon' }, { sms: 1 }];
  const kept = async () => (await api.rows()).filter(({ pk }) => !String(pk).startsWith('LIMIT#'));
  const before = await kept();
  for (const [route] of REQUESTS.filter(([each]) => each.method !== 'GET'))
    for (const body of junk)
      for (const headers of [{}, { 'content-type': 'text/plain' }, FORM, { 'content-type': 'multipart/form-data' }]) {
        // The next hour, before the counter of this one is full.
        api.clockMs.now = toEpochMs(plusMinutes(fromEpochMs(api.clockMs.now), 61));
        const { status } = await api.call(route, { params: { token }, body: JSON.stringify(body), headers });
        expect(status).toBeLessThan(500);
      }
  expect(await kept()).toEqual(before);
});
