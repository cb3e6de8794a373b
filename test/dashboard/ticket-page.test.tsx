// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { Me } from '../../core/contracts/login.ts';
import type { Role } from '../../core/person/role.ts';
import { dueState } from '../../dashboard/desk/tickets/due-mark.tsx';
import { TicketPage } from '../../dashboard/desk/tickets/ticket-page.tsx';
import { fakeApi, type Reaction } from './fake-api.ts';

// Ids below are not branded; everything else has the contracts' shapes.
const ME = (...roles: Role[]) =>
  ({
    id: 'per_dee',
    name: 'Dee Park',
    roles,
    account: { id: 'a', name: 'N', zone: 'America/Chicago' },
  }) as unknown as Me;

const at = (time: string) => `2026-06-02T${time}:00.000Z`;
const OPEN = {
  ...{ id: 'tkt_1', number: '5512', status: 'open', taskId: 'tsk_1', customerId: 'cus_1', summary: 'Call back' },
  customer: { name: 'Maria Lopez', phone: '+13125550190' },
  ...{ category: 'billing', channel: 'accounting', urgency: 'standard', contactMethod: 'call', toldTo: 'channel' },
  escalatedBy: { id: 'per_alex', name: 'Alex Reed' },
  ...{ dueAt: at('22:00'), breachAt: at('23:00'), createdAt: at('15:00'), updatedAt: at('15:00') },
  ...{ issue: 'Charged twice', tried: '', why: 'Wants a refund' },
  timeline: [{ seq: 1, at: at('15:00'), kind: 'created', by: { id: 'per_alex', name: 'Alex Reed' }, to: 'channel' }],
};
const claimedBy = (name: string, id: string) => ({
  ...OPEN,
  ...{ status: 'claimed', owner: { id, name }, claimedAt: at('15:10') },
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function openPage(me: Me, read: () => Reaction, claim: Reaction = { status: 404 }) {
  const calls = fakeApi({ 'GET /v1/tickets/5512': read, 'POST /v1/tickets/5512/claim': () => claim });
  render(<TicketPage number="5512" me={me} />);
  return calls;
}

test('to open the page claims nothing; the button does', async () => {
  const mine = claimedBy('Dee Park', 'per_dee');
  const calls = openPage(ME('dispatcher'), () => ({ status: 200, body: OPEN }), { status: 200, body: mine });
  const button = await screen.findByRole('button', { name: 'Claim this ticket' });
  expect(calls.every(({ route }) => route.startsWith('GET'))).toBe(true);
  fireEvent.click(button);
  expect(await screen.findByText('You have claimed this')).toBeTruthy();
  expect(screen.getByLabelText('What came of it')).toBeTruthy();
});

test('who is too late is told who has it, and sees it', async () => {
  let isTaken = false;
  const problem = { type: '/problems/already-taken', title: 'Taken', detail: 'claimed by Ana Ortiz at 10:00' };
  const calls = openPage(
    ME('dispatcher'),
    () => ({ status: 200, body: isTaken ? claimedBy('Ana Ortiz', 'per_ana') : OPEN }),
    { status: 409, body: { ...problem, status: 409 } },
  );
  const button = await screen.findByRole('button', { name: 'Claim this ticket' });
  isTaken = true;
  fireEvent.click(button);
  expect(await screen.findByText('Claimed by Ana Ortiz')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Claim this ticket' })).toBeNull();
  // Not his: neither resolved by him.
  expect(screen.queryByLabelText('What came of it')).toBeNull();
  expect(calls.filter(({ route }) => route.startsWith('POST'))).toHaveLength(1);
});

test('an agent sees what became of his ticket, and can touch nothing', async () => {
  openPage(ME('agent'), () => ({ status: 200, body: OPEN }));
  expect(await screen.findByText('Charged twice')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('a manager may resolve what somebody else has claimed', async () => {
  openPage(ME('manager'), () => ({ status: 200, body: claimedBy('Ana Ortiz', 'per_ana') }));
  expect(await screen.findByRole('button', { name: 'Resolve' })).toBeTruthy();
});

test('a ticket that is not his to see says so, and what to check', async () => {
  openPage(ME('agent'), () => ({ status: 404, body: { type: '/problems/not-found', title: 'x', status: 404 } }));
  expect(await screen.findByText('There is no ticket 5512 that you can see.')).toBeTruthy();
});

test.each([
  ['21:59', 'ahead'],
  ['22:00', 'overdue'],
  ['23:00', 'breached'],
])('at %s it is %s', (time, state) => {
  expect(dueState(OPEN, Date.parse(at(time)))).toBe(state);
});
