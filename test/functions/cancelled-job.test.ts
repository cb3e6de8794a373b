import { afterEach, beforeEach, expect, test } from 'vitest';
import { customerStore } from '../../adapters/dynamodb/customer-store.ts';
import { jobStore } from '../../adapters/dynamodb/job-store.ts';
import { visitStore } from '../../adapters/dynamodb/visit-store.ts';
import { accountContext } from '../../core/access/account-context.ts';
import type { EscalationStore } from '../../core/escalation/escalation-store.ts';
import { IncidentNumber } from '../../core/ids/ids.ts';
import { decideJob } from '../../core/job/decide-job.ts';
import type { VisitStore } from '../../core/job/job-store.ts';
import type { Instant } from '../../core/time/instant.ts';
import { command } from '../../functions/pipelines/escalation-command.ts';
import { visitCommand } from '../../functions/pipelines/visit-command.ts';
import { finishJobs } from '../../functions/sweep/finish-jobs.ts';
import { aCustomer, aJob, creation, openBoth, storeOf } from '../adapters/dynamodb/northside.ts';
import { type ServedTable, serveTable } from '../adapters/dynamodb/served-table.ts';
import { actor } from '../support/builders/story.ts';
import { DEE, JOHN, NORTHSIDE } from '../support/builders/team.ts';
import { aPlan, START } from '../support/builders/world.ts';
import { dueJobs } from '../support/due-work.ts';

/* A job and its escalation over the real stores: whoever is second sees the first, and a crash between loses nothing. */

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
});
afterEach(() => served.close());

const begin = (store = escalations) => store.create(creation(), { plan: aPlan() }, START);
/** The request that cancels, as far as its one transaction: then its process dies. */
const cancel = (store = visits) =>
  visitCommand(
    store,
    JOB,
    (visit, world) => decideJob(visit, { trigger: 'cancel', by: actor(DEE), reason: 'Wrong number' }, world),
    edge,
  );
const sweep = async () =>
  finishJobs({
    due: await dueJobs(served.table, edge.clock()),
    visitsOf: () => visits,
    escalationsOf: () => escalations,
    edge,
    onFailure: (error) => {
      throw error;
    },
  });
const status = async () => (await escalations.read(NUMBER))?.escalation.status;

test.each(['pending', 'assigned'])(
  'a call that is %s ends with its job, also when the request died half-way',
  async (was) => {
    await begin();
    if (was === 'assigned')
      await command(escalations, NUMBER, { trigger: 'accept', by: actor(JOHN), via: 'web' }, edge);
    await cancel();
    expect(await status()).toBe(was);
    expect((await visits.read(JOB))?.visit.job.cascade).toMatchObject({ kind: 'cancel', call: NUMBER });
    await sweep();
    expect(await status()).toBe('cancelled');
    await sweep();
    const history = await visits.readHistory(JOB);
    expect(history?.visit.job.cascade).toBeUndefined();
    expect(history?.heldBy).toBeUndefined();
    expect(history?.timeline.filter(({ kind }) => kind === 'call_ended')).toMatchObject([{ number: NUMBER }]);
    expect(await dueJobs(served.table, now)).toEqual([]);
  },
);

test('the job of a call that nobody has any more is cancelled alone', async () => {
  await cancel();
  expect((await visits.read(JOB))?.visit.job).toMatchObject({ status: 'cancelled' });
  expect((await visits.read(JOB))?.visit.job.cascade).toBeUndefined();
});

test('a call that begins between the reading and the writing of a cancellation ends with it', async () => {
  let begun = false;
  const racing: VisitStore = {
    ...visits,
    async change(before, write, now) {
      if (!begun) {
        begun = true;
        expect(await begin()).toMatchObject({ outcome: 'written' });
      }
      return visits.change(before, write, now);
    },
  };
  await cancel(racing);
  await sweep();
  expect(await status()).toBe('cancelled');
});

test('a call does not begin for a job that is cancelled between the reading and the writing', async () => {
  await cancel();
  expect(await begin()).toEqual({ outcome: 'lost', to: 'another_change' });
  expect(await escalations.read(NUMBER)).toBeUndefined();
});

test('an expired call is not accepted late for a job that is cancelled at the same moment', async () => {
  await begin();
  for (let found = await escalations.read(NUMBER); found?.escalation.status === 'pending'; ) {
    now = found.escalation.nextWakeAt;
    await command(escalations, NUMBER, { trigger: 'wake', epoch: 1 }, edge);
    found = await escalations.read(NUMBER);
  }
  expect(await status()).toBe('expired');
  let raced = false;
  const racing: EscalationStore = {
    ...escalations,
    async change(before, decision, now) {
      if (!raced) {
        raced = true;
        await cancel();
      }
      return escalations.change(before, decision, now);
    },
  };
  const late = await command(racing, NUMBER, { trigger: 'accept', by: actor(JOHN), via: 'web' }, edge);
  expect(late).toMatchObject({ outcome: 'refused', refusal: { kind: 'job_cancelled' } });
  expect(await status()).toBe('expired');
});
