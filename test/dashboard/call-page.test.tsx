// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { EscalationView } from '../../core/contracts/escalations.ts';
import { CallPage } from '../../dashboard/field/call-page.tsx';
import { anEscalation, BRIAN, JOHN, ME_JOHN, takenBy } from './an-escalation.ts';
import { fakeApi, later, type Reaction } from './fake-api.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const inFourMinutes = () => new Date(Date.now() + 252_500).toISOString();

function openCall(escalation: EscalationView, routes: Parameters<typeof fakeApi>[0] = {}) {
  const calls = fakeApi({ 'GET /v1/escalations/4821': () => ({ status: 200, body: escalation }), ...routes });
  render(<CallPage number="4821" me={ME_JOHN} />);
  return calls;
}

test('the call is told at a glance: why, what, first name, street, time left and who is next', async () => {
  openCall(anEscalation({ stepEndsAt: inFourMinutes() }));
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('No heat, furnace short-cycling');
  expect(screen.getByText('You are on call, and the first to be asked.')).toBeTruthy();
  expect(screen.getByText('Maria')).toBeTruthy();
  expect(screen.getByText('1200 W Lake St')).toBeTruthy();
  expect(screen.getByText(/^You have/).textContent).toMatch(/^You have 4:1\d, then Brian$/);
});

test('a caller who gave no name is not addressed by one', async () => {
  const taken = takenBy(JOHN);
  openCall({ ...taken, call: { ...taken.call, customerName: 'Unknown caller' } });
  expect(await screen.findByText('Unknown caller')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Call customer' })).toBeTruthy();
});

test('the buttons are the actions the server allows', async () => {
  openCall(anEscalation({ actions: ['accept'] }));
  expect(await screen.findByRole('button', { name: 'Accept' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Pass' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull();
});

test('accept is one tap, says “Sending…” until the answer, and then leads to the customer', async () => {
  const answer = later<Reaction>();
  let accepted = false;
  const calls = openCall(anEscalation(), {
    'GET /v1/escalations/4821': () => ({ status: 200, body: accepted ? takenBy(JOHN) : anEscalation() }),
    'POST /v1/escalations/4821/accept': () => answer.promise,
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Accept' }));
  expect(await screen.findByRole('button', { name: 'Sending…' })).toBeTruthy();
  expect(screen.queryByText('Assigned to you')).toBeNull();
  accepted = true;
  answer.settle({ status: 200, body: takenBy(JOHN) });
  expect(await screen.findByText('Assigned to you')).toBeTruthy();
  expect(screen.getByText('Maria Lopez')).toBeTruthy();
  expect(screen.getByText('1200 W Lake St, Chicago')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Call Maria' }).getAttribute('href')).toBe('tel:+13125550190');
  expect(screen.getByRole('link', { name: 'Navigate' }).getAttribute('href')).toBe(
    'https://www.google.com/maps/dir/?api=1&destination=1200%20W%20Lake%20St%2C%20Chicago',
  );
  expect(calls.filter(({ route }) => route.startsWith('POST'))).toHaveLength(1);
});

test('without a connection it says that it is still trying, and can be cancelled', async () => {
  openCall(anEscalation(), { 'POST /v1/escalations/4821/accept': () => 'broken' });
  fireEvent.click(await screen.findByRole('button', { name: 'Accept' }));
  expect(await screen.findByText('No connection. Still trying to accept…')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(await screen.findByRole('button', { name: 'Accept' })).toBeTruthy();
  expect(screen.queryByText('No connection. Still trying to accept…')).toBeNull();
});

test('a lost race says who accepted and when, and that one can sleep', async () => {
  openCall(takenBy(BRIAN));
  const standing = await screen.findByText(/Brian Smith accepted at .*2:02 AM CDT/);
  expect(standing.closest('[role="status"]')?.textContent).toContain('You can sleep.');
  expect(screen.queryByRole('button', { name: 'Accept' })).toBeNull();
});

test('stop asks for a reason, and choosing one is the confirmation', async () => {
  const calls = openCall(anEscalation());
  fireEvent.click(await screen.findByRole('button', { name: 'Stop' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Duplicate call' }));
  await vi.waitFor(() => expect(calls.find(({ route }) => route.endsWith('/stop'))).toBeTruthy());
  expect(calls.find(({ route }) => route.endsWith('/stop'))?.body).toEqual({ reason: 'Duplicate call' });
});

test('another reason has to be written before anything stops', async () => {
  const calls = openCall(anEscalation());
  fireEvent.click(await screen.findByRole('button', { name: 'Stop' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Another reason…' }));
  fireEvent.submit((await dialog.findByLabelText('Reason')).closest('form') as HTMLFormElement);
  expect(await dialog.findByText('Write the reason in a few words.')).toBeTruthy();
  expect(calls.some(({ route }) => route.endsWith('/stop'))).toBe(false);
  fireEvent.input(dialog.getByLabelText('Reason'), { target: { value: ' Test call ' } });
  fireEvent.submit(dialog.getByLabelText('Reason').closest('form') as HTMLFormElement);
  await vi.waitFor(() =>
    expect(calls.find(({ route }) => route.endsWith('/stop'))?.body).toEqual({ reason: 'Test call' }),
  );
});

test('an incident number that one cannot see is named', async () => {
  fakeApi({});
  render(<CallPage number="9999" me={ME_JOHN} />);
  expect(await screen.findByText('There is no incident 9999 that you can see.')).toBeTruthy();
});

test('on my way is one tap with the minutes, and shows what the server says', async () => {
  const mine = { ...takenBy(JOHN), actions: ['on_my_way' as const, 'release' as const] };
  const under = { ...mine, enRouteAt: '2026-06-02T07:05:00.000Z', etaMinutes: 45 };
  let isOut = false;
  const calls = openCall(mine, {
    'GET /v1/escalations/4821': () => ({ status: 200, body: isOut ? under : mine }),
    'POST /v1/escalations/4821/on-my-way': () => {
      isOut = true;
      return { status: 200, body: under };
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: '45 min' }));
  expect(await screen.findByText(/Expected there at .*2:50 AM CDT/)).toBeTruthy();
  expect(screen.getByRole('button', { name: '45 min' }).getAttribute('aria-pressed')).toBe('true');
  expect(calls.find(({ route }) => route.endsWith('/on-my-way'))?.body).toEqual({ etaMinutes: 45 });
});

test('giving it back asks why, and choosing a reason sends it', async () => {
  const calls = openCall({ ...takenBy(JOHN), actions: ['on_my_way', 'release'] });
  fireEvent.click(await screen.findByRole('button', { name: 'Give it back' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'I cannot get there' }));
  await vi.waitFor(() =>
    expect(calls.find(({ route }) => route.endsWith('/release'))?.body).toEqual({ reason: 'I cannot get there' }),
  );
});
