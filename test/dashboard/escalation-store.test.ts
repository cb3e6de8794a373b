// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEscalationStore } from '../../dashboard/escalation/escalation-store.ts';
import { anEscalation, BRIAN, CREATED, JOHN, PAGED_JOHN, takenBy, timelineOf } from './an-escalation.ts';
import { fakeApi, later, type Reaction } from './fake-api.ts';

const GET = 'GET /v1/escalations/4821';
const ACCEPT = 'POST /v1/escalations/4821/accept';
const ok = (body: unknown): Reaction => ({ status: 200, body });
const refused = (name: string, detail: string): Reaction => ({
  status: 409,
  body: { type: `/problems/${name}`, title: 'No', status: 409, detail },
});

let end: (() => void) | undefined;

/** A store that polls, after its first answer. */
async function startedStore() {
  const store = createEscalationStore('4821');
  end = store.start();
  await vi.advanceTimersByTimeAsync(0);
  return store;
}

const statusOf = (store: ReturnType<typeof createEscalationStore>) =>
  store.shown.value.state === 'shown' ? store.shown.value.escalation.status : store.shown.value.state;

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  end?.();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('nothing is shown as accepted before the server has said so', async () => {
  const answer = later<Reaction>();
  fakeApi({ [GET]: () => ok(anEscalation()), [ACCEPT]: () => answer.promise });
  const store = await startedStore();
  void store.act('accept');
  await vi.advanceTimersByTimeAsync(2000);
  expect(statusOf(store)).toBe('pending');
  expect(store.sending.value).toEqual({ action: 'accept', trouble: false });
  answer.settle(ok(takenBy(JOHN)));
  await vi.advanceTimersByTimeAsync(0);
  expect(statusOf(store)).toBe('assigned');
  expect(store.sending.value).toBeUndefined();
});

test('a second tap while the first is under way sends nothing', async () => {
  const answer = later<Reaction>();
  const calls = fakeApi({ [GET]: () => ok(anEscalation()), [ACCEPT]: () => answer.promise });
  const store = await startedStore();
  void store.act('accept');
  void store.act('accept');
  void store.act('pass');
  await vi.advanceTimersByTimeAsync(0);
  expect(calls.filter(({ route }) => route.startsWith('POST')).map(({ route }) => route)).toEqual([ACCEPT]);
});

test('without a connection it says so and goes on trying until the accept is through', async () => {
  let isOnline = false;
  fakeApi({
    [GET]: () => (isOnline ? ok(anEscalation()) : 'broken'),
    [ACCEPT]: () => (isOnline ? ok(takenBy(JOHN)) : 'broken'),
  });
  isOnline = true;
  const store = await startedStore();
  isOnline = false;
  void store.act('accept');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(store.sending.value).toEqual({ action: 'accept', trouble: true });
  expect(store.stale.value).toBe(true);
  expect(statusOf(store)).toBe('pending');
  isOnline = true;
  await vi.advanceTimersByTimeAsync(8000);
  expect(statusOf(store)).toBe('assigned');
  expect(store.sending.value).toBeUndefined();
});

test('giving up stops the trying and leaves what the server said last', async () => {
  const calls = fakeApi({ [GET]: () => ok(anEscalation()), [ACCEPT]: () => 'broken' });
  const store = await startedStore();
  void store.act('accept');
  await vi.advanceTimersByTimeAsync(3000);
  store.giveUp();
  await vi.advanceTimersByTimeAsync(0);
  expect(store.sending.value).toBeUndefined();
  expect(statusOf(store)).toBe('pending');
  const tried = calls.filter(({ route }) => route === ACCEPT).length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(calls.filter(({ route }) => route === ACCEPT)).toHaveLength(tried);
});

test('an accept whose answer was lost is recognised by the next reading', async () => {
  let escalation = anEscalation();
  fakeApi({
    [GET]: () => ok(escalation),
    [ACCEPT]: () => {
      escalation = takenBy(JOHN);
      return 'broken';
    },
  });
  const store = await startedStore();
  void store.act('accept');
  await vi.advanceTimersByTimeAsync(500);
  expect(statusOf(store)).toBe('assigned');
  expect(store.sending.value).toBeUndefined();
});

test('a lost race shows who has it', async () => {
  let escalation = anEscalation();
  fakeApi({
    [GET]: () => ok(escalation),
    [ACCEPT]: () => {
      escalation = takenBy(BRIAN);
      return refused('already-taken', 'accepted by Brian Smith at 02:04');
    },
  });
  const store = await startedStore();
  await store.act('accept');
  expect(store.shown.value).toMatchObject({ state: 'shown', escalation: { assignee: BRIAN } });
});

test('a refusal that leaves it pending says why', async () => {
  fakeApi({
    [GET]: () => ok(anEscalation()),
    'POST /v1/escalations/4821/pass': () => refused('wrong-status', 'you are not being paged now'),
  });
  const store = await startedStore();
  await store.act('pass');
  expect(store.refusal.value).toBe('you are not being paged now');
  expect(statusOf(store)).toBe('pending');
});

test('an answer that was overtaken by a newer one is dropped', async () => {
  const slow = later<Reaction>();
  let asks = 0;
  fakeApi({
    [GET]: () => {
      asks += 1;
      return asks === 2 ? slow.promise : ok(asks === 1 ? anEscalation() : takenBy(JOHN));
    },
    [ACCEPT]: () => ok(takenBy(JOHN)),
  });
  const store = await startedStore();
  await vi.advanceTimersByTimeAsync(4000);
  expect(asks).toBe(2);
  await store.act('accept');
  slow.settle(ok(anEscalation({ timeline: timelineOf(CREATED, PAGED_JOHN) })));
  await vi.advanceTimersByTimeAsync(0);
  expect(statusOf(store)).toBe('assigned');
});

test('an unknown number, one of somebody else and no answer at all are three different things', async () => {
  const store = async (reaction: Reaction) => {
    fakeApi({ [GET]: () => reaction });
    const shown = (await startedStore()).shown.value.state;
    end?.();
    return shown;
  };
  expect(await store({ status: 404 })).toBe('missing');
  expect(await store({ status: 403 })).toBe('forbidden');
  expect(await store('broken')).toBe('unanswered');
});

test('a stop sends its reason', async () => {
  const calls = fakeApi({ [GET]: () => ok(anEscalation()) });
  const store = await startedStore();
  await store.act('stop', 'Duplicate call');
  expect(calls.find(({ route }) => route.endsWith('/stop'))?.body).toEqual({ reason: 'Duplicate call' });
});
