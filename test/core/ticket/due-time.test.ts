import { describe, expect, test } from 'vitest';
import type { Urgency } from '../../../core/escalation/escalation.ts';
import { dueAtOf, noticeAt, watchTimes } from '../../../core/ticket/due-time.ts';
import { InstantInput } from '../../../core/time/instant.ts';
import { aCalendar, daily } from '../calendar/calendars.ts';

const at = (text: string) => InstantInput.parse(text);

describe('what arrives on Friday at 17:30, with a holiday on Monday', () => {
  test.each([
    ['America/Chicago', '-05:00'],
    ['Europe/London', '+01:00'],
    ['Asia/Kolkata', '+05:30'],
  ])('is due on Tuesday at noon if urgent, on Wednesday evening if standard: %s', (zone, offset) => {
    const calendar = aCalendar({ zone, holidays: ['2026-06-08'] });
    const arrived = at(`2026-06-05T17:30:00${offset}`);
    const urgent = watchTimes(calendar, 'urgent', arrived);
    expect(urgent).toEqual({
      halfAt: at(`2026-06-09T10:00:00${offset}`),
      dueAt: at(`2026-06-09T12:00:00${offset}`),
      breachAt: at(`2026-06-09T12:00:00${offset}`),
      noticesAt: [
        { kind: 'half', at: urgent.halfAt },
        { kind: 'due', at: urgent.dueAt },
        { kind: 'breach', at: urgent.dueAt },
      ],
    });
    const standard = watchTimes(calendar, 'standard', arrived);
    expect(standard).toEqual({
      halfAt: at(`2026-06-09T17:00:00${offset}`),
      dueAt: at(`2026-06-10T17:00:00${offset}`),
      breachAt: at(`2026-06-11T17:00:00${offset}`),
      noticesAt: [
        { kind: 'half', at: standard.halfAt },
        { kind: 'due', at: standard.dueAt },
        { kind: 'breach', at: standard.breachAt },
      ],
    });
  });
});

describe('urgent', () => {
  const due = (arrived: string) => dueAtOf(aCalendar(), 'urgent', at(arrived));

  test.each([
    ['at 08:00', '2026-06-02T08:00:00-05:00', '2026-06-02T17:00:00-05:00'],
    ['at 15:59', '2026-06-02T15:59:00-05:00', '2026-06-02T17:00:00-05:00'],
    ['at 16:00 sharp', '2026-06-02T16:00:00-05:00', '2026-06-02T17:00:00-05:00'],
    ['a moment after 16:00', '2026-06-02T16:00:00.001-05:00', '2026-06-03T12:00:00-05:00'],
    ['at 17:00 sharp', '2026-06-02T17:00:00-05:00', '2026-06-03T12:00:00-05:00'],
    ['at 23:00', '2026-06-02T23:00:00-05:00', '2026-06-03T12:00:00-05:00'],
    ['at 02:00, before the day has begun', '2026-06-03T02:00:00-05:00', '2026-06-03T12:00:00-05:00'],
    ['on Friday at 16:30', '2026-06-05T16:30:00-05:00', '2026-06-08T12:00:00-05:00'],
    ['on Sunday', '2026-06-07T15:00:00-05:00', '2026-06-08T12:00:00-05:00'],
  ])('%s', (_, arrived, expected) => {
    expect(due(arrived)).toBe(at(expected));
  });

  test('is half over when half of its business time is', () => {
    expect(watchTimes(aCalendar(), 'urgent', at('2026-06-02T13:00:00-05:00')).halfAt).toBe(
      at('2026-06-02T15:00:00-05:00'),
    );
  });

  test('a break within the day is not out of hours', () => {
    const calendar = aCalendar({ hours: daily({ from: '08:00', to: '12:00' }, { from: '13:00', to: '17:00' }) });
    expect(dueAtOf(calendar, 'urgent', at('2026-06-02T12:30:00-05:00'))).toBe(at('2026-06-02T17:00:00-05:00'));
  });

  test.each([
    ['closes before noon', '06:00', '11:00', '11:00'],
    ['opens after noon', '13:00', '21:00', '21:00'],
    ['opens at noon', '12:00', '20:00', '20:00'],
  ])('on a day that %s, noon is its end', (_, from, to, end) => {
    const calendar = aCalendar({ hours: daily({ from, to }) });
    expect(dueAtOf(calendar, 'urgent', at('2026-06-02T23:00:00-05:00'))).toBe(at(`2026-06-03T${end}:00-05:00`));
  });
});

describe('standard', () => {
  const times = (arrived: string) => watchTimes(aCalendar({ holidays: ['2026-07-03'] }), 'standard', at(arrived));

  test.each([
    ['during Monday', '2026-06-01T10:00:00-05:00', '2026-06-03', '2026-06-04'],
    ['on Monday before the day has begun', '2026-06-01T05:00:00-05:00', '2026-06-03', '2026-06-04'],
    ['on Saturday', '2026-06-06T10:00:00-05:00', '2026-06-09', '2026-06-10'],
    ['before a holiday and a weekend', '2026-07-01T10:00:00-05:00', '2026-07-06', '2026-07-07'],
  ])('%s', (_, arrived, due, breach) => {
    expect(times(arrived)).toMatchObject({
      dueAt: at(`${due}T17:00:00-05:00`),
      breachAt: at(`${breach}T17:00:00-05:00`),
    });
  });

  test('across the change of the clock is still due at five on the wall', () => {
    expect(dueAtOf(aCalendar(), 'standard', at('2026-10-30T10:00:00-05:00'))).toBe(at('2026-11-03T17:00:00-06:00'));
  });
});

describe('reminders', () => {
  test.each([
    ['in the middle of the day, then', '2026-06-02T10:00:00-05:00', '2026-06-02T10:00:00-05:00'],
    ['at the end of the day, then', '2026-06-02T17:00:00-05:00', '2026-06-02T17:00:00-05:00'],
    ['a little after it, then', '2026-06-02T17:14:59-05:00', '2026-06-02T17:14:59-05:00'],
    ['later, at the next opening', '2026-06-02T17:15:00-05:00', '2026-06-03T08:00:00-05:00'],
    ['on the weekend, on Monday', '2026-06-06T12:00:00-05:00', '2026-06-08T08:00:00-05:00'],
  ])('%s', (_, wanted, expected) => {
    expect(noticeAt(aCalendar(), at(wanted))).toBe(at(expected));
  });

  test('of what is due in a break wait for its end, but a breach of an urgent ticket does not', () => {
    const calendar = aCalendar({ hours: daily({ from: '08:00', to: '11:00' }, { from: '13:00', to: '17:00' }) });
    const night = at('2026-06-02T02:00:00-05:00');
    const noon = at('2026-06-02T12:00:00-05:00');
    const ofUrgency = (urgency: Urgency) => watchTimes(calendar, urgency, night).noticesAt;
    expect(noticeAt(calendar, noon)).toBe(at('2026-06-02T13:00:00-05:00'));
    expect(ofUrgency('urgent').map((notice) => notice.at)).toEqual([at('2026-06-02T09:30:00-05:00'), noon, noon]);
  });
});
