// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { PersonForm } from '../../dashboard/desk/people/person-form.tsx';
import { fakeApi } from './fake-api.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function fill(name: string, phone: string) {
  fireEvent.input(screen.getByLabelText('Name'), { target: { value: name } });
  fireEvent.input(screen.getByLabelText('SMS address of method 1'), { target: { value: phone } });
  fireEvent.click(screen.getByRole('button', { name: 'Add person' }));
}

test('what is missing is said before anything is sent', async () => {
  const calls = fakeApi({});
  render(<PersonForm person={undefined} />);
  fireEvent.click(screen.getByRole('button', { name: 'Add person' }));
  expect(await screen.findByText('Enter the name.')).toBeTruthy();
  expect(screen.getByText('Enter a phone number or an email address.')).toBeTruthy();
  expect(calls).toEqual([]);
});

test('what is mended is not called wrong any more, and the rest is counted', async () => {
  fakeApi({});
  render(<PersonForm person={undefined} />);
  fireEvent.click(screen.getByRole('button', { name: 'Add person' }));
  expect(await screen.findByText('2 fields need another look.')).toBeTruthy();
  fireEvent.input(screen.getByLabelText('Name'), { target: { value: 'Kim Lee' } });
  expect(await screen.findByText('1 field needs another look.')).toBeTruthy();
  expect(screen.queryByText('Enter the name.')).toBeNull();
  expect(screen.getByText('Enter a phone number or an email address.')).toBeTruthy();
  fireEvent.input(screen.getByLabelText('SMS address of method 1'), { target: { value: '312 555 0199' } });
  await vi.waitFor(() => expect(screen.queryByText('1 field needs another look.')).toBeNull());
});

test('what the server refuses stands at its field', async () => {
  const errors = [{ field: 'methods.0.address', message: 'must be a phone number' }];
  fakeApi({
    'POST /v1/people': () => ({
      status: 422,
      body: { type: '/problems/invalid', title: 'Something in the request is wrong', status: 422, errors },
    }),
  });
  render(<PersonForm person={undefined} />);
  fill('Kim Lee', 'x');
  const field = screen.getByLabelText('SMS address of method 1');
  await vi.waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
  expect(document.getElementById('methods.0.address-error')?.textContent).toBe('Must be a phone number.');
});

test('a lost answer is asked for with the same key, so that nobody is added twice', async () => {
  let tries = 0;
  const calls = fakeApi({
    'POST /v1/people': () => {
      tries += 1;
      return tries === 1 ? 'broken' : { status: 201, body: { id: 'per_1' } };
    },
  });
  render(<PersonForm person={undefined} />);
  fill('Kim Lee', '312 555 0199');
  expect(await screen.findByText('No connection. Still trying to save…')).toBeTruthy();
  dispatchEvent(new Event('online'));
  await vi.waitFor(() => expect(calls).toHaveLength(2));
  expect(calls[0]?.headers.get('idempotency-key')).toBe(calls[1]?.headers.get('idempotency-key'));
});
