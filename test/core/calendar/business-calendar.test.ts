import { describe, expect, test } from 'vitest';
import {
  BusinessCalendar,
  businessDay,
  businessSecondsBetween,
  endOfBusinessDay,
  isBusinessDay,
  isOpen,
  nextOpening,
  plusBusinessTime,
} from '../../../core/calendar/business-calendar.ts';
import { InstantInput } from '../../../core/time/instant.ts';
import { aCalendar, daily } from './calendars.ts';

const at = (text: string) => InstantInput.parse(text);
const HOUR = 3600;

describe('open hours', () => {
  const calendar = aCalendar({ holidays: ['2026-06-08'] });

  test('are open from the first moment and closed from the last', () => {
    expect(isOpen(calendar, at('2026-06-05T07:59:59.999-05:00'))).toBe(false);
    expect(isOpen(calendar, at('2026-06-05T08:00:00-05:00'))).toBe(true);
    expect(isOpen(calendar, at('2026-06-05T16:59:59.999-05:00'))).toBe(true);
    expect(isOpen(calendar, at('2026-06-05T17:00:00-05:00'))).toBe(false);
  });

  test('open next after the weekend and the holiday', () => {
    expect(nextOpening(calendar, at('2026-06-05T17:00:00-05:00'))).toBe(at('2026-06-09T08:00:00-05:00'));
    expect(nextOpening(calendar, at('2026-06-05T12:00:00-05:00'))).toBe(at('2026-06-05T12:00:00-05:00'));
  });

  test('count time across a night, a weekend and a holiday', () => {
    expect(plusBusinessTime(calendar, at('2026-06-05T16:00:00-05:00'), 2 * HOUR)).toBe(at('2026-06-09T09:00:00-05:00'));
    expect(
      businessSecondsBetween(calendar, at('2026-06-05T16:00:00-05:00'), at('2026-06-09T09:00:00-05:00')) / HOUR,
    ).toBe(2);
  });

  test('answer a sum that ends with a day with its closing, and no time at all with the start', () => {
    expect(plusBusinessTime(calendar, at('2026-06-05T16:00:00-05:00'), HOUR)).toBe(at('2026-06-05T17:00:00-05:00'));
    expect(plusBusinessTime(calendar, at('2026-06-06T10:00:00-05:00'), 0)).toBe(at('2026-06-06T10:00:00-05:00'));
  });

  test('count through years', () => {
    const hoursOfYear = businessSecondsBetween(
      aCalendar(),
      at('2026-01-01T00:00:00-06:00'),
      at('2027-01-01T00:00:00-06:00'),
    );
    expect(hoursOfYear / HOUR, '261 weekdays of nine hours').toBe(261 * 9);
    expect(plusBusinessTime(aCalendar(), at('2026-01-01T00:00:00-06:00'), 2 * hoursOfYear)).toBe(
      at('2027-12-31T17:00:00-06:00'),
    );
  });

  test('refuse a length of time that is none', () => {
    for (const seconds of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => plusBusinessTime(calendar, at('2026-06-05T16:00:00-05:00'), seconds)).toThrow(RangeError);
    for (const n of [0, 1.5])
      expect(() => businessDay(calendar, at('2026-06-05T16:00:00-05:00'), n)).toThrow(RangeError);
  });
});

describe('business days', () => {
  const calendar = aCalendar({ holidays: ['2026-06-08'] });
  const friday = at('2026-06-05T22:00:00-05:00');
  const saturday = at('2026-06-06T10:00:00-05:00');

  test('are counted from the given one, although its hours are over', () => {
    expect(endOfBusinessDay(calendar, friday, 1)).toBe(at('2026-06-05T17:00:00-05:00'));
    expect(endOfBusinessDay(calendar, friday, 2)).toBe(at('2026-06-09T17:00:00-05:00'));
  });

  test('are counted from the first one after a date that is none', () => {
    expect(businessDay(calendar, saturday, 1).date).toBe('2026-06-09');
    expect(businessDay(calendar, saturday, 3).date).toBe('2026-06-11');
    expect([friday, saturday].map((each) => isBusinessDay(calendar, each))).toEqual([true, false]);
  });

  test('are those of the zone: late on Sunday in Chicago is Monday in London', () => {
    const night = at('2026-06-07T20:00:00-05:00');
    expect(isBusinessDay(aCalendar(), night)).toBe(false);
    expect(isBusinessDay(aCalendar({ zone: 'Europe/London' }), night)).toBe(true);
  });

  test('go on into the next year', () => {
    const newYear = aCalendar({ holidays: ['2027-01-01'] });
    expect(endOfBusinessDay(newYear, at('2026-12-31T09:00:00-06:00'), 2)).toBe(at('2027-01-04T17:00:00-06:00'));
  });
});

describe('nights on which the clock changes', () => {
  test('a repeated hour counts and a skipped one does not', () => {
    const calendar = aCalendar({ hours: daily({ from: '00:00', to: '24:00' }) });
    const hours = (from: string, to: string) => businessSecondsBetween(calendar, at(from), at(to)) / HOUR;
    expect(hours('2026-11-01T00:00:00-05:00', '2026-11-02T00:00:00-06:00')).toBe(25);
    expect(hours('2026-03-08T00:00:00-06:00', '2026-03-09T00:00:00-05:00')).toBe(23);
  });

  test.each([
    ['close at 01:00, before the hour is repeated', '00:00', '01:00', '00:00:00-05:00', '01:00:00-05:00'],
    ['close at 01:30, when it is so for the last time', '00:00', '01:30', '00:00:00-05:00', '01:30:00-06:00'],
    ['open at 01:30, when it is so for the first time', '01:30', '03:00', '01:30:00-05:00', '03:00:00-06:00'],
  ])('in autumn, hours %s', (_, from, to, opens, closes) => {
    const calendar = aCalendar({ hours: daily({ from, to }) });
    expect(businessDay(calendar, at('2026-11-01T00:00:00-05:00'), 1)).toEqual({
      date: '2026-11-01',
      opensAt: at(`2026-11-01T${opens}`),
      closesAt: at(`2026-11-01T${closes}`),
    });
  });

  test('in spring, hours that the clock skips are no hours, and their date no business day', () => {
    const calendar = aCalendar({ hours: daily({ from: '02:00', to: '02:45' }) });
    expect(isBusinessDay(calendar, at('2026-03-08T12:00:00-05:00'))).toBe(false);
    expect(nextOpening(calendar, at('2026-03-08T00:00:00-06:00'))).toBe(at('2026-03-09T02:00:00-05:00'));
  });

  test('hours that overlap in the repeated hour are counted once', () => {
    const calendar = aCalendar({ hours: daily({ from: '00:00', to: '01:30' }, { from: '01:30', to: '04:00' }) });
    const seconds = businessSecondsBetween(calendar, at('2026-11-01T00:00:00-05:00'), at('2026-11-02T00:00:00-06:00'));
    expect(seconds / HOUR).toBe(5);
  });
});

describe('a calendar is refused', () => {
  const refused = (more: object) => !BusinessCalendar.safeParse({ ...aCalendar(), ...more }).success;

  test('and taken as it is by default', () => {
    expect(refused({})).toBe(false);
    expect(refused({ hours: { '7': [{ from: '00:00', to: '24:00' }] } })).toBe(false);
  });

  test.each([
    ['when it is never open', { hours: { '1': [] } }],
    ['with hours that run backwards', { hours: { '1': [{ from: '17:00', to: '08:00' }] } }],
    ['with hours that overlap', { hours: { '1': ['08:00', '11:00'].map((from) => ({ from, to: '12:00' })) } }],
    ['with a day that is none', { hours: { '8': [{ from: '08:00', to: '17:00' }] } }],
    ['with a time that is none', { hours: { '1': [{ from: '08:60', to: '17:00' }] } }],
    ['with a holiday that is no date', { holidays: ['2026-02-30'] }],
    ['with a zone that nobody knows', { zone: 'America/Springfield' }],
  ])('%s', (_, more) => {
    expect(refused(more)).toBe(true);
  });
});
