// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AgendaItem } from '../../core/contracts/appointments.ts';
import { session } from '../../dashboard/client/session.ts';
import { byDate, nextVisit } from '../../dashboard/day/agenda.ts';
import { MyDayPage } from '../../dashboard/day/my-day-page.tsx';
import { codesOffered, recallTaps, type Tap } from '../../dashboard/day/tap.ts';
import { aVisitAt, aVisitItem, CODES, later as minute, offered, START } from './a-visit-item.ts';
import { BRIAN, JOHN, ME_JOHN } from './an-escalation.ts';
import { fakeApi, later, type Reaction } from './fake-api.ts';

const LIST = 'GET /v1/my/appointments?days=7';
const TAP = 'POST /v1/appointments/apt_1/status';

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The page of John's day; each list and each tap is answered by what `routes` says. */
function openDay(items: AgendaItem[], routes: Parameters<typeof fakeApi>[0] = {}) {
  const calls = fakeApi({
    [LIST]: () => ({ status: 200, body: { items } }),
    'GET /v1/status-codes': () => ({ status: 200, body: { items: CODES } }),
    ...routes,
  });
  render(<MyDayPage me={ME_JOHN} />);
  return calls;
}
const taps = (calls: { route: string; body: unknown }[]) => calls.filter(({ route }) => route === TAP);
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));

test('an appointment says when, what, whose and where, with the ways there', async () => {
  openDay([aVisitItem()]);
  expect(await screen.findByRole('heading', { name: /^12:00.–.2:00.PM CDT$/ })).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Today, Tue, Jun 2' })).toBeTruthy();
  expect(screen.getByText('No heat, furnace short-cycling')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Call Maria' }).getAttribute('href')).toBe('tel:+13125550190');
  expect(screen.getByRole('link', { name: 'Navigate' }).getAttribute('href')).toContain('1200%20W%20Lake%20St');
});

test('no appointment says what will be here', async () => {
  openDay([]);
  expect(await screen.findByText('Nothing is booked for you.')).toBeTruthy();
});

test('whoever is no technician is told so, and not that there is no connection', async () => {
  openDay([], { [LIST]: () => ({ status: 403, body: { type: '/problems/forbidden', title: 'Any', status: 403 } }) });
  expect(await screen.findByText(/^My day is for technicians/)).toBeTruthy();
  expect(screen.queryByText(/^No connection/)).toBeNull();
});

test('setting out is one tap with the arrival in it, and nothing is shown as done before the answer', async () => {
  const answer = later<Reaction>();
  let at = aVisitItem();
  const calls = openDay([], { [LIST]: () => ({ status: 200, body: { items: [at] } }), [TAP]: () => answer.promise });
  await press('30 min');
  expect(await screen.findByText('Sending “On the way”…')).toBeTruthy();
  expect(screen.getByText('Pending')).toBeTruthy();
  expect(taps(calls).map(({ body }) => body)).toEqual([{ code: 'TRAVELING', deviceTime: minute(0), eta: minute(30) }]);
  at = aVisitAt('TRAVELING', { eta: minute(30), held: [{ fact: 'on_the_way', dueAt: minute(0.4) }] });
  answer.settle({ status: 200, body: at });
  expect((await screen.findByText(/^The customer is told “On the way” in/)).textContent).toMatch(/0:2\d/);
  expect(screen.getByText(/^You said you would be there at 10:30 AM CDT/)).toBeTruthy();
  expect(screen.queryByText(/^Sending/)).toBeNull();
});

test('what waits to be told is undone with one tap', async () => {
  const held = [{ fact: 'on_the_way', dueAt: minute(0.3) }];
  const calls = openDay([aVisitAt('TRAVELING', { held })], { [TAP]: () => ({ status: 200, body: aVisitItem() }) });
  await press(/^Undo/);
  await vi.waitFor(() => expect(taps(calls).map(({ body }) => body)).toMatchObject([{ code: 'PENDING' }]));
});

test('what a technician cannot take back himself says who can', async () => {
  openDay([aVisitAt('COMPLETE', { held: [{ fact: 'complete', dueAt: minute(1) }] })]);
  expect(await screen.findByText('If that is wrong, call the office before then.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull();
});

test('a pause is sent with the reason that was chosen, a Complete with what is left of the job', async () => {
  const calls = openDay([aVisitAt('WORKING')], { [TAP]: () => ({ status: 200, body: aVisitAt('WORKING') }) });
  await press('Paused…');
  await press('Not at home');
  await vi.waitFor(() => expect(taps(calls)).toHaveLength(1));
  await press('Complete…');
  await press('Follow-up: needs parts');
  await vi.waitFor(() => expect(taps(calls)).toHaveLength(2));
  await press('Complete…');
  await press('Job done');
  await vi.waitFor(() => expect(taps(calls)).toHaveLength(3));
  expect(taps(calls).map(({ body }) => body)).toMatchObject([
    { code: 'PAUSED', reason: 'Not at home' },
    { code: 'COMPLETE', job: 'follow_up', reason: 'Follow-up: needs parts' },
    { code: 'COMPLETE', job: 'done' },
  ]);
});

test('who else is on it, and where he stands', async () => {
  const [own] = aVisitItem().assignments;
  if (own === undefined) throw new Error('John is on it');
  const brian = { ...own, personId: BRIAN.id, name: BRIAN.name, code: 'TRAVELING', phase: 'en_route' as const };
  openDay([aVisitItem({ assignments: [own, brian] })]);
  const line = (await screen.findByText(/^Brian Smith/)).closest('li');
  expect(line?.textContent).toBe('Brian Smith On the way since 10:00 AM CDT');
  expect(screen.getByText(/You lead\./)).toBeTruthy();
});

test('what was called off says so, and has nothing to tap', async () => {
  openDay([aVisitItem({ status: 'cancelled', codes: [] })]);
  expect(await screen.findByText('Cancelled. Do not go.')).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Navigate' })).toBeNull();
});

describe('without a connection', () => {
  test('taps wait with the time they were made, go on from one another, and are sent in order', async () => {
    let isOnline = false;
    const seen: unknown[] = [];
    const calls = openDay([aVisitItem()], {
      [TAP]: ({ body }) => {
        if (!isOnline) return 'broken';
        seen.push(body);
        return { status: 200, body: aVisitAt(String((body as { code: string }).code)) };
      },
    });
    await press('15 min');
    expect(await screen.findByText(/^No connection. “On the way”, tapped at 10:00 AM CDT, is sent/)).toBeTruthy();
    vi.setSystemTime(START + 20 * 60_000);
    await press('Working');
    expect(await screen.findByText(/“Working”, tapped at 10:20 AM CDT/)).toBeTruthy();
    expect(screen.getByText('Pending')).toBeTruthy();
    expect(recallTaps(JOHN.id).map(({ code }) => code)).toEqual(['TRAVELING', 'WORKING']);

    isOnline = true;
    dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(seen).toHaveLength(2));
    expect(seen).toMatchObject([
      { code: 'TRAVELING', deviceTime: minute(0), eta: minute(15) },
      { code: 'WORKING', deviceTime: minute(20) },
    ]);
    await vi.waitFor(() => expect(recallTaps(JOHN.id)).toEqual([]));
    expect(taps(calls).length).toBeGreaterThan(2);
  });

  test('waiting taps outlive a reload, and are somebody’s own', async () => {
    const item = aVisitItem();
    openDay([item], { [TAP]: () => 'broken' });
    await press('15 min');
    await screen.findByText(/^No connection/);
    cleanup();
    const calls = openDay([item], { [TAP]: () => ({ status: 200, body: aVisitAt('TRAVELING') }) });
    await vi.waitFor(() => expect(taps(calls).map(({ body }) => body)).toMatchObject([{ code: 'TRAVELING' }]));
    expect(recallTaps(BRIAN.id)).toEqual([]);
  });

  test('a waiting tap can be taken out', async () => {
    openDay([aVisitItem()], { [TAP]: () => 'broken' });
    await press('15 min');
    await press('Do not send');
    await vi.waitFor(() => expect(screen.queryByText(/^No connection. “/)).toBeNull());
    expect(recallTaps(JOHN.id)).toEqual([]);
  });

  test('a tap that was signed out meanwhile waits for its owner', async () => {
    const problem = { type: '/problems/no-session', title: 'Sign in', status: 401 };
    openDay([aVisitItem()], { [TAP]: () => ({ status: 401, body: problem }) });
    await press('15 min');
    await vi.waitFor(() => expect(session.value).toMatchObject({ state: 'signed_out' }));
    expect(recallTaps(JOHN.id)).toHaveLength(1);
  });
});

describe('a tap that changes nothing', () => {
  test('says that it came too late, until that is understood', async () => {
    openDay([aVisitItem()], { [TAP]: () => ({ status: 200, body: { ...aVisitItem(), late: true } }) });
    await press('15 min');
    const alert = within(await screen.findByRole('alert'));
    expect(alert.getByText(/^“On the way”, tapped at 10:00 AM CDT, came too late/)).toBeTruthy();
    fireEvent.click(alert.getByRole('button', { name: 'All right' }));
    await vi.waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  test('says the server’s reason, and the next tap is sent', async () => {
    const detail = 'an appointment that is cancelled does not take: travel';
    const problem = { type: '/problems/wrong-status', title: 'Not possible now', status: 409, detail };
    const calls = openDay([aVisitItem()], { [TAP]: () => ({ status: 409, body: problem }) });
    await press('15 min');
    expect(await screen.findByText(`“On the way” was not possible: ${detail}.`)).toBeTruthy();
    await press('15 min');
    await vi.waitFor(() => expect(taps(calls)).toHaveLength(2));
  });
});

test('an older list does not take back what a tap has been answered with', async () => {
  const list = later<Reaction>();
  let asked = 0;
  openDay([], {
    [LIST]: () => {
      asked += 1;
      return asked === 2
        ? list.promise
        : { status: 200, body: { items: [asked === 1 ? aVisitItem() : aVisitAt('WORKING')] } };
    },
    [TAP]: () => ({ status: 200, body: aVisitAt('WORKING') }),
  });
  await screen.findByText('Pending');
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.waitFor(() => expect(asked).toBe(2));
  await press('Working');
  await screen.findByRole('button', { name: 'Complete…' });
  list.settle({ status: 200, body: { items: [aVisitItem()] } });
  await vi.waitFor(() => expect(asked).toBeGreaterThan(2));
  expect(screen.queryByText('Pending')).toBeNull();
});

test('a day begins and ends by the clock of the account’s zone', () => {
  const night = aVisitItem({ start: '2026-06-03T04:30:00.000Z' });
  expect(byDate([aVisitItem(), night], 'America/Chicago').map(([date, items]) => [date, items.length])).toEqual([
    ['2026-06-02', 2],
  ]);
});

test('the next one is where he is at, else the first that is left today', () => {
  const [first, second] = [aVisitItem(), aVisitAt('WORKING', { id: 'apt_2' as AgendaItem['id'] })];
  expect(nextVisit([first, second], JOHN.id, [first, second])).toBe(second);
  expect(nextVisit([first], JOHN.id, [first])).toBe(first);
  expect(nextVisit([first], JOHN.id, [])).toBeUndefined();
});

test('what can be tapped while taps wait follows from the last of them', () => {
  const tap = { ...offered('TRAVELING')[0], appointmentId: 'apt_1', deviceTime: minute(0) } as Tap;
  const codes = codesOffered(aVisitItem(), [tap], CODES).map(({ code }) => code);
  expect(codes).toEqual(['PENDING', 'WORKING', 'PAUSED']);
  expect(codesOffered(aVisitItem(), [], CODES)).toEqual(offered('TRAVELING', 'WORKING'));
});
