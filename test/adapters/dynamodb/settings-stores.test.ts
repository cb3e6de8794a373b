import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountStore } from '../../../adapters/dynamodb/account-store.ts';
import { coverStore } from '../../../adapters/dynamodb/cover-store.ts';
import { teamStore } from '../../../adapters/dynamodb/person-store.ts';
import { planStore } from '../../../adapters/dynamodb/plan-store.ts';
import { scheduleStore } from '../../../adapters/dynamodb/schedule-store.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import { CoverRequest, type OpenCoverRequest } from '../../../core/cover/cover-request.ts';
import { takeCover } from '../../../core/cover/decide-cover.ts';
import type { AccountId } from '../../../core/ids/ids.ts';
import { OverrideId } from '../../../core/schedule/override.ts';
import { changeNotices } from '../../../core/schedule/reminders.ts';
import { Schedule } from '../../../core/schedule/schedule.ts';
import { ANA, BRIAN, CARLA, JOHN, NORTHSIDE, STRANGER, ulidOf } from '../../support/builders/team.ts';
import { anAccount, aPlan, PLAN_ID, START } from '../../support/builders/world.ts';
import { dueSchedules } from '../../support/due-work.ts';
import { openBoth, SOUTHSIDE } from './northside.ts';
import { type ServedTable, serveTable } from './served-table.ts';

let served: ServedTable;
beforeEach(async () => {
  served = await serveTable();
  await openBoth(served);
});
afterEach(() => served.close());

const context = (account: AccountId) => accountContext(account, 'session');
const schedules = (account: AccountId = NORTHSIDE) => scheduleStore(served.table, context(account));
const people = (account: AccountId = NORTHSIDE) => teamStore(served.table, context(account));
const plans = (account: AccountId = NORTHSIDE) => planStore(served.table, context(account));
const covers = () => coverStore(served.table, context(NORTHSIDE));
const countOf = async (prefix: string) =>
  (await served.rows()).filter(({ sk }) => String(sk).startsWith(prefix)).length;

const aSchedule = (n = 1, more: object = {}): Schedule =>
  Schedule.parse({
    accountId: NORTHSIDE,
    id: ulidOf('sch', n),
    name: 'Nights',
    zone: 'America/Chicago',
    layers: [{ people: [JOHN.id, BRIAN.id], shift: { unit: 'day', length: 1 }, start: START }],
    overrides: [],
    temporary: [],
    version: 1,
    ...more,
  });
const REPEAT = { route: 'POST /v1/schedules', personId: ANA.id, key: 'k', bodyHash: 'h' };

describe('a schedule', () => {
  test('is read as it was written, by its account alone', async () => {
    await schedules().add(aSchedule(), START);
    const { id } = aSchedule();
    expect(await schedules().read(id)).toEqual(aSchedule());
    expect(await schedules(SOUTHSIDE).read(id)).toBeUndefined();
    expect(await schedules().named([id, aSchedule(9).id])).toEqual(new Map([[id, aSchedule()]]));
    expect((await schedules().page({ limit: 10 })).items).toEqual([aSchedule()]);
    expect((await schedules(SOUTHSIDE).page({ limit: 10 })).items).toEqual([]);
  });

  test('that is added twice by one request is one', async () => {
    expect(await schedules().add(aSchedule(1), START, REPEAT)).toEqual({ outcome: 'added' });
    expect(await schedules().add(aSchedule(2), START, REPEAT)).toEqual({ outcome: 'known', id: aSchedule(1).id });
    expect(await schedules().add(aSchedule(3), START, { ...REPEAT, bodyHash: 'x' })).toEqual({
      outcome: 'reused_key',
    });
    expect(await countOf('SCHEDULE#')).toBe(1);
  });

  test('that two desks replace at once is replaced by one, and the loser’s notices are not written', async () => {
    await schedules().add(aSchedule(), START);
    const now = START;
    const renamed = (name: string) =>
      aSchedule(1, { name, version: 2, layers: [{ ...aSchedule().layers[0], people: [CARLA.id] }] });
    const both = await Promise.all(
      ['Evenings', 'Weekends'].map((name) =>
        schedules().replace(renamed(name), { now, notices: changeNotices(aSchedule(), renamed(name), ANA.id, now) }),
      ),
    );
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['conflict', 'replaced']);
    // John, Brian and Carla are told once.
    expect(await countOf('OUT#')).toBe(3);
  });

  test('is due when somebody has to be told about it, and then at its next look', async () => {
    await schedules().add(aSchedule(), START);
    // Brian's turn begins in 24 hours; the first look is the next reminder, nine in the morning.
    expect(await dueSchedules(served.table, '2026-06-02T13:59:59.000Z')).toEqual([]);
    const nine = '2026-06-02T14:00:00.000Z';
    const due = { accountId: NORTHSIDE, id: aSchedule().id, lookAt: nine };
    expect(await dueSchedules(served.table, nine)).toEqual([due]);
    await schedules().looked(aSchedule(), nine);
    expect(await dueSchedules(served.table, nine)).toEqual([]);
    expect(await schedules().read(aSchedule().id)).toEqual(aSchedule());
  });

  test('that was changed while it was looked at keeps the change', async () => {
    await schedules().add(aSchedule(), START);
    const changed = aSchedule(1, { name: 'Evenings', version: 2 });
    await schedules().replace(changed, { now: START, notices: [] });
    await schedules().looked(aSchedule(), START);
    expect(await schedules().read(changed.id)).toEqual(changed);
  });
});

describe('a plan', () => {
  test('is replaced only from the version that was read', async () => {
    const plan = { ...aPlan(), name: 'Nights', version: 2 };
    expect(await plans().replace(plan)).toBe(true);
    expect(await plans().replace(plan)).toBe(false);
    expect(await plans().read(PLAN_ID)).toEqual(plan);
    expect(await plans().list()).toEqual([plan]);
    expect((await plans(SOUTHSIDE).read(PLAN_ID))?.version).toBe(1);
  });
});

describe('an account', () => {
  test('is replaced only from the version that was read', async () => {
    const store = accountStore(served.table, context(NORTHSIDE));
    const account = { ...anAccount(), zone: 'America/Denver', version: 2 };
    expect(await store.replace(account)).toBe(true);
    expect(await store.replace(account)).toBe(false);
    expect(await store.read()).toEqual(account);
  });
});

describe('people', () => {
  test('are read by name in one go, those of another account not', async () => {
    expect([...(await people().named([JOHN.id, BRIAN.id, JOHN.id])).keys()].sort()).toEqual([JOHN.id, BRIAN.id]);
    const nobody = await people(SOUTHSIDE).named([STRANGER.id]);
    expect([...nobody.values()].map(({ accountId }) => accountId)).toEqual([SOUTHSIDE]);
  });

  test('are changed from the version that was read, and a message by the same key is queued once', async () => {
    const after = { ...JOHN, name: 'John R. Smith', version: 2 };
    const options = { endSessions: false, messages: [], now: START };
    expect(await people().change(JOHN, after, options)).toBe(true);
    expect(await people().change(JOHN, after, options)).toBe(false);
    const [notice] = changeNotices(
      aSchedule(),
      aSchedule(1, { version: 2, layers: [{ ...aSchedule().layers[0], people: [BRIAN.id] }] }),
      ANA.id,
      START,
    );
    if (!notice) throw new Error('somebody should be told');
    expect(await people().notify(JOHN, [notice], START)).toBe(true);
    expect(await people().notify(JOHN, [notice], START)).toBe(false);
  });
});

describe('a cover request', () => {
  const request: OpenCoverRequest = {
    status: 'open',
    accountId: NORTHSIDE,
    id: CoverRequest.options[0].shape.id.parse(ulidOf('cov', 1)),
    scheduleId: aSchedule().id,
    schedule: 'Nights',
    by: { id: JOHN.id, name: JOHN.name },
    start: '2026-06-01T18:00:00.000Z',
    end: '2026-06-01T20:00:00.000Z',
    note: '',
    createdAt: START,
    version: 1,
  };
  const taking = (taker: typeof BRIAN, schedule = aSchedule()) => {
    const taken = takeCover(request, schedule, taker, START, () => OverrideId.parse(ulidOf('ovr', 1)));
    if ('refusal' in taken) throw new Error(taken.refusal.kind);
    return covers().take(taken.request, taken.schedule, [], START);
  };

  test('that eight take at once is taken by one, and everybody else is told who', async () => {
    await schedules().add(aSchedule(), START);
    await covers().add(request, []);
    const all = await Promise.all(Array.from({ length: 8 }, (_, n) => taking(n % 2 ? BRIAN : CARLA)));
    expect(all.filter(({ outcome }) => outcome === 'taken')).toHaveLength(1);
    const standing = await covers().read(request.id);
    for (const each of all) if (each.outcome === 'lost') expect(each.to).toEqual(standing);
    const schedule = await schedules().read(aSchedule().id);
    expect(schedule?.overrides.map((override) => 'in' in override && override.in)).toEqual([
      standing?.status === 'taken' ? standing.takenBy.id : undefined,
    ]);
  });

  test('whose schedule has changed meanwhile is not taken, and can be taken again', async () => {
    await schedules().add(aSchedule(), START);
    await covers().add(request, []);
    const changed = aSchedule(1, { name: 'Evenings', version: 2 });
    await schedules().replace(changed, { now: START, notices: [] });
    expect(await taking(BRIAN)).toEqual({ outcome: 'schedule_changed' });
    expect(await covers().read(request.id)).toEqual(request);
    expect(await taking(BRIAN, changed)).toEqual({ outcome: 'taken' });
  });
});
