// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { Me } from '../../core/contracts/login.ts';
import type { PersonView } from '../../core/contracts/people.ts';
import { session } from '../../dashboard/client/session.ts';
import { MePage } from '../../dashboard/desk/people/me-page.tsx';
import { PersonForm } from '../../dashboard/desk/people/person-form.tsx';
import { fakeApi } from './fake-api.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  session.value = { state: 'unknown' };
});

const SEQUENCE = { urgent: [{ kind: 'sms', afterMinutes: 0 }], standard: [{ kind: 'sms', afterMinutes: 0 }] };
// Ids are not branded; everything else has the contracts' shapes.
const ME = {
  ...{ id: 'per_J', name: 'John', roles: ['technician'], methodSequence: SEQUENCE },
  account: { id: 'acc_1', name: 'Northside', zone: 'UTC' },
} as unknown as Me;
const JOHN = {
  ...{ ...ME, enabled: true, readiness: 'ready', certifications: [], language: 'es' },
  methods: [{ kind: 'sms', address: '+13125550101', state: 'verified' }],
} as unknown as PersonView;

const choose = (value: string) => fireEvent.change(screen.getByLabelText('Language'), { target: { value } });

test('I choose the language of what I am sent, and nothing else is changed by it', async () => {
  const calls = fakeApi({ 'PATCH /v1/me': ({ body }) => ({ status: 200, body: { ...ME, ...(body as object) } }) });
  render(<MePage me={ME} />);
  expect((screen.getByLabelText('Language') as HTMLSelectElement).selectedOptions[0]?.text).toBe('Account’s language');
  choose('es');
  fireEvent.click(screen.getByRole('button', { name: 'Save language' }));
  expect(await screen.findByText('Saved.')).toBeTruthy();
  expect(calls.map(({ body }) => body)).toEqual([{ language: 'es' }]);
  expect(session.value).toMatchObject({ state: 'signed_in', me: { language: 'es' } });
});

test('going back to the account’s language is said to the server, not left out', async () => {
  const calls = fakeApi({ 'PATCH /v1/me': () => ({ status: 200, body: ME }) });
  render(<MePage me={{ ...ME, language: 'es' }} />);
  choose('');
  fireEvent.click(screen.getByRole('button', { name: 'Save language' }));
  expect(await screen.findByText('Saved.')).toBeTruthy();
  expect(calls.map(({ body }) => body)).toEqual([{ language: null }]);
});

test('an administrator sees a person’s language and changes it', async () => {
  const calls = fakeApi({ 'PATCH /v1/people/per_J': () => ({ status: 200, body: JOHN }) });
  render(<PersonForm person={JOHN} />);
  expect((screen.getByLabelText('Language') as HTMLSelectElement).selectedOptions[0]?.text).toBe('Español');
  choose('en');
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await vi.waitFor(() => expect(calls[0]?.body).toMatchObject({ name: 'John', language: 'en' }));
});
