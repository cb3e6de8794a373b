import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountStore } from '../../adapters/dynamodb/account-store.ts';
import { drillStore } from '../../adapters/dynamodb/drill-store.ts';
import { dueMessages, dueWork } from '../../adapters/dynamodb/due.ts';
import { teamStore } from '../../adapters/dynamodb/person-store.ts';
import { planStore } from '../../adapters/dynamodb/plan-store.ts';
import { readinessStore } from '../../adapters/dynamodb/readiness-store.ts';
import { scheduleStore } from '../../adapters/dynamodb/schedule-store.ts';
import { accountContext } from '../../core/access/account-context.ts';
import type { AccountId } from '../../core/ids/ids.ts';
import type { Instant } from '../../core/time/instant.ts';
import { acknowledgeDrill, everyMethod, startDrills } from '../../functions/pipelines/drill-command.ts';
import { endDrills } from '../../functions/sweep/end-drills.ts';
import { lookAtReadiness } from '../../functions/sweep/look-at-readiness.ts';
import { openBoth } from '../adapters/dynamodb/northside.ts';
import { type ServedTable, serveTable } from '../adapters/dynamodb/served-table.ts';
import { ANA, BRIAN, JOHN, NORTHSIDE } from '../support/builders/team.ts';
import { aPlan } from '../support/builders/world.ts';

/* What the sweeper does about readiness, over the real table: each look twice, late and at once. */

let served: ServedTable;
let now: Instant;
let failures: unknown[];
beforeEach(async () => {
  served = await serveTable();
  now = '2026-06-01T15:00:00.000Z';
  failures = [];
});
afterEach(async () => {
  await served.close();
  expect(failures).toEqual([]);
});

const of = (account: AccountId) => accountContext(account, 'item');
const deps = () => ({
  drillsOf: (account: AccountId) => drillStore(served.table, of(account)),
  peopleOf: (account: AccountId) => teamStore(served.table, of(account)),
  accountOf: (account: AccountId) => accountStore(served.table, of(account)),
  plansOf: (account: AccountId) => planStore(served.table, of(account)),
  schedulesOf: (account: AccountId) => scheduleStore(served.table, of(account)),
  watchOf: (account: AccountId) => readinessStore(served.table, of(account)),
  edge: { clock: () => now, pause: async () => {} },
  onFailure: (error: unknown) => void failures.push(error),
});
const drills = () => drillStore(served.table, of(NORTHSIDE));
const due = () => dueWork(served.table, now, ({ sk }) => void failures.push(sk));
const look = async () => lookAtReadiness({ ...deps(), due: (await due()).readiness });
const end = async () => endDrills({ ...deps(), due: (await due()).drills });
/** What waits to be sent by a time, in short. */
const waiting = async (by: Instant, kind: string) =>
  (await dueMessages(served.table, by)).map(({ sk }) => sk).filter((sk) => sk.startsWith(`OUT#${kind}`));
const switchOn = async () => {
  const accounts = accountStore(served.table, of(NORTHSIDE));
  const account = await accounts.read();
  if (account) await accounts.replace({ ...account, drillsSince: now, version: account.version + 1 });
};

describe('the nightly check', () => {
  /** A step of one minute is a warning. */
  const hasty = { ...aPlan({ minutes: 1 }) };

  test('tells managers in the morning of what is new, once, however often it looks', async () => {
    await openBoth(served, hasty);
    await look();
    for (const night of ['2026-06-02T08:01:00.000Z', '2026-06-03T08:01:00.000Z']) {
      now = night;
      await Promise.all([look(), look()]);
      await look();
    }
    const told = (await waiting('2026-06-04T00:00:00.000Z', 'PLAN_FINDINGS')).filter((sk) => sk.endsWith(ANA.id));
    // One for each of the two accounts, of the first night, and none of the second: nothing is new.
    expect(new Set(told)).toEqual(new Set([`OUT#PLAN_FINDINGS#2026-06-02#${ANA.id}`]));
    expect(told).toHaveLength(2);
  });

  test('that finds something at three waits for the end of the quiet hours', async () => {
    await openBoth(served);
    await look();
    const people = teamStore(served.table, of(NORTHSIDE));
    const john = await people.read(JOHN.id);
    if (!john) throw new Error('John should be there');
    const [phone] = john.methods;
    const after = { ...john, methods: phone ? [phone] : [], version: john.version + 1 };
    await people.change(john, after, { endSessions: false, messages: [], now });
    now = '2026-06-02T07:59:00.000Z';
    await look();
    expect(await waiting(now, 'PLAN_FINDINGS')).toEqual([]);
    now = '2026-06-02T08:00:00.000Z';
    await look();
    expect(await waiting('2026-06-02T12:59:59.000Z', 'PLAN_FINDINGS')).toEqual([]);
    expect(await waiting('2026-06-02T13:00:00.000Z', 'PLAN_FINDINGS')).toEqual([
      `OUT#PLAN_FINDINGS#2026-06-02#${ANA.id}`,
    ]);
  });

  test('that nobody made for days is made up for in one', async () => {
    await openBoth(served, hasty);
    await look();
    now = '2026-06-09T16:00:00.000Z';
    await look();
    const told = await waiting(now, `PLAN_FINDINGS#2026-06-09#${ANA.id}`);
    expect(told).toHaveLength(2);
  });
});

describe('drills', () => {
  const begun = async () => (await drills().list()).flatMap((each) => each.drills.map(() => each.personId));

  test('are begun once by two sweepers and a manager at once', async () => {
    await openBoth(served);
    const start = () => startDrills(drills(), JOHN, everyMethod(JOHN), deps());
    expect((await Promise.all([start(), start(), start()])).sort()).toEqual([0, 0, 2]);
    expect(await waiting(now, 'DRILL#')).toHaveLength(2);
    await Promise.all([end(), end()]);
    expect(await waiting(now, 'DRILL_FAILED')).toEqual([]);
  });

  test('that are over fail once, and wait for the morning before managers are told', async () => {
    await openBoth(served);
    now = '2026-06-02T01:30:00.000Z';
    await startDrills(drills(), JOHN, everyMethod(JOHN), deps());
    now = '2026-06-02T05:30:00.000Z';
    await Promise.all([end(), end()]);
    await end();
    const told = await waiting('2026-06-02T13:00:00.000Z', 'DRILL_FAILED');
    expect(told).toEqual([`OUT#DRILL_FAILED#${JOHN.id}#2#${ANA.id}`]);
    expect(await waiting('2026-06-02T12:59:00.000Z', 'DRILL_FAILED')).toEqual([]);
    // The messages were never handed over here.
    const [failed] = (await drills().read(JOHN.id))?.drills ?? [];
    expect(failed).toMatchObject({ status: 'failed', why: 'not_sent' });
  });

  test('acknowledged at the last moment, against the sweeper, end one way', async () => {
    await openBoth(served);
    await startDrills(drills(), JOHN, everyMethod(JOHN), deps());
    const [first] = (await drills().read(JOHN.id))?.drills ?? [];
    now = first?.answerBy ?? now;
    const [said] = await Promise.all([acknowledgeDrill(drills(), JOHN.id, first?.code ?? '', deps().edge), end()]);
    const [drill] = (await drills().read(JOHN.id))?.drills ?? [];
    expect(drill?.status).toBe(said.outcome === 'answered' ? 'answered' : 'failed');
  });

  test('of the schedule reach everybody a plan can page, and nobody else, on one weekday', async () => {
    await openBoth(served);
    await look();
    await switchOn();
    await readinessStore(served.table, of(NORTHSIDE)).lookNow(now);
    expect(await begun()).toEqual([]);
    for (let minute = 0; minute < 7 * 60; minute += 20) {
      now = new Date(Date.parse('2026-06-01T15:00:00.000Z') + minute * 60_000).toISOString();
      await look();
      await look();
    }
    expect((await begun()).sort()).toEqual([JOHN, BRIAN, ANA].flatMap(({ id }) => [id, id]).sort());
  });

  test('are nobody’s while they are off', async () => {
    await openBoth(served);
    for (const at of ['2026-06-01T15:00:00.000Z', '2026-06-02T21:00:00.000Z']) {
      now = at;
      await look();
    }
    expect(await begun()).toEqual([]);
  });
});
