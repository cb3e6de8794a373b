import { expect, test } from 'vitest';
import { promiseSentence } from '../../../core/ticket/promise.ts';
import { InstantInput } from '../../../core/time/instant.ts';

const at = (text: string) => InstantInput.parse(text);
const CHICAGO = 'America/Chicago';
const say = (dueAt: string, now: string, zone = CHICAGO) => promiseSentence(at(dueAt), zone, 'call', at(now));

test('says the time, the day and the way', () => {
  expect(say('2026-06-02T17:00:00-05:00', '2026-06-02T10:00:00-05:00')).toBe(
    'Someone will contact you by 5 pm today by phone',
  );
  expect(say('2026-06-03T12:00:00-05:00', '2026-06-02T23:59:59-05:00')).toBe(
    'Someone will contact you by noon tomorrow by phone',
  );
  expect(say('2026-06-08T16:30:00-05:00', '2026-06-05T17:30:00-05:00')).toBe(
    'Someone will contact you by 4:30 pm on Monday, June 8 by phone',
  );
  expect(say('2027-01-04T09:05:00-06:00', '2026-12-30T17:30:00-06:00')).toBe(
    'Someone will contact you by 9:05 am on Monday, January 4 by phone',
  );
});

test('names each way of contact', () => {
  const due = at('2026-06-02T17:00:00-05:00');
  const way = (method: 'call' | 'text' | 'email') => promiseSentence(due, CHICAGO, method, due).split(' today ')[1];
  expect([way('call'), way('text'), way('email')]).toEqual(['by phone', 'by text', 'by email']);
});

test('counts days on the wall calendar of the zone, through a night of 25 hours', () => {
  expect(say('2026-11-01T23:00:00-06:00', '2026-10-31T00:30:00-05:00')).toContain('11 pm tomorrow');
  expect(say('2026-06-02T17:00:00-05:00', '2026-06-02T09:00:00-05:00', 'Asia/Tokyo')).toContain('7 am tomorrow');
});

test('midnight ends a day rather than beginning one', () => {
  expect(say('2026-06-03T00:00:00-05:00', '2026-06-02T10:00:00-05:00')).toContain('by midnight today');
});
