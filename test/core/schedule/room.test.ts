import { expect, test } from 'vitest';
import { MOST_OVERRIDES, Override } from '../../../core/schedule/override.ts';
import { withRoom } from '../../../core/schedule/room.ts';
import { plusMinutes } from '../../../core/time/instant.ts';
import { JOHN, ulidOf } from '../../support/builders/team.ts';

const NOW = '2026-06-01T12:00:00.000Z';
/** Overrides of a day each, one a day, the last of them today. */
const overrides = (count: number) =>
  Array.from({ length: count }, (_, n) => {
    const start = plusMinutes(NOW, -(count - 1 - n) * 1440);
    return Override.parse({ kind: 'add', id: ulidOf('ovr', n), in: JOHN.id, start, end: plusMinutes(start, 1440) });
  });

test('a schedule with room keeps every override', () => {
  const some = overrides(MOST_OVERRIDES - 1);
  expect(withRoom(some, NOW)).toEqual(some);
});

test('a full one lets go of those that have been over for ninety days', () => {
  const kept = withRoom(overrides(MOST_OVERRIDES), NOW);
  expect(kept).toEqual(overrides(MOST_OVERRIDES).slice(-91));
});
