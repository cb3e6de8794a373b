// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { EscalatedView, EscalateOffer } from '../../core/contracts/tasks.ts';
import { EscalateForm } from '../../dashboard/desk/tasks/escalate-form.tsx';
import { fakeApi, type Reaction } from './fake-api.ts';

const ROUTE = 'POST /v1/tasks/tsk_1/escalate';
const MADE = { ticket: { number: '5512' }, sentence: 'Someone will contact you by 5 pm today by phone' };

const OFFER = {
  zone: 'America/Chicago',
  customer: { name: 'Noah Kim', phone: '+13125550155' },
  contactMethods: ['call', 'text'],
  promises: {
    urgent: {
      dueAt: '2026-06-02T22:00:00.000Z',
      sentences: { call: 'by 5 pm today by phone', text: 'by 5 pm today by text', email: '' },
    },
    standard: {
      dueAt: '2026-06-04T22:00:00.000Z',
      sentences: { call: 'by 5 pm on Thursday by phone', text: 'by 5 pm on Thursday by text', email: '' },
    },
  },
  categories: {
    complaint: { channel: 'Service', ladder: false },
    billing: { channel: 'Accounting', ladder: false },
    pricing: { channel: 'Accounting', ladder: false },
    technical: { channel: 'Service', ladder: true },
    other: { channel: 'Other', ladder: false },
  },
} as const satisfies EscalateOffer;

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

/** Opens the form of a task; answers with what was sent, and whom it told. */
function openForm(react: () => Reaction = () => ({ status: 201, body: MADE }), offer: EscalateOffer = OFFER) {
  const onEscalated = vi.fn<(escalated: EscalatedView, isNew: boolean) => void>();
  const calls = fakeApi({ [ROUTE]: react });
  render(<EscalateForm taskId="tsk_1" offer={offer} onEscalated={onEscalated} />);
  return { calls, onEscalated };
}

const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const type = (text: string) => {
  if (document.activeElement) fireEvent.input(document.activeElement, { target: { value: text } });
};

test('a digit chooses the category and goes on to the issue, Ctrl-Enter sends from a field', async () => {
  const { calls, onEscalated } = openForm();
  press('2');
  expect(document.activeElement?.id).toBe('issue');
  type('Charged twice');
  press('Enter', { ctrlKey: true });
  await vi.waitFor(() => expect(onEscalated).toHaveBeenCalledWith(MADE, true));
  expect(calls.map(({ body }) => body)).toEqual([
    {
      ...{ category: 'billing', issue: 'Charged twice', tried: '', why: '' },
      ...{ contactMethod: 'call', urgency: 'standard' },
    },
  ]);
});

test('a digit in a field of text is text', () => {
  openForm();
  press('1');
  press('3');
  expect((screen.getByRole('radio', { name: /Complaint/ }) as HTMLInputElement).checked).toBe(true);
});

test('what is promised follows urgency and contact method', () => {
  openForm();
  expect(screen.getByText(/by 5 pm on Thursday by phone/)).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: /^Urgent/ }));
  fireEvent.click(screen.getByRole('radio', { name: /^Text/ }));
  expect(screen.getByText(/by 5 pm today by text/)).toBeTruthy();
});

test('a way in which the customer cannot be contacted is there, but cannot be chosen, and says why', () => {
  openForm();
  const email = screen.getByRole('radio', { name: 'Email No email address on file' }) as HTMLInputElement;
  expect(email.disabled).toBe(true);
});

test('without any way to contact the customer nothing is sent', async () => {
  const { calls } = openForm(undefined, { ...OFFER, contactMethods: [], customer: { name: 'Nobody' } });
  press('1');
  type('Charged twice');
  press('Enter', { ctrlKey: true });
  expect(await screen.findByText(/neither a phone number nor an email address/)).toBeTruthy();
  expect(calls).toEqual([]);
});

test('a category that starts the ladder says so before it is sent', () => {
  openForm();
  press('4');
  expect(screen.getByText(/it pages the people on call, now/)).toBeTruthy();
});

test('what is missing is said at its field before anything is sent', async () => {
  const { calls } = openForm();
  press('Enter', { ctrlKey: true });
  expect(await screen.findByText('Choose a category.')).toBeTruthy();
  expect(screen.getByText('Write what the issue is.')).toBeTruthy();
  expect(calls).toEqual([]);
});

test('a draft survives a reload, and is gone once the ticket is made', async () => {
  const { onEscalated } = openForm();
  press('2');
  type('Charged twice');
  cleanup();
  openForm();
  expect((screen.getByLabelText('Issue') as HTMLTextAreaElement).value).toBe('Charged twice');
  cleanup();
  const again = openForm();
  press('Enter', { ctrlKey: true });
  await vi.waitFor(() => expect(again.onEscalated).toHaveBeenCalled());
  expect(onEscalated).not.toHaveBeenCalled();
  cleanup();
  openForm();
  expect((screen.getByLabelText('Issue') as HTMLTextAreaElement).value).toBe('');
});

test('after a lost answer it is sent again, and the ticket of the first try is no new one', async () => {
  let tries = 0;
  const { onEscalated } = openForm(() => {
    tries += 1;
    return tries === 1 ? 'broken' : { status: 200, body: MADE };
  });
  press('2');
  type('Charged twice');
  press('Enter', { ctrlKey: true });
  expect(await screen.findByText(/No connection/)).toBeTruthy();
  dispatchEvent(new Event('online'));
  await vi.waitFor(() => expect(onEscalated).toHaveBeenCalledWith(MADE, false));
});
