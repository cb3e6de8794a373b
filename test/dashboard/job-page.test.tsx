// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { JobDetail } from '../../core/contracts/jobs.ts';
import { heldIn, undoOf } from '../../dashboard/desk/jobs/held-lines.tsx';
import { JobPage } from '../../dashboard/desk/jobs/job-page.tsx';
import { aJobDetail, aMessage } from './a-job.ts';
import { CODES, later, offered, START } from './a-visit-item.ts';
import { ANA, BRIAN, JOHN, ME_JOHN } from './an-escalation.ts';
import { fakeApi } from './fake-api.ts';

const ME_ANA = { ...ME_JOHN, ...ANA };
const TEAM = [JOHN, BRIAN].map((person) => ({ ...person, roles: ['technician'], enabled: true, readiness: 'ready' }));

beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function openJob(job: JobDetail, routes: Parameters<typeof fakeApi>[0] = {}) {
  const calls = fakeApi({
    'GET /v1/jobs/job_1': () => ({ status: 200, body: job }),
    'GET /v1/status-codes': () => ({ status: 200, body: { items: CODES } }),
    'GET /v1/people?limit=100': () => ({ status: 200, body: { items: TEAM } }),
    ...routes,
  });
  render(<JobPage jobId="job_1" me={ME_ANA} />);
  return calls;
}
const bodyOf = (calls: { route: string; body: unknown }[], route: string) =>
  calls.find((each) => each.route === route)?.body;

test('the buttons are what the server allows, and no others', async () => {
  openJob(aJobDetail({ actions: ['pause', 'complete', 'cancel'] }));
  expect(await screen.findByRole('button', { name: 'Pause…' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Complete the job' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Restore' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Add an appointment' })).toBeNull();
});

test('who may do nothing has no buttons', async () => {
  const [visit] = aJobDetail().appointments;
  openJob(aJobDetail({ actions: [], appointments: visit ? [{ ...visit, codes: [], actions: [] }] : [] }));
  await screen.findByRole('heading', { name: 'Appointments' });
  expect(screen.queryAllByRole('button')).toEqual([]);
});

test('a cancellation says first what follows from it, and sends the reason', async () => {
  const calls = openJob(aJobDetail({ escalation: '4821' as never }), {
    'POST /v1/jobs/job_1/cancel': () => ({
      status: 200,
      body: aJobDetail({ status: 'cancelled', actions: ['restore'] }),
    }),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Cancel the job…' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/^1 open appointment is cancelled with it/).textContent).toBe(
    '1 open appointment is cancelled with it, and the technicians are told at once. Incident 4821 ends: nobody is paged any more. The customer is told once, a minute later, unless you restore it before then.',
  );
  fireEvent.click(dialog.getByRole('button', { name: 'Duplicate' }));
  expect(await screen.findByRole('button', { name: 'Restore' })).toBeTruthy();
  expect(bodyOf(calls, 'POST /v1/jobs/job_1/cancel')).toEqual({ reason: 'Duplicate' });
});

test('a refusal stands there in the server’s words', async () => {
  const detail = '1 appointments of it lie ahead: cancel or complete them first';
  openJob(aJobDetail({ actions: ['complete'] }), {
    'POST /v1/jobs/job_1/complete': () => ({
      status: 409,
      body: { type: '/problems/wrong-status', title: 'No', detail },
    }),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Complete the job' }));
  expect((await screen.findByText(`That was not possible: ${detail}`)).getAttribute('role')).toBe('alert');
});

test('that the customer could not be told is a mark and a sentence', async () => {
  openJob(aJobDetail({ customerNotTold: { at: later(0), fact: 'booked', why: 'no_address' } }));
  expect(await screen.findByText('Customer not told')).toBeTruthy();
  expect(
    screen.getByText(/^The customer was not told “Booked” \(10:00 AM CDT\): there is no phone or email/),
  ).toBeTruthy();
});

test('an appointment is added with its times in the account’s zone, its crew and its lead', async () => {
  const calls = openJob(aJobDetail({ appointments: [] }), {
    'POST /v1/jobs/job_1/appointments': () => ({ status: 201, body: aJobDetail().appointments[0] }),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Add an appointment' }));
  fireEvent.input(screen.getByLabelText('From'), { target: { value: '2026-06-02T13:30' } });
  expect((screen.getByLabelText('Until') as HTMLInputElement).value).toBe('2026-06-02T15:30');
  fireEvent.click(await screen.findByRole('checkbox', { name: 'John Smith' }));
  fireEvent.click(screen.getByRole('checkbox', { name: 'Brian Smith' }));
  fireEvent.change(screen.getByLabelText('Lead'), { target: { value: BRIAN.id } });
  fireEvent.click(screen.getByRole('button', { name: 'Add appointment' }));
  await vi.waitFor(() =>
    expect(bodyOf(calls, 'POST /v1/jobs/job_1/appointments')).toEqual({
      start: '2026-06-02T18:30:00.000Z',
      end: '2026-06-02T20:30:00.000Z',
      technicianIds: [JOHN.id, BRIAN.id],
      leadId: BRIAN.id,
    }),
  );
});

test('the office sets a status for one of the crew, with what its phase asks', async () => {
  const [visit] = aJobDetail().appointments;
  if (visit === undefined) throw new Error('there is an appointment');
  const [own] = visit.assignments;
  if (own === undefined) throw new Error('John is on it');
  const crew = [own, { ...own, personId: BRIAN.id, name: BRIAN.name }];
  const calls = openJob(
    aJobDetail({ appointments: [{ ...visit, assignments: crew, codes: offered('TRAVELING', 'PAUSED') }] }),
    {
      'POST /v1/appointments/apt_1/status': () => ({ status: 200, body: visit }),
    },
  );
  fireEvent.click(await screen.findByRole('button', { name: /^Set status…/ }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText('Status'), { target: { value: 'PAUSED' } });
  fireEvent.change(dialog.getByLabelText('For whom'), { target: { value: BRIAN.id } });
  fireEvent.input(dialog.getByLabelText(/^Reason/), { target: { value: 'needs parts' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Set status' }));
  await vi.waitFor(() =>
    expect(bodyOf(calls, 'POST /v1/appointments/apt_1/status')).toEqual({
      code: 'PAUSED',
      technicianId: BRIAN.id,
      reason: 'needs parts',
    }),
  );
});

describe('what waits to be told', () => {
  test('counts down, and is taken back by the code that leads back', async () => {
    const [visit] = aJobDetail().appointments;
    if (visit === undefined) throw new Error('there is an appointment');
    const job = aJobDetail({
      appointments: [{ ...visit, status: 'en_route', codes: offered('PENDING', 'WORKING') }],
      messages: [aMessage({ dueAt: later(0.3) })],
    });
    const calls = openJob(job, { 'POST /v1/appointments/apt_1/status': () => ({ status: 200, body: visit }) });
    expect((await screen.findByText(/^The customer is told “On the way” in/)).textContent).toMatch(/0:1\d/);
    fireEvent.click(screen.getByRole('button', { name: /^Undo/ }));
    await vi.waitFor(() => expect(bodyOf(calls, 'POST /v1/appointments/apt_1/status')).toEqual({ code: 'PENDING' }));
  });

  test('a Complete goes back to work, a cancellation is restored, a new time has no way back', () => {
    const [visit] = aJobDetail().appointments;
    if (visit === undefined) throw new Error('there is an appointment');
    const done = aJobDetail({ appointments: [{ ...visit, status: 'complete', codes: offered('WORKING') }] });
    expect(undoOf(aMessage({ facts: ['complete'] }), done)).toEqual({
      kind: 'tap',
      appointmentId: 'apt_1',
      code: 'WORKING',
    });
    expect(undoOf(aMessage({ facts: ['cancelled'] }), aJobDetail({ actions: ['restore'] }))).toEqual({
      kind: 'restore',
    });
    expect(undoOf(aMessage({ facts: ['cancelled'] }), aJobDetail())).toBeUndefined();
    expect(undoOf(aMessage({ facts: ['moved'] }), done)).toBeUndefined();
  });

  test('is neither a reminder nor a survey, nor what is for a colleague or out already', () => {
    const held = aMessage();
    const messages = [
      held,
      aMessage({ facts: ['reminder'] }),
      aMessage({ facts: ['survey'] }),
      aMessage({ class: 'staff' }),
      aMessage({ status: 'sent' }),
    ];
    expect(heldIn(aJobDetail({ messages }))).toEqual([held]);
  });
});

test('a job that is not there says so', async () => {
  fakeApi({});
  render(<JobPage jobId="job_1" me={ME_ANA} />);
  expect(await screen.findByRole('heading', { name: 'There is no such job.' })).toBeTruthy();
});
