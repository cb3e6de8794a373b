// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AfterHoursPage } from '../../dashboard/desk/after-hours/after-hours-page.tsx';
import { anEscalation } from './an-escalation.ts';
import { fakeApi, type Reaction } from './fake-api.ts';

const CREATE = 'POST /v1/escalations';
const created = (part: Parameters<typeof anEscalation>[0] = {}): Reaction => ({
  status: 201,
  body: anEscalation(part),
});

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** Opens the form on an API that reacts to creates like this. */
function openForm(create: () => Reaction = created) {
  const calls = fakeApi({ [CREATE]: create, 'GET /v1/jobs?limit=100': () => ({ status: 200, body: { items: [] } }) });
  render(<AfterHoursPage />);
  return () => calls.filter(({ route }) => route === CREATE);
}

const type = (label: RegExp, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });
const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Start escalation' }));
const fill = () => {
  type(/^Phone/, '312 555 0190');
  type(/^What is wrong/, 'No heat');
};

test('a call is sent as typed, without what was left empty, and answered with its number', async () => {
  const creates = openForm();
  fill();
  submit();
  expect(await screen.findByText('4821')).toBeTruthy();
  expect(screen.getByText('John Smith is being paged now.')).toBeTruthy();
  expect(screen.getByText('Somebody can be reached')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Watch it' }).getAttribute('href')).toBe('/escalations/4821');
  expect(creates().map(({ body }) => body)).toEqual([
    { call: { phone: '312 555 0190', summary: 'No heat' }, urgency: 'urgent', note: '' },
  ]);
});

test('nobody reachable is said in plain words', async () => {
  openForm(() => created({ coverage: 'none', paging: [] }));
  fill();
  submit();
  expect(await screen.findByText('Nobody can be reached')).toBeTruthy();
  expect(screen.getByText('Nobody is being paged right now.')).toBeTruthy();
});

test('when only the fallback is paged, it is not said that nobody is', async () => {
  openForm(() => created({ coverage: 'none' }));
  fill();
  submit();
  expect(await screen.findByText('Nobody on call can be reached')).toBeTruthy();
  expect(screen.queryByText('Nobody can be reached')).toBeNull();
});

test('what is missing is said next to its field, which gets the focus, before anything is sent', async () => {
  const creates = openForm();
  type(/^Phone/, '312 555 0190');
  submit();
  expect(await screen.findByText('Write what is wrong in one sentence.')).toBeTruthy();
  expect(document.activeElement?.id).toBe('summary');
  expect(creates()).toEqual([]);
});

test('what the server refuses is said next to its field, and the first one gets the focus', async () => {
  openForm(() => ({
    status: 422,
    body: {
      type: '/problems/invalid',
      title: 'Something in the request is wrong',
      status: 422,
      errors: [
        { field: 'call.summary', message: 'must have at most 240 characters' },
        { field: 'call.phone', message: 'must be a phone number' },
      ],
    },
  }));
  fill();
  submit();
  const error = await screen.findByText('Must be a phone number.');
  const phone = screen.getByLabelText(/^Phone/);
  expect(phone.getAttribute('aria-describedby')).toContain(error.id);
  expect(phone.getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(phone);
  expect(screen.getByText('2 fields need another look.')).toBeTruthy();
  fireEvent.input(phone, { target: { value: '312 555 0190' } });
  expect(screen.getByText('1 field needs another look.')).toBeTruthy();
  expect(phone.getAttribute('aria-invalid')).toBe('false');
});

test('sending again after a lost answer has the same key; other words have another', async () => {
  let isOnline = false;
  const creates = openForm(() => (isOnline ? { status: 409 } : 'broken'));
  fill();
  submit();
  fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
  isOnline = true;
  fireEvent.click(await screen.findByRole('button', { name: 'Start escalation' }));
  await vi.waitFor(() => expect(creates()).toHaveLength(2));
  await screen.findByRole('button', { name: 'Start escalation' });
  type(/^What is wrong/, 'No heat at all');
  submit();
  await vi.waitFor(() => expect(creates()).toHaveLength(3));
  const keys = creates().map(({ headers }) => headers.get('idempotency-key'));
  expect(keys[0]).toBeTruthy();
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

test('the next call has another key, and an empty form', async () => {
  const creates = openForm();
  fill();
  submit();
  fireEvent.click(await screen.findByRole('button', { name: 'Next call' }));
  expect(((await screen.findByLabelText(/^Phone/)) as HTMLInputElement).value).toBe('');
  fill();
  submit();
  await vi.waitFor(() => expect(creates()).toHaveLength(2));
  const keys = creates().map(({ headers }) => headers.get('idempotency-key'));
  expect(new Set(keys).size).toBe(2);
});

test('a draft survives a reload', async () => {
  openForm();
  fill();
  type(/^Note/, 'Dog in the yard');
  cleanup();
  openForm();
  expect((screen.getByLabelText(/^Phone/) as HTMLInputElement).value).toBe('312 555 0190');
  expect((screen.getByLabelText(/^Note/) as HTMLInputElement).value).toBe('Dog in the yard');
});
