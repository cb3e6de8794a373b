// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { FailedNotices } from '../../dashboard/desk/failed-notices.tsx';
import { fakeApi } from './fake-api.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const NOTICE = {
  id: 'fln_1',
  at: '2026-06-01T15:00:00.000Z',
  to: 'Dee Park',
  kind: 'expired',
  number: '4821',
  why: 'x',
};

test('says who was not told of what, and goes when somebody has seen to it', async () => {
  const calls = fakeApi({
    'GET /v1/failed-notices': () => ({ status: 200, body: { items: [NOTICE] } }),
    'POST /v1/failed-notices/fln_1/seen': () => ({ status: 204 }),
  });
  render(<FailedNotices />);
  expect(await screen.findByText(/Dee Park was not told that nobody accepted call 4821/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'View the call' }).getAttribute('href')).toBe('/escalations/4821');
  fireEvent.click(screen.getByRole('button', { name: 'Done, Dee Park knows' }));
  await vi.waitFor(() => expect(screen.queryByText(/was not told/)).toBeNull());
  expect(calls.map(({ route }) => route)).toEqual(['GET /v1/failed-notices', 'POST /v1/failed-notices/fln_1/seen']);
});

test('stays, and says so, when that did not get through', async () => {
  fakeApi({ 'GET /v1/failed-notices': () => ({ status: 200, body: { items: [NOTICE] } }) });
  render(<FailedNotices />);
  fireEvent.click(await screen.findByRole('button', { name: 'Done, Dee Park knows' }));
  expect(await screen.findByText(/did not get through/)).toBeTruthy();
  expect(screen.getByText(/was not told/)).toBeTruthy();
});
