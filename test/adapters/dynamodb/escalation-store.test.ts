import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { customerStore } from '../../../adapters/dynamodb/customer-store.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import { IncidentNumber } from '../../../core/ids/ids.ts';
import { plusMinutes } from '../../../core/time/instant.ts';
import { actor, CALL } from '../../support/builders/story.ts';
import { ALEX, ANA, BRIAN, DEE, JOHN, NORTHSIDE, OLIVE, sms } from '../../support/builders/team.ts';
import { aPlan, aWorld, START } from '../../support/builders/world.ts';
import { aCustomer, aJob, creation, decided, escalate, openBoth, read, SOUTHSIDE, storeOf } from './northside.ts';
import { type ServedTable, serveTable } from './served-table.ts';

let served: ServedTable;
beforeEach(async () => {
  served = await serveTable();
  await openBoth(served);
});
afterEach(() => served.close());

const accept = (by: typeof JOHN) => ({ trigger: 'accept' as const, by: actor(by), via: 'web' as const });
const skOf = (rows: Record<string, unknown>[], pk: string) => rows.filter((row) => row.pk === pk).map((row) => row.sk);

describe('creating', () => {
  test('writes the escalation, its plan, timeline, pages, reply codes, job and lock in one transaction', async () => {
    const store = storeOf(served);
    const { escalation, plan } = await escalate(store);
    const rows = await served.rows();
    expect(skOf(rows, 'A#northside#ESC#4821').sort()).toEqual([
      'ESC',
      expect.stringMatching(/^OUT#PAGE#1#0#.*email/),
      expect.stringMatching(/^OUT#PAGE#1#0#.*sms/),
      'PLAN',
      'TIMELINE#000001',
      'TIMELINE#000002',
    ]);
    expect(skOf(rows, `A#northside#JOB#${aJob().id}`).sort()).toEqual([
      'ESCALATION_LOCK',
      'JOB',
      'OUT#CALLER#4821#WAITS#1',
    ]);
    expect(plan).toEqual(aPlan());
    const code = escalation.replyCodes[JOHN.id];
    expect(code).toMatch(/^\d{4}$/);
    expect(skOf(rows, 'REPLY#+13125550101')).toEqual([`CODE#${code}`]);
  });

  test('is read back as it was decided, with what people see of it', async () => {
    const store = storeOf(served);
    const { escalation } = await escalate(store);
    expect(escalation).toEqual({ ...creation().next, replyCodes: escalation.replyCodes });
    const history = await store.readHistory(escalation.number);
    expect(history?.timeline.map(({ seq, kind }) => `${seq} ${kind}`)).toEqual(['1 created', '2 step_started']);
    expect(history?.messages.map(({ status, class: of }) => `${of} ${status}`)).toEqual(['page queued', 'page queued']);
  });

  test.each([
    ['number_in_use', { number: '4821' }, 2],
    ['job_locked', { number: '5000' }, 1],
  ] as const)('loses to %s, and leaves nothing behind', async (to, setting, job) => {
    const store = storeOf(served);
    await escalate(store);
    const before = await served.rows();
    const extras = { plan: aPlan(), ...(job === 1 ? {} : { newJob: aJob(job) }) };
    expect(await store.create(creation(job, setting), extras, START)).toMatchObject({ outcome: 'lost', to });
    expect(await served.rows()).toEqual(before);
  });

  test('loses to a customer who was made from the same phone in the same moment', async () => {
    const store = storeOf(served);
    const phone = '+13125550190';
    const [first, second] = [aCustomer(1, { phone }), aCustomer(2, { phone })];
    await customerStore(served.table, accountContext(NORTHSIDE, 'item')).add(first);
    const extras = { plan: aPlan(), newCustomer: second, newJob: aJob(1, { customerId: second.id }) };
    expect(await store.create(creation(), extras, START)).toEqual({ outcome: 'lost', to: 'customer_exists' });
  });

  test('loses to a job whose number is taken', async () => {
    const store = storeOf(served);
    await escalate(store);
    const extras = { plan: aPlan(), newJob: aJob(2, { number: aJob(1).number }) };
    expect(await store.create(creation(2), extras, START)).toEqual({ outcome: 'lost', to: 'number_in_use' });
  });

  test('loses to the same Idempotency-Key, which the next reading finds', async () => {
    const store = storeOf(served);
    const repeat = { route: 'POST /v1/escalations', personId: ALEX.id, key: 'k1', bodyHash: 'h1' };
    await store.create(creation(1), { plan: aPlan(), newJob: aJob(1), repeat }, START);
    const again = await store.create(creation(2), { plan: aPlan(), newJob: aJob(2), repeat }, START);
    expect(again).toEqual({ outcome: 'lost', to: 'repeated' });
    expect((await store.readOpening({ repeat })).repeated).toEqual({ bodyHash: 'h1', made: '4821' });
    const other = { ...repeat, personId: BRIAN.id };
    expect((await store.readOpening({ repeat: other })).repeated, 'the key is the person’s own').toBeUndefined();
  });

  test('eight at once for one job: one wins, the others find the job locked', async () => {
    const store = storeOf(served);
    const attempts = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        store.create(creation(1, { number: String(5000 + n) }), { plan: aPlan() }, START),
      ),
    );
    expect(attempts.filter(({ outcome }) => outcome === 'written')).toHaveLength(1);
    expect(attempts.filter((each) => each.outcome === 'lost' && each.to === 'job_locked')).toHaveLength(7);
    expect((await served.rows()).filter(({ sk }) => sk === 'ESC')).toHaveLength(1);
  });

  test('reading an opening finds job, customer, plan and lock, and nothing for what is not there', async () => {
    const store = storeOf(served);
    const customer = aCustomer(1, { phone: '+13125550190' });
    await store.create(creation(), { plan: aPlan(), newCustomer: customer, newJob: aJob() }, START);
    expect(await store.readOpening({ jobId: aJob().id })).toMatchObject({
      job: aJob(),
      customer,
      lock: '4821',
      plan: aPlan(),
    });
    expect(await store.readOpening({ phone: '+13125550190' })).toMatchObject({ customer, job: undefined });
    expect(await store.readOpening({ jobId: aJob(9).id, phone: '+13125550199' })).toMatchObject({
      job: undefined,
      customer: undefined,
      lock: undefined,
    });
  });
});

describe('changing', () => {
  test('of eight who accept at once exactly one is written, and the others lose to another change', async () => {
    const store = storeOf(served);
    const found = await escalate(store);
    const actors = [JOHN, BRIAN, ANA, DEE, JOHN, BRIAN, ANA, DEE];
    const results = await Promise.all(actors.map((by) => store.change(found, decided(found, accept(by)), START)));
    expect(results.filter(({ outcome }) => outcome === 'written')).toHaveLength(1);
    for (const lost of results.filter(({ outcome }) => outcome === 'lost'))
      expect(lost).toEqual({ outcome: 'lost', to: 'another_change' });
    const history = await store.readHistory(found.escalation.number);
    expect(history?.timeline.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(history?.escalation.status).toBe('assigned');
  });

  test('an accept holds the lock; a stop lets the job go', async () => {
    const store = storeOf(served);
    const lockOf = async (n: number) => (await store.readOpening({ jobId: aJob(n).id })).lock;
    const one = await escalate(store, 1);
    await store.change(one, decided(one, accept(JOHN)), START);
    expect(await lockOf(1)).toBe('4821');
    const two = await escalate(store, 2);
    await store.change(two, decided(two, { trigger: 'stop', by: actor(DEE), via: 'web', reason: 'Duplicate' }), START);
    expect(await lockOf(2)).toBeUndefined();
  });

  test('a late accept takes the lock again, unless a newer escalation holds the job', async () => {
    const store = storeOf(served);
    const plan = aPlan({ steps: [[JOHN]] });
    const at = plusMinutes(START, 6);
    const found = await escalate(store, 1, { world: aWorld({ plan }) });
    await store.change(found, decided(found, { trigger: 'wake', epoch: 1 }, at), at);
    const expired = await read(store, found.escalation.number);
    expect(expired.escalation.status).toBe('expired');

    const newer = await store.create(creation(1, { number: '6000' }), { plan }, at);
    expect(newer.outcome).toBe('written');
    const late = decided(expired, accept(JOHN), at);
    expect(await store.change(expired, late, at)).toEqual({ outcome: 'lost', to: 'job_locked', holder: '6000' });

    const six = await read(store, IncidentNumber.parse('6000'));
    await store.change(six, decided(six, { trigger: 'stop', by: actor(DEE), via: 'web', reason: 'x' }, at), at);
    expect((await store.change(expired, late, at)).outcome).toBe('written');
    expect((await store.readOpening({ jobId: aJob().id })).lock).toBe('4821');
  });

  test('the office is told by a row for each of its people, in place of one for "the office"', async () => {
    const store = storeOf(served);
    const found = await escalate(store);
    await store.change(found, decided(found, { trigger: 'stop', by: actor(JOHN), via: 'web', reason: 'x' }), START);
    const history = await store.readHistory(found.escalation.number);
    const told = history?.messages.flatMap(({ class: of, to }) =>
      of === 'staff' && 'personId' in to ? [to.personId] : [],
    );
    expect(told?.sort()).toEqual([DEE.id, OLIVE.id].sort());
  });

  test('a busy table is an error, not a lost race', async () => {
    const store = storeOf(served);
    const found = await escalate(store);
    served.engine.faults.add({ kind: 'throttle', operations: ['TransactWriteItems'], count: 1 });
    await expect(store.change(found, decided(found, accept(JOHN)), START)).rejects.toMatchObject({
      name: 'ProvisionedThroughputExceededException',
    });
    served.engine.faults.add({ kind: 'transaction_conflict', operations: ['TransactWriteItems'], count: 1 });
    expect(await store.change(found, decided(found, accept(JOHN)), START)).toEqual({
      outcome: 'lost',
      to: 'another_change',
    });
    expect((await store.change(found, decided(found, accept(JOHN)), START)).outcome).toBe('written');
  });
});

describe('reply codes', () => {
  test('of one phone differ between two escalations, and stay the same within one', async () => {
    const store = storeOf(served);
    const people = [{ ...JOHN, methods: [sms('+13125550101')] }];
    const plan = aPlan({ steps: [[JOHN]], minutes: 10, loops: 1 });
    const codes = new Set<string | undefined>();
    for (let n = 1; n <= 5; n++) {
      const { escalation } = await escalate(store, n, { world: aWorld({ plan, people }) });
      codes.add(escalation.replyCodes[JOHN.id]);
    }
    expect(codes.size).toBe(5);
    const found = await read(store, IncidentNumber.parse('4821'));
    const at = plusMinutes(START, 10);
    await store.change(found, decided(found, { trigger: 'wake', epoch: 1 }, at), at);
    expect((await read(store, found.escalation.number)).escalation.replyCodes).toEqual(found.escalation.replyCodes);
  });
});

describe('another account', () => {
  test('has no escalation of this number, and its store reads none of ours', async () => {
    const { escalation } = await escalate(storeOf(served));
    const south = storeOf(served, SOUTHSIDE);
    expect(await south.read(escalation.number)).toBeUndefined();
    expect(await south.readHistory(escalation.number)).toBeUndefined();
    expect(await south.readOpening({ jobId: aJob().id, phone: CALL.phone })).toMatchObject({
      account: { id: SOUTHSIDE },
      job: undefined,
      customer: undefined,
      lock: undefined,
    });
    expect((await south.list('pending', { limit: 50 })).items).toEqual([]);
    expect((await storeOf(served).list('pending', { limit: 50 })).items).toHaveLength(1);
  });

  test('reads its own people under the same ids', async () => {
    const people = await storeOf(served, SOUTHSIDE).people([JOHN.id]);
    expect(people.get(JOHN.id)?.accountId).toBe(SOUTHSIDE);
  });
});
