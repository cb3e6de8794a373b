import { expect, test } from 'vitest';
import { columnOf, mergeBoard } from '../../dashboard/desk/board/board-items.ts';
import { after, anEscalation, BRIAN, STARTED, takenBy } from './an-escalation.ts';

const numbered = (number: string, part: Parameters<typeof anEscalation>[0] = {}) =>
  // Incident numbers are branded on the server only.
  anEscalation({ ...part, number: number as ReturnType<typeof anEscalation>['number'] });

test('what changed replaces what was known, the rest stays', () => {
  const merged = mergeBoard([numbered('4821'), numbered('4822')], [takenBy(BRIAN)], STARTED);
  expect(merged.map(({ number, status }) => [number, status])).toEqual([
    ['4821', 'assigned'],
    ['4822', 'pending'],
  ]);
});

test('of an old status beside the new one, in whichever order, the new one counts', () => {
  const expired = numbered('4821', { status: 'expired', updatedAt: after(600) });
  const acceptedLate = { ...takenBy(BRIAN), updatedAt: after(700) };
  for (const items of [
    [expired, acceptedLate],
    [acceptedLate, expired],
  ]) {
    expect(mergeBoard([], items, STARTED).map(({ status }) => status)).toEqual(['assigned']);
  }
});

test('what was settled leaves after 24 hours; what is pending never does', () => {
  const merged = mergeBoard([numbered('4822'), takenBy(BRIAN)], [], STARTED + 25 * 3600_000);
  expect(merged.map(({ number }) => number)).toEqual(['4822']);
});

test('pending ones stand by the seconds left, settled ones by their last change', () => {
  const pending = [numbered('1', { stepEndsAt: after(300) }), numbered('2', { stepEndsAt: after(20) })];
  expect(columnOf(pending, 'pending').map(({ number }) => number)).toEqual(['2', '1']);
  const settled = [
    numbered('3', { status: 'expired', updatedAt: after(10) }),
    numbered('4', { status: 'expired', updatedAt: after(20) }),
  ];
  expect(columnOf([...pending, ...settled], 'expired').map(({ number }) => number)).toEqual(['4', '3']);
});
