// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isShared, share } from '../../dashboard/client/whereabouts.ts';
import { MyDayPage } from '../../dashboard/day/my-day-page.tsx';
import { keepTaps, recallTaps } from '../../dashboard/day/tap.ts';
import { WhereaboutsCard } from '../../dashboard/desk/people/whereabouts-card.tsx';
import { aVisitAt, CODES, START } from './a-visit-item.ts';
import { ME_JOHN } from './an-escalation.ts';
import { fakeApi } from './fake-api.ts';

const TAP = 'POST /v1/appointments/apt_1/status';
const HERE = { latitude: 41.88, longitude: -87.63, accuracy: 12 };

type Asked = Parameters<Geolocation['getCurrentPosition']>;
let asked: Asked[];
const place = (at: number) => asked[at]?.[0]({ coords: HERE } as GeolocationPosition);
const fails = (at: number, code: number) => asked[at]?.[1]?.({ code } as GeolocationPositionError);

beforeEach(() => {
  localStorage.clear();
  asked = [];
  Object.defineProperty(navigator, 'geolocation', {
    configurable: true,
    value: { getCurrentPosition: (...args: Asked) => asked.push(args) },
  });
  vi.useFakeTimers({ now: START, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'geolocation');
});

/** John stands before a visit, on his way; he presses what starts it. */
async function begins(...presses: string[]) {
  const items = [aVisitAt('TRAVELING')];
  const calls = fakeApi({
    'GET /v1/my/appointments?days=7': () => ({ status: 200, body: { items } }),
    'GET /v1/status-codes': () => ({ status: 200, body: { items: CODES } }),
    [TAP]: () => ({ status: 200, body: aVisitAt('WORKING') }),
  });
  render(<MyDayPage me={ME_JOHN} />);
  for (const name of presses) {
    await vi.advanceTimersByTimeAsync(10);
    fireEvent.click(screen.getByRole('button', { name }));
  }
  return async (ms = 10) => {
    await vi.advanceTimersByTimeAsync(ms);
    return calls.filter(({ route }) => route === TAP).map(({ body }) => body);
  };
}

test('nobody is asked where he is, unless he has switched it on', async () => {
  const sent = await begins('Working');
  expect(await sent()).toMatchObject([{ code: 'WORKING' }]);
  expect((await sent())[0]).not.toHaveProperty('position');
  expect(asked).toEqual([]);
});

test('a start says where the phone is, and is kept with it until it is sent', async () => {
  share(ME_JOHN.id, true);
  const sent = await begins('Working');
  expect(await sent(100)).toEqual([]);
  expect(recallTaps(ME_JOHN.id)).toMatchObject([{ code: 'WORKING' }]);
  place(0);
  expect(await sent()).toMatchObject([{ code: 'WORKING', position: HERE }]);
});

test('switched off while a start waits to be sent, it goes without the place', async () => {
  share(ME_JOHN.id, true);
  const working = { code: 'WORKING', label: 'Working', phase: 'started' as const };
  keepTaps(ME_JOHN.id, [
    { appointmentId: 'apt_1', ...working, deviceTime: new Date(START).toISOString(), position: HERE },
  ]);
  share(ME_JOHN.id, false);
  const sent = await begins();
  const [body] = await sent();
  expect(body).toMatchObject({ code: 'WORKING' });
  expect(body).not.toHaveProperty('position');
});

test.each([
  ['says nothing', () => undefined],
  ['says no', () => fails(0, 1)],
])('a phone that %s holds a start up for three seconds at most', async (_, answer) => {
  share(ME_JOHN.id, true);
  const sent = await begins('Working');
  answer();
  const bodies = await sent(3010);
  expect(bodies).toMatchObject([{ code: 'WORKING' }]);
  expect(bodies[0]).not.toHaveProperty('position');
  place(0);
  expect(await sent(5000)).toHaveLength(1);
});

test('nothing else that he taps says where he is', async () => {
  share(ME_JOHN.id, true);
  const sent = await begins('15 min');
  expect(await sent()).toMatchObject([{ code: 'TRAVELING' }]);
  expect(asked).toEqual([]);
});

test('one who shares the phone has a switch of his own', async () => {
  share('per_somebody', true);
  await begins('Working');
  expect(asked).toEqual([]);
});

test.each([
  ['yes', () => place(0), true, ''],
  ['that it may, but does not know', () => fails(0, 3), true, ''],
  ['no', () => fails(0, 1), false, /does not say where it is/],
])('switched on, the phone is asked; it says %s', async (_, answer, isOn, said) => {
  render(<WhereaboutsCard personId={ME_JOHN.id} />);
  const box = screen.getByRole<HTMLInputElement>('checkbox', { name: /when I tap that I start/ });
  expect([box.checked, asked.length]).toEqual([false, 0]);
  fireEvent.click(box);
  expect([asked.length, isShared(ME_JOHN.id)]).toEqual([1, false]);
  answer();
  await vi.advanceTimersByTimeAsync(10);
  expect([isShared(ME_JOHN.id), box.checked]).toEqual([isOn, isOn]);
  expect(screen.getByRole('status').textContent).toMatch(said);
});

test('switched off, it is off at once; a phone that does not know places stays off', async () => {
  share(ME_JOHN.id, true);
  render(<WhereaboutsCard personId={ME_JOHN.id} />);
  const box = screen.getByRole<HTMLInputElement>('checkbox');
  expect(box.checked).toBe(true);
  fireEvent.click(box);
  expect([isShared(ME_JOHN.id), asked.length]).toEqual([false, 0]);
  Reflect.deleteProperty(navigator, 'geolocation');
  fireEvent.click(box);
  await vi.advanceTimersByTimeAsync(10);
  expect(isShared(ME_JOHN.id)).toBe(false);
});
