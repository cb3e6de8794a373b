import { describe, expect, test } from 'vitest';
import { afterHandOver } from '../../../core/message/after-hand-over.ts';
import { PROMISES } from '../../../core/message/classes.ts';
import { MessageClass } from '../../../core/message/message.ts';
import { plusMinutes, plusSeconds } from '../../../core/time/instant.ts';
import { START } from '../../support/builders/world.ts';

const message = (of: MessageClass, ambiguous = 0) => ({ class: of, createdAt: START, ambiguous });
const BUSY = { outcome: 'busy', why: 'Throttling' } as const;
const UNKNOWN = { outcome: 'ambiguous', why: 'TimeoutError' } as const;
const REFUSED = { outcome: 'refused', why: 'InvalidParameter' } as const;

test.each(MessageClass.options)('a %s that is refused has failed', (of) => {
  expect(afterHandOver(message(of), REFUSED, 0, START)).toEqual({ do: 'give_up', status: 'failed' });
});

describe('a clear failure', () => {
  test.each([
    ['page', [1000, 2000, 4000, 8000]],
    ['code', [1000]],
    ['staff', [1000, 2000, 4000, 8000]],
    ['customer', [1000, 2000, 4000]],
  ] as const)('of a %s is tried again after %j ms within the sender', (of, waits) => {
    waits.forEach((afterMs, attempt) => {
      expect(afterHandOver(message(of), BUSY, attempt, START)).toEqual({ do: 'retry_now', afterMs });
    });
    const next = afterHandOver(message(of), BUSY, waits.length, START);
    expect(next.do).toBe(PROMISES[of].retryMinutes > 0 ? 'retry_later' : 'give_up');
  });

  test.each([
    ['staff', 15],
    ['customer', 10],
  ] as const)('of a %s goes on by the minute for %i minutes, and then has failed', (of, minutes) => {
    const early = plusMinutes(START, minutes - 1);
    expect(afterHandOver(message(of), BUSY, 9, early)).toEqual({
      do: 'retry_later',
      dueAt: plusSeconds(early, 60),
      ambiguous: 0,
    });
    const over = afterHandOver(message(of), BUSY, 9, plusSeconds(early, 1));
    expect(over).toEqual({ do: 'give_up', status: 'failed' });
  });
});

describe('an outcome that nobody knows', () => {
  test.each(['page', 'staff'] as const)('of a %s is sent once more, and not twice more', (of) => {
    expect(afterHandOver(message(of), UNKNOWN, 0, START)).toEqual({
      do: 'retry_later',
      dueAt: plusSeconds(START, 1),
      ambiguous: 1,
    });
    expect(afterHandOver(message(of, 1), UNKNOWN, 0, START)).toEqual({ do: 'give_up', status: 'unknown' });
  });

  test.each(['code', 'customer'] as const)('of a %s stays unknown: it is never sent twice', (of) => {
    expect(afterHandOver(message(of), UNKNOWN, 0, START)).toEqual({ do: 'give_up', status: 'unknown' });
  });
});
