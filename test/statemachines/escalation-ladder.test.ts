import { SendTaskSuccessCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tokenStore } from '../../adapters/dynamodb/token-store.ts';
import { ladderRuns } from '../../adapters/stepfunctions/ladder-runs.ts';
import { accountContext } from '../../core/access/account-context.ts';
import type { EscalationEvent } from '../../core/escalation/decision.ts';
import type { Escalation, PendingEscalation } from '../../core/escalation/escalation.ts';
import type { EscalationStore } from '../../core/escalation/escalation-store.ts';
import { waitSeconds } from '../../core/escalation/ladder-wait.ts';
import { IncidentNumber } from '../../core/ids/ids.ts';
import { fromEpochMs } from '../../core/time/instant.ts';
import { advance } from '../../functions/ladder/advance.ts';
import { hold } from '../../functions/ladder/hold.ts';
import { command } from '../../functions/pipelines/escalation-command.ts';
import { LadderTask } from '../../statemachines/escalation-ladder/contract.ts';
import { escalate, openBoth, read, storeOf } from '../adapters/dynamodb/northside.ts';
import { type ServedTable, serveTable } from '../adapters/dynamodb/served-table.ts';
import { createRig, named, type Rig } from '../local/stepfunctions/rig.ts';
import { actor } from '../support/builders/story.ts';
import { BRIAN, JOHN, NORTHSIDE } from '../support/builders/team.ts';
import { ladderDefinition } from './ladder-definition.ts';

/*
 * The shipped definition on the local Step Functions, with the real operations over the real table, on a virtual clock
 * that starts where the builders' stories do.
 */

const NUMBER = IncidentNumber.parse('4821');
let served: ServedTable;
let rig: Rig;
let store: EscalationStore;
let arn: string;
/** When each call of the function came, in seconds since the start. */
let calls: string[];
let broken: boolean;

const now = () => fromEpochMs(rig.clock.now());
const edge = { clock: now, pause: async () => {} };
const context = accountContext(NORTHSIDE, 'item');
const tokens = () => tokenStore(served.table, context, NUMBER);
const runs = () => ladderRuns(rig.sfn, arn);

beforeEach(async () => {
  served = await serveTable();
  await openBoth(served);
  store = storeOf(served);
  calls = [];
  broken = false;
  rig = await createRig({
    LadderFunction: async (payload: unknown) => {
      if (broken) throw named('TableUnavailable');
      const task = LadderTask.parse(payload);
      calls.push(`${task.do} at ${(rig.clock.now() - Date.parse('2026-06-01T15:00:00Z')) / 1000}`);
      return task.do === 'hold'
        ? ((await hold(task, { store, tokens: tokens(), runs: runs() })) ?? null)
        : advance(task, { store, edge });
    },
  });
  arn = rig.register('escalation-ladder', ladderDefinition());
  await escalate(store);
});
afterEach(async () => {
  await rig.close();
  await served.close();
});

const escalation = async (): Promise<Escalation> => (await read(store, NUMBER)).escalation;
const pending = async (): Promise<PendingEscalation> => {
  const found = await escalation();
  if (found.status !== 'pending') throw new Error(`it is ${found.status}`);
  return found;
};
/** Starts the run of the present epoch; answers with its execution's ARN. */
const start = async (): Promise<string> => {
  const found = await pending();
  await runs().start(found, waitSeconds(found.nextWakeAt, now()));
  await rig.idle();
  return `${arn.replace(':stateMachine:', ':execution:')}:${found.id}-${found.epoch}`;
};
const happens = (event: Exclude<EscalationEvent, { trigger: 'create' }>) => command(store, NUMBER, event, edge);
const statusOf = async (execution: string) => (await rig.describeExecution(execution)).status;

test('left alone it pages one person after the other, and ends when the escalation has expired', async () => {
  const execution = await start();
  await rig.advance(299);
  expect(calls).toEqual(['hold at 0']);
  await rig.advance(1);
  expect(calls.slice(1)).toEqual(['advance at 300', 'hold at 300']);
  expect((await escalation()).paged.map(({ name }) => name)).toEqual(['John Smith', 'Brian Smith']);
  await rig.advance(320);
  expect(await escalation()).toMatchObject({ status: 'expired', reason: 'no_answer' });
  expect(await statusOf(execution)).toBe('SUCCEEDED');
  expect(rig.clock.untilNextTimer(), 'nothing is left waiting').toBeUndefined();
});

test('a wake costs two transitions', async () => {
  const execution = await start();
  const entered = async () => (await rig.eventTypes(execution)).filter((type) => type?.endsWith('StateEntered')).length;
  const before = await entered();
  await rig.advance(300);
  expect((await entered()) - before).toBe(2);
});

test('an accept ends it at once by its token', async () => {
  const execution = await start();
  await happens({ trigger: 'accept', by: actor(JOHN), via: 'web' });
  const held = await tokens().read();
  await runs().settle(held?.token ?? '');
  await rig.idle();
  expect(await statusOf(execution)).toBe('SUCCEEDED');
  await rig.advance(3600);
  expect(calls, 'nobody is woken again').toEqual(['hold at 0']);
});

test('an accept whose token was never answered ends it at the next wake, and pages nobody', async () => {
  const execution = await start();
  await happens({ trigger: 'accept', by: actor(JOHN), via: 'web' });
  await rig.advance(301);
  expect(await statusOf(execution)).toBe('SUCCEEDED');
  expect((await escalation()).paged.map(({ name }) => name)).toEqual(['John Smith']);
});

test('an accept before the first hold is found by it', async () => {
  const found = await pending();
  await happens({ trigger: 'accept', by: actor(JOHN), via: 'web' });
  await runs().start(found, 300);
  await rig.idle();
  expect(calls).toEqual(['hold at 0']);
  expect(await statusOf(`${arn.replace(':stateMachine:', ':execution:')}:${found.id}-1`)).toBe('SUCCEEDED');
});

describe('a pass', () => {
  test('moves the wake: the run is sent to look again, and waits for the new one', async () => {
    await start();
    await rig.advance(60);
    await happens({ trigger: 'pass', by: actor(JOHN), via: 'web' });
    await runs().rewake((await tokens().read())?.token ?? '');
    await rig.idle();
    expect(calls).toEqual(['hold at 0', 'advance at 60', 'hold at 60']);
    expect((await escalation()).paged.map(({ name }) => name)).toEqual(['John Smith', 'Brian Smith']);
    await rig.advance(320);
    expect(await escalation(), 'five minutes and the grace after the pass').toMatchObject({ status: 'expired' });
  });

  test('between commit and hold is found by the hold', async () => {
    const found = await pending();
    await happens({ trigger: 'pass', by: actor(JOHN), via: 'web' });
    await runs().start(found, 300);
    await rig.idle();
    expect(calls).toEqual(['hold at 0', 'advance at 0', 'hold at 0']);
  });
});

test('a second start of the same run is the same run', async () => {
  await start();
  await start();
  expect(calls).toEqual(['hold at 0']);
});

test('a run that has been replaced ends without doing anything', async () => {
  const old = await start();
  await rig.advance(200);
  broken = true;
  await rig.advance(170);
  await happens({ trigger: 'redrive' });
  expect(await pending()).toMatchObject({ epoch: 2 });
  broken = false;
  const replacement = await start();
  await rig.advance(120);
  expect(await statusOf(old)).toBe('SUCCEEDED');
  expect(await statusOf(replacement)).toBe('RUNNING');
  expect(
    (await escalation()).paged.map(({ name }) => name),
    'Brian is paged once',
  ).toEqual(['John Smith', 'Brian Smith']);
  const history = await store.readHistory(NUMBER);
  const pagesTo = (id: string) => history?.messages.filter(({ to }) => 'personId' in to && to.personId === id).length;
  expect(pagesTo(BRIAN.id)).toBe(2);
});

test('a function that fails for good never stops it: it looks again each minute, and goes on', async () => {
  broken = true;
  const execution = await start();
  await rig.advance(400);
  expect(await statusOf(execution)).toBe('RUNNING');
  expect(calls).toEqual([]);
  broken = false;
  await rig.advance(61);
  expect(calls.map((call) => call.split(' ')[0])).toEqual(['advance', 'hold']);
  expect((await escalation()).paged.map(({ name }) => name)).toEqual(['John Smith', 'Brian Smith']);
});

test('a run that somebody stops closes its token, and answering it is no error', async () => {
  const execution = await start();
  await rig.sfn.send(new StopExecutionCommand({ executionArn: execution }));
  const held = await tokens().read();
  await expect(rig.sfn.send(new SendTaskSuccessCommand({ taskToken: held?.token, output: '{}' }))).rejects.toThrow();
  await runs().settle(held?.token ?? '');
  await runs().rewake(held?.token ?? '');
  expect(await statusOf(execution)).toBe('ABORTED');
});
