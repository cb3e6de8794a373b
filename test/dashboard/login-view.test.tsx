// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { callApi } from '../../dashboard/client/call-api.ts';
import { session } from '../../dashboard/client/session.ts';
import { secondsToResend } from '../../dashboard/login/pending-login.ts';
import { signOut } from '../../dashboard/login/sign-out.ts';
import { SignedIn } from '../../dashboard/login/signed-in.tsx';
import { ME_JOHN } from './an-escalation.ts';
import { fakeApi, type Reaction } from './fake-api.ts';

const problem = (status: number): Reaction => ({ status, body: { type: '/problems/any', title: 'Any', status } });

beforeEach(() => {
  session.value = { state: 'unknown' };
  sessionStorage.clear();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** A page behind a session that nobody has yet. */
function openSignedOut(verify: () => Reaction = () => ({ status: 200, body: ME_JOHN })) {
  const calls = fakeApi({
    'GET /v1/me': () => problem(401),
    'POST /v1/login': () => ({ status: 202 }),
    'POST /v1/login/verify': verify,
  });
  render(<SignedIn>{(me) => <p>Signed in as {me.name}</p>}</SignedIn>);
  return calls;
}

async function askForCode() {
  fireEvent.input(await screen.findByLabelText('Email or phone'), { target: { value: ' john@northside.example ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Send code' }));
  return screen.findByLabelText('Code');
}

const paste = (input: HTMLElement, text: string) => fireEvent.input(input, { target: { value: text } });

test('a pasted code, spaces and all, is submitted by itself and lands where one was', async () => {
  const calls = openSignedOut();
  paste(await askForCode(), '1234 5678');
  expect(await screen.findByText('Signed in as John Smith')).toBeTruthy();
  expect(calls.slice(1).map(({ route, body }) => [route, body])).toEqual([
    ['POST /v1/login', { identifier: 'john@northside.example' }],
    ['POST /v1/login/verify', { identifier: 'john@northside.example', code: '12345678' }],
  ]);
});

test('the phone can fill the code in, and shows digits to type it', async () => {
  openSignedOut();
  const input = await askForCode();
  expect(input.getAttribute('autocomplete')).toBe('one-time-code');
  expect(input.getAttribute('inputmode')).toBe('numeric');
});

test('seven digits wait for the eighth', async () => {
  const calls = openSignedOut();
  paste(await askForCode(), '1234567');
  expect(calls.some(({ route }) => route.endsWith('/verify'))).toBe(false);
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByText('The code has 8 digits.')).toBeTruthy();
  expect(calls.some(({ route }) => route.endsWith('/verify'))).toBe(false);
});

test.each([401, 422])('a wrong code, refused with %i, is said and can be typed again', async (status) => {
  openSignedOut(() => problem(status));
  const input = await askForCode();
  paste(input, '11111111');
  expect(await screen.findByText(/^This code is wrong or too old/)).toBeTruthy();
  expect((screen.getByLabelText('Code') as HTMLInputElement).value).toBe('');
});

test('no connection keeps the code and says so', async () => {
  openSignedOut(() => 'broken');
  const input = await askForCode();
  paste(input, '12345678');
  expect(await screen.findByText(/^No connection/)).toBeTruthy();
  expect((screen.getByLabelText('Code') as HTMLInputElement).value).toBe('12345678');
});

test('coming back from the messages, the page still asks for the code', async () => {
  openSignedOut();
  await askForCode();
  cleanup();
  session.value = { state: 'unknown' };
  render(<SignedIn>{() => <p>in</p>}</SignedIn>);
  expect(await screen.findByLabelText('Code')).toBeTruthy();
});

test('another email or phone can be given instead', async () => {
  openSignedOut();
  await askForCode();
  fireEvent.click(screen.getByRole('button', { name: 'Use another email or phone' }));
  expect(((await screen.findByLabelText('Email or phone')) as HTMLInputElement).value).toBe('john@northside.example');
});

test('a new code can be asked for after 30 seconds, counted down', async () => {
  const calls = openSignedOut();
  await askForCode();
  fireEvent.click(screen.getByRole('button', { name: /^Send a new code in (30|29) s$/ }));
  expect(calls.filter(({ route }) => route === 'POST /v1/login')).toHaveLength(1);
  expect(secondsToResend(1000, 1000)).toBe(30);
  expect(secondsToResend(1000, 30_500)).toBe(1);
  expect(secondsToResend(1000, 31_000)).toBe(0);
});

test('a session that ends while somebody is at work says so; one who signs out knows it', async () => {
  let isOver = false;
  fakeApi({
    'GET /v1/me': () => (isOver ? problem(401) : { status: 200, body: ME_JOHN }),
    'DELETE /v1/session': () => ({ status: 204 }),
  });
  render(<SignedIn>{(me) => <p>Signed in as {me.name}</p>}</SignedIn>);
  await screen.findByText('Signed in as John Smith');
  isOver = true;
  await callApi('GET /v1/me', {});
  expect(await screen.findByText(/^You have been signed out\..* has not been done\.$/)).toBeTruthy();
  // Another question that was under way is refused, too, and changes nothing.
  await callApi('GET /v1/me', {});
  expect(screen.getByText(/^You have been signed out/)).toBeTruthy();
  session.value = { state: 'signed_in', me: ME_JOHN };
  await signOut();
  await screen.findByLabelText('Email or phone');
  expect(screen.queryByText(/^You have been signed out/)).toBeNull();
});
