import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tokenStore } from '../../adapters/dynamodb/token-store.ts';
import { accountContext } from '../../core/access/account-context.ts';
import type { EscalationStore } from '../../core/escalation/escalation-store.ts';
import type { LadderRuns } from '../../core/escalation/ladder-runs.ts';
import { IncidentNumber } from '../../core/ids/ids.ts';
import { type Instant, plusSeconds } from '../../core/time/instant.ts';
import { advance } from '../../functions/ladder/advance.ts';
import { hold } from '../../functions/ladder/hold.ts';
import { command } from '../../functions/pipelines/escalation-command.ts';
import { follow } from '../../functions/stream/escalations/follow.ts';
import { sweep } from '../../functions/sweep/sweep.ts';
import { escalate, openBoth, read, storeOf } from '../adapters/dynamodb/northside.ts';
import { type ServedTable, serveTable } from '../adapters/dynamodb/served-table.ts';
import { actor } from '../support/builders/story.ts';
import { JOHN, NORTHSIDE } from '../support/builders/team.ts';
import { START } from '../support/builders/world.ts';
import { dueEscalations } from '../support/due-work.ts';

const NUMBER = IncidentNumber.parse('4821');
const context = accountContext(NORTHSIDE, 'item');
let served: ServedTable;
let store: EscalationStore;
let now: Instant;
/** What the state machine was told. */
let told: string[];
const runs: LadderRuns = {
  start: async ({ epoch }, waitSeconds) => void told.push(`start ${epoch} for ${waitSeconds} s`),
  settle: async (token) => void told.push(`settle ${token}`),
  rewake: async (token) => void told.push(`rewake ${token}`),
};
beforeEach(async () => {
  served = await serveTable();
  await openBoth(served);
  store = storeOf(served);
  [now, told] = [START, []];
  await escalate(store);
});
afterEach(() => served.close());

const at = (seconds: number) => plusSeconds(START, seconds);
const edge = { clock: () => now, pause: async () => {} };
const tokens = () => tokenStore(served.table, context, NUMBER);
const ladder = (seconds: number, epoch = 1) => ({
  ...{ accountId: NORTHSIDE, number: NUMBER, epoch },
  wakeAt: at(seconds),
  waitSeconds: 300,
});
const accept = () => command(store, NUMBER, { trigger: 'accept', by: actor(JOHN), via: 'web' }, edge);
const pass = () => command(store, NUMBER, { trigger: 'pass', by: actor(JOHN), via: 'web' }, edge);
const escalation = async () => (await read(store, NUMBER)).escalation;

describe('hold', () => {
  const held = (token: string, input = ladder(300)) =>
    hold({ token, ladder: input }, { store, tokens: tokens(), runs });

  test('keeps the token beside the wake it waits for', async () => {
    await held('t1');
    expect(await tokens().read()).toEqual({ token: 't1', epoch: 1, wakeAt: at(300) });
    expect(told).toEqual([]);
  });

  test('answers its own token when the escalation was settled before it looked', async () => {
    await accept();
    await held('t1');
    expect(told).toEqual(['settle t1']);
  });

  test('sends itself to look again when the wake has moved', async () => {
    await pass();
    await held('t1', ladder(299));
    expect(told).toEqual(['rewake t1']);
  });

  test('ends a run that has been replaced, and leaves the new one its token', async () => {
    now = at(361);
    await command(store, NUMBER, { trigger: 'redrive' }, edge);
    await tokens().hold({ token: 't2', epoch: 2, wakeAt: at(661) });
    await held('t1');
    expect(told).toEqual(['settle t1']);
    expect(await tokens().read()).toMatchObject({ token: 't2' });
  });
});

describe('advance', () => {
  test('does what is due and answers the next wake, with the grace of the last step', async () => {
    now = at(300);
    expect(await advance({ ladder: ladder(300) }, { store, edge })).toMatchObject({
      wakeAt: at(620),
      waitSeconds: 320,
    });
  });

  test('early or twice does nothing, and answers the wake that stands', async () => {
    now = at(10);
    const early = await advance({ ladder: ladder(300) }, { store, edge });
    expect(early).toMatchObject({ wakeAt: at(300), waitSeconds: 290 });
    now = at(300);
    await advance({ ladder: ladder(300) }, { store, edge });
    const before = await escalation();
    await advance({ ladder: ladder(300) }, { store, edge });
    expect(await escalation()).toEqual(before);
  });

  test('that died after its commit is repeated without paging anybody twice', async () => {
    now = at(300);
    served.engine.faults.add({ kind: 'reset_after_commit', operations: ['TransactWriteItems'], count: 1 });
    await expect(advance({ ladder: ladder(300) }, { store, edge })).rejects.toThrow();
    await advance({ ladder: ladder(300) }, { store, edge });
    const pages = (await served.rows()).filter(({ class: of }) => of === 'page');
    expect(pages).toHaveLength(4);
    expect(await escalation()).toMatchObject({ step: 1, version: 3 });
  });

  test('of a settled or unknown escalation, or another run, sends the ladder into hold once more', async () => {
    now = at(300);
    expect(await advance({ ladder: ladder(300, 2) }, { store, edge })).toEqual({ ...ladder(300, 2), waitSeconds: 1 });
    await accept();
    expect(await advance({ ladder: ladder(300) }, { store, edge })).toMatchObject({ waitSeconds: 1 });
    const unknown = { ...ladder(300), number: IncidentNumber.parse('9999') };
    expect(await advance({ ladder: unknown }, { store, edge })).toMatchObject({ waitSeconds: 1 });
  });

  test('twenty at once write one transition', async () => {
    now = at(300);
    await Promise.all(Array.from({ length: 20 }, () => advance({ ladder: ladder(300) }, { store, edge })));
    expect(await escalation()).toMatchObject({ step: 1, version: 3 });
  });
});

describe('follow', () => {
  const key = { pk: 'A#northside#ESC#4821', sk: 'ESC' };
  const rowNow = async () => (await served.rows()).find(({ pk, sk }) => pk === key.pk && sk === key.sk);
  const deps = () => ({ runs, tokensOf: tokens, clock: () => now });

  test('starts the run of a new escalation, and of a new epoch', async () => {
    const first = await rowNow();
    await follow({ key, before: undefined, after: first }, deps());
    now = at(361);
    await command(store, NUMBER, { trigger: 'redrive' }, edge);
    await follow({ key, before: first, after: await rowNow() }, deps());
    expect(told).toEqual(['start 1 for 300 s', 'start 2 for 320 s']);
  });

  test('ends the run of a settled one, and sends one whose wake was moved to look again', async () => {
    await tokens().hold({ token: 't1', epoch: 1, wakeAt: at(300) });
    const first = await rowNow();
    now = at(5);
    await pass();
    const passed = await rowNow();
    await follow({ key, before: first, after: passed }, deps());
    await accept();
    await follow({ key, before: passed, after: await rowNow() }, deps());
    expect(told).toEqual(['rewake t1', 'settle t1']);
  });

  test('leaves alone what the ladder did itself, a note, a run without a token, and rows of another kind', async () => {
    const first = await rowNow();
    await command(store, NUMBER, { trigger: 'note', by: { id: JOHN.id, name: JOHN.name }, note: 'x' }, edge);
    const noted = await rowNow();
    await follow({ key, before: first, after: noted }, deps());
    now = at(300);
    await advance({ ladder: ladder(300) }, { store, edge });
    await follow({ key, before: noted, after: await rowNow() }, deps());
    await accept();
    await follow({ key, before: noted, after: await rowNow() }, deps());
    await follow({ key: { ...key, sk: 'TOKEN' }, before: undefined, after: noted }, deps());
    await follow({ key, before: noted, after: undefined }, deps());
    expect(told).toEqual([]);
  });
});

describe('the sweeper', () => {
  const sweepNow = async (failures: unknown[] = []) =>
    sweep({
      due: await dueEscalations(served.table, now),
      storeOf: (account) => storeOf(served, account),
      edge,
      onFailure: (error) => failures.push(error),
    });

  test('leaves a wake that is less than a minute past to its ladder', async () => {
    now = at(359);
    expect(await sweepNow()).toEqual({ redriven: 0 });
  });

  test('replaces a ladder that was lost, once, and nobody is paged twice', async () => {
    now = at(360);
    expect(await sweepNow()).toEqual({ redriven: 1 });
    expect(await sweepNow()).toEqual({ redriven: 0 });
    expect(await escalation()).toMatchObject({ epoch: 2, step: 1 });
    expect((await served.rows()).filter(({ class: of }) => of === 'page')).toHaveLength(4);
  });

  test('drives an escalation without any ladder to its end', async () => {
    for (let minute = 1; minute <= 15; minute++) {
      now = at(minute * 60);
      await sweepNow();
    }
    expect(await escalation()).toMatchObject({ status: 'expired', reason: 'no_answer' });
  });

  test('goes on to the others when one cannot be re-driven', async () => {
    await escalate(store, 2);
    now = at(400);
    served.engine.faults.add({ kind: 'throttle', operations: ['TransactWriteItems'], count: 1 });
    const failures: unknown[] = [];
    expect(await sweepNow(failures)).toEqual({ redriven: 1 });
    expect(failures).toHaveLength(1);
    expect(await sweepNow()).toEqual({ redriven: 1 });
  });
});
