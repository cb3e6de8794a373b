import { describe, expect, test } from 'vitest';
import { changeNotices, nextLook, noticesOf } from '../../../core/schedule/reminders.ts';
import { plusMinutes } from '../../../core/time/instant.ts';
import { ANA, DEE, TEAM } from '../../support/builders/team.ts';
import { aSchedule, person, type ScheduleInWords } from './a-schedule.ts';

const NOON = '2026-06-01T12:00:00.000Z';
/** Shifts of a day at noon, Ana first. */
const byTurns = (more: Partial<ScheduleInWords> = {}) =>
  aSchedule({ layers: [{ people: 'AB', shift: '1 day', start: NOON }], ...more });
const told = (schedule: ReturnType<typeof byTurns>, since: string, now: string) =>
  noticesOf(schedule, since, now, TEAM).map(({ content, to }) => [content.kind, to.personId]);

describe('the next look at a schedule', () => {
  test('is at the next reminder, or at nine in the morning of its zone, whichever is first', () => {
    expect(nextLook(byTurns(), '2026-06-01T12:30:00.000Z')).toBe('2026-06-02T09:00:00.000Z');
    // An hour before Ben's noon, and a day before Ana's.
    expect(nextLook(byTurns(), '2026-06-02T09:00:00.000Z')).toBe('2026-06-02T11:00:00.000Z');
    expect(nextLook(byTurns(), '2026-06-02T11:00:00.000Z')).toBe('2026-06-02T12:00:00.000Z');
    expect(nextLook(byTurns({ zone: 'America/Chicago' }), '2026-06-02T12:00:00.000Z')).toBe('2026-06-02T14:00:00.000Z');
  });

  test('is always ahead, and never more than a day and an hour', () => {
    let at = '2026-10-20T00:00:00.000Z';
    const schedule = byTurns({ zone: 'Europe/Berlin' });
    for (let look = 0; look < 100; look++) {
      const next = nextLook(schedule, at);
      expect(next > at && next <= plusMinutes(at, 25 * 60)).toBe(true);
      at = next;
    }
  });
});

describe('a reminder', () => {
  test('is for who comes on call, a day and an hour before', () => {
    expect(told(byTurns(), '2026-06-02T11:00:00.000Z', '2026-06-02T11:00:30.000Z')).toEqual([
      ['shift_reminder', person('B')],
    ]);
    expect(told(byTurns(), '2026-06-02T12:00:00.000Z', '2026-06-02T12:00:30.000Z')).toEqual([
      ['shift_reminder', person('A')],
    ]);
    expect(told(byTurns(), '2026-06-02T11:30:00.000Z', '2026-06-02T11:30:30.000Z')).toEqual([]);
  });

  test('is not for who stays on call from one turn to the next', () => {
    const alone = aSchedule({ layers: [{ people: 'A', shift: '1 day', start: NOON }] });
    expect(told(alone, '2026-06-02T11:00:00.000Z', '2026-06-02T12:00:30.000Z')).toEqual([]);
  });

  test('has the same key whenever it is looked for, so that it goes out once', () => {
    const keys = ['2026-06-02T11:00:30.000Z', '2026-06-02T11:03:00.000Z'].flatMap((now) =>
      noticesOf(byTurns(), '2026-06-02T11:00:00.000Z', now, TEAM).map(({ key }) => key),
    );
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  test('that is so late that the shift has begun is not sent any more', () => {
    expect(told(byTurns(), '2026-06-02T11:00:00.000Z', '2026-06-02T12:30:00.000Z').map(([, id]) => id)).not.toContain(
      person('B'),
    );
  });
});

describe('a gap', () => {
  const open = byTurns({ overrides: [['remove A', '2026-06-17T12:00:00Z', '2026-06-18T12:00:00Z']] });
  const nine = (day: number) => `2026-06-${String(day).padStart(2, '0')}T09:00:00.000Z`;
  const keysAt = (day: number) =>
    noticesOf(open, nine(day), nine(day), TEAM)
      .filter(({ content }) => content.kind === 'coverage_gap')
      .map(({ key }) => key);

  test('is told to managers and administrators fourteen days, three days and a day before', () => {
    expect(keysAt(2)).toEqual([]);
    const days = [3, 14, 16].map((day) => keysAt(day));
    expect(days.map(([key]) => key?.split('#').at(-2))).toEqual(['14', '3', '1']);
    for (const keys of days) expect(keys.every((key) => key.endsWith(ANA.id))).toBe(true);
  });

  test('is told once for each of them, however many mornings come', () => {
    const every = Array.from({ length: 15 }, (_, n) => keysAt(n + 3)).flat();
    expect(every.length).toBeGreaterThan(10);
    expect(new Set(every).size).toBe(3);
  });
});

describe('a change', () => {
  const before = byTurns();
  const after = byTurns({ overrides: [['A→B', '2026-06-03T12:00:00Z', '2026-06-03T18:00:00Z']] });

  test('is told to those whose times it changes, but not to who made it', () => {
    const toldOf = (by: typeof DEE.id) => changeNotices(before, after, by, NOON).map(({ to }) => to.personId);
    expect(toldOf(DEE.id)).toEqual([person('A'), person('B')]);
    expect(toldOf(person('A'))).toEqual([person('B')]);
    expect(changeNotices(before, before, DEE.id, NOON)).toEqual([]);
  });
});
