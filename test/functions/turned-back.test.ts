import { afterEach, beforeEach, expect, test } from 'vitest';
import { customerStore } from '../../adapters/dynamodb/customer-store.ts';
import { jobStore } from '../../adapters/dynamodb/job-store.ts';
import { visitStore } from '../../adapters/dynamodb/visit-store.ts';
import { accountContext } from '../../core/access/account-context.ts';
import { decideAppointment } from '../../core/appointment/decide-appointment.ts';
import { decideTap } from '../../core/appointment/decide-tap.ts';
import type { EscalationStore } from '../../core/escalation/escalation-store.ts';
import { IncidentNumber } from '../../core/ids/ids.ts';
import type { VisitStore } from '../../core/job/job-store.ts';
import type { Visit, VisitDecision, VisitWorld } from '../../core/job/visit.ts';
import { type Instant, plusMinutes } from '../../core/time/instant.ts';
import { command } from '../../functions/pipelines/escalation-command.ts';
import { visitCommand } from '../../functions/pipelines/visit-command.ts';
import { followTurnedBack } from '../../functions/stream/escalations/follow-turned-back.ts';
import { aCustomer, aJob, creation, openBoth, storeOf } from '../adapters/dynamodb/northside.ts';
import { type ServedTable, serveTable } from '../adapters/dynamodb/served-table.ts';
import { adding, tapOf, VISIT } from '../core/job/a-visit.ts';
import { actor } from '../support/builders/story.ts';
import { BRIAN, DEE, JOHN, NORTHSIDE } from '../support/builders/team.ts';
import { aPlan, START } from '../support/builders/world.ts';

/* A tap is one write. Whoever made it may be gone after that: what the call hears of it comes from the stream. */

const NUMBER = IncidentNumber.parse('4821');
const JOB = aJob().id;
let now: Instant;
const edge = { clock: () => now, pause: async () => {} };
let served: ServedTable;
let visits: VisitStore;
let escalations: EscalationStore;
beforeEach(async () => {
  now = START;
  served = await serveTable();
  await openBoth(served);
  const context = accountContext(NORTHSIDE, 'item');
  await customerStore(served.table, context).add(aCustomer());
  await jobStore(served.table, context).add(aJob());
  [visits, escalations] = [visitStore(served.table, context), storeOf(served)];
  await escalations.create(creation(), { plan: aPlan() }, START);
  await command(escalations, NUMBER, { trigger: 'accept', by: actor(JOHN), via: 'web' }, edge);
  await change((visit, world) => decideAppointment(visit, adding({ technicians: [JOHN, BRIAN] }), world));
});
afterEach(() => served.close());

/** One write of the visit, with the record that the stream has of it. */
async function change(decide: (visit: Visit, world: VisitWorld) => VisitDecision) {
  const row = async () => (await served.rows()).find(({ sk }) => sk === `APPT#${VISIT}`);
  const before = await row();
  await visitCommand(visits, JOB, decide, edge);
  return { key: { pk: `A#${NORTHSIDE}#JOB#${JOB}`, sk: `APPT#${VISIT}` }, before, after: await row() };
}
const tap = (who: typeof JOHN, code: string) => change((visit, world) => decideTap(visit, tapOf(who, code), world));
const follow = (record: Awaited<ReturnType<typeof change>>) =>
  followTurnedBack(record, { visitsOf: () => visits, storeOf: () => escalations, edge });
const setOut = (more: object = {}) =>
  command(escalations, NUMBER, { trigger: 'en_route', by: actor(JOHN), ...more }, edge);
const onHisWay = { trigger: 'en_route', by: actor(JOHN), tapped: START } as const;
const callRow = async () => (await served.rows()).find(({ sk }) => sk === 'ESC');
const call = async () => (await escalations.read(NUMBER))?.escalation;
const kinds = async () => (await escalations.readHistory(NUMBER))?.timeline.map(({ kind }) => kind) ?? [];

test('what is taken back wakes the watchdog, though whoever tapped is gone; twice is once', async () => {
  await tap(JOHN, 'TRAVELING');
  await setOut({ tapped: START });
  expect(await call()).not.toHaveProperty('watchdog');
  now = plusMinutes(START, 1);
  const record = await tap(JOHN, 'PENDING');
  for (let times = 0; times < 2; times++) await follow(record);
  expect(await call()).toMatchObject({ watchdog: { stage: 'nudge', at: plusMinutes(START, 15) } });
  expect((await kinds()).filter((kind) => kind === 'turned_back')).toHaveLength(1);
});

test('heard late, after he set out once more, it changes nothing', async () => {
  await tap(JOHN, 'TRAVELING');
  await setOut({ tapped: START });
  now = plusMinutes(START, 1);
  const record = await tap(JOHN, 'PENDING');
  now = plusMinutes(START, 2);
  await setOut({ etaMinutes: 20 });
  await follow(record);
  expect(await call()).toMatchObject({ etaMinutes: 20 });
  expect(await kinds()).not.toContain('turned_back');
});

test('taken back between the look at the job and the word to the call: the record of the call finds it', async () => {
  await tap(JOHN, 'TRAVELING');
  const seen = (await visits.read(JOB))?.visit;
  now = plusMinutes(START, 1);
  await follow(await tap(JOHN, 'PENDING'));
  const before = await callRow();
  await command({ ...escalations, visit: async () => seen }, NUMBER, onHisWay, edge);
  const record = { key: { pk: String(before?.pk), sk: 'ESC' }, before, after: await callRow() };
  expect(await call()).not.toHaveProperty('watchdog');
  for (let times = 0; times < 2; times++) await follow(record);
  expect(await call()).toMatchObject({ watchdog: { stage: 'nudge', at: plusMinutes(START, 15) } });
  expect((await kinds()).filter((kind) => kind === 'turned_back')).toHaveLength(1);
});

test('a colleague who turns back, or a new time, says nothing of the one who has the call', async () => {
  await tap(JOHN, 'TRAVELING');
  await tap(BRIAN, 'TRAVELING');
  await setOut({ tapped: START });
  now = plusMinutes(START, 1);
  await follow(await tap(BRIAN, 'PENDING'));
  expect(await call()).toHaveProperty('enRouteAt');
  const start = plusMinutes(START, 24 * 60);
  const move = { trigger: 'move' as const, appointmentId: VISIT, by: actor(DEE), start, end: plusMinutes(start, 60) };
  await follow(await change((visit, world) => decideAppointment(visit, move, world)));
  expect(await call()).toHaveProperty('enRouteAt');
  expect(await kinds()).not.toContain('turned_back');
});
