// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { Answer } from '../../dashboard/client/call-api.ts';
import { usePages } from '../../dashboard/desk/pages.ts';
import { usePolled } from '../../dashboard/desk/polled.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

type List = { items: string[]; next?: string };
const ok = <T,>(data: T): Answer<T> => ({ outcome: 'ok', status: 200, data });

test('a list is asked for again while it is open, and stands still once further pages are shown', async () => {
  vi.useFakeTimers();
  const pages: Record<string, List> = { first: { items: ['b', 'a'], next: 'second' }, second: { items: ['z'] } };
  const asked: (string | undefined)[] = [];
  function Letters() {
    const { items = [], more } = usePages('letters', async (cursor) => {
      asked.push(cursor);
      return ok(pages[cursor ?? 'first'] ?? { items: [] });
    });
    return (
      <p>
        <b>{items.join('')}</b>
        {more && (
          <button type="button" onClick={() => void more()}>
            more
          </button>
        )}
      </p>
    );
  }
  render(<Letters />);
  expect(await vi.waitFor(() => screen.getByText('ba'))).toBeTruthy();
  pages.first = { items: ['c', 'b'], next: 'second' };
  await vi.advanceTimersByTimeAsync(5000);
  expect(screen.getByText('cb')).toBeTruthy();
  fireEvent.click(screen.getByRole('button'));
  await vi.waitFor(() => screen.getByText('cbz'));
  expect(screen.queryByRole('button')).toBeNull();
  pages.first = { items: ['d', 'c'], next: 'second' };
  await vi.advanceTimersByTimeAsync(5000);
  expect(screen.getByText('cbz')).toBeTruthy();
  expect(asked).toContain('second');
});

test('an answer that was under way when something was put in its place no longer counts', async () => {
  vi.useFakeTimers();
  const waiting: ((answer: Answer<string>) => void)[] = [];
  function Word() {
    const { data, sentence, replace } = usePolled(
      'word',
      () => new Promise<Answer<string>>((done) => waiting.push(done)),
    );
    return (
      <button type="button" onClick={() => replace('claimed')}>
        {data ?? sentence}
      </button>
    );
  }
  render(<Word />);
  await vi.advanceTimersByTimeAsync(0);
  fireEvent.click(screen.getByRole('button'));
  waiting[0]?.(ok('open'));
  await vi.advanceTimersByTimeAsync(0);
  expect(screen.getByRole('button').textContent).toBe('claimed');
  await vi.advanceTimersByTimeAsync(5000);
  waiting[1]?.({ outcome: 'unreachable' });
  await vi.advanceTimersByTimeAsync(0);
  expect(screen.getByRole('button').textContent).toBe('claimed');
});
