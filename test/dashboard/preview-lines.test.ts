import { expect, test } from 'vitest';
import { linesOf } from '../../dashboard/desk/plans/preview-lines.ts';

const JOHN = { personId: 'per_J', name: 'John Smith' };
// Ids are not branded here; everything else has the contract's shape.
const entries = (...parts: { atSeconds: number; kind: string; name?: string; channel?: string; reason?: string }[]) =>
  linesOf(parts as unknown as Parameters<typeof linesOf>[0]).map(({ atSeconds, text }) => [atSeconds, text]);

test('pages of a person at one time are one line, later ones another', () => {
  const page = { kind: 'page', ...JOHN };
  expect(
    entries(
      { atSeconds: 0, kind: 'step_started', reason: 'step 1, loop 1' },
      { atSeconds: 0, ...page, channel: 'sms' },
      { atSeconds: 0, ...page, channel: 'email' },
      { atSeconds: 120, ...page, channel: 'sms' },
    ),
  ).toEqual([
    [0, 'Step 1'],
    [0, 'John Smith by SMS and email'],
    [120, 'John Smith by SMS'],
  ]);
});

test('what is skipped, and how it ends, is said with its reason', () => {
  expect(
    entries(
      { atSeconds: 0, kind: 'step_skipped', reason: 'step 2: nobody_on_call' },
      { atSeconds: 300, kind: 'fallback_paged' },
      { atSeconds: 330, kind: 'accepted', ...JOHN },
      { atSeconds: 600, kind: 'expired', reason: 'no_coverage' },
    ),
  ).toEqual([
    [0, 'Step 2 was skipped: nobody was on call.'],
    [300, 'Nobody else is left: the fallback'],
    [330, 'John Smith accepted.'],
    [600, 'Expired: nobody could be reached.'],
  ]);
});
