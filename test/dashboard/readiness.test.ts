import { describe, expect, test } from 'vitest';
import { type DrilledMethod, sayMethod } from '../../dashboard/desk/drills/use-drills.ts';
import { csvOf } from '../../dashboard/desk/reports/csv.ts';
import { rowsOf } from '../../dashboard/desk/reports/reports-page.tsx';
import { newTemporary, temporaryBody, wrongInTemporary } from '../../dashboard/desk/schedules/temporary-draft.ts';
import { fc } from '../support/property.ts';
import { JOHN } from './an-escalation.ts';

describe('a table as a file', () => {
  test('has no cell that a spreadsheet would run', () => {
    const payloads = ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1'];
    for (const payload of payloads) expect(csvOf([[payload]]).replace(/^"/, '')).toMatch(/^'/);
    expect(csvOf([['John', -3]])).toBe('John,-3\r\n');
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        expect(csvOf([[text]])).not.toMatch(/^"?[=+\-@\t\r](?!\n$)/);
      }),
    );
  });

  test('quotes what would tear a row apart', () => {
    expect(csvOf([['Smith, "Jo"', 'a\nb']])).toBe('"Smith, ""Jo""","a\nb"\r\n');
  });

  test('of the report has a row for each person under the names of its columns', () => {
    const john = { personId: JOHN.id, name: 'John', nightsWoken: 1, pages: 2, accepts: 3 };
    const rows = rowsOf({ people: [{ ...john, passes: 4, misses: 5, released: 6 }] });
    expect(rows[0]).toHaveLength(7);
    expect(rows[1]).toEqual(['John', 1, 2, 3, 4, 5, 6]);
  });
});

describe('a method that was tested', () => {
  const now = Date.parse('2026-06-13T15:00:00.000Z');
  const method = (more: Partial<DrilledMethod>): DrilledMethod => ({
    ...{ kind: 'sms', address: '+13125550101', state: 'answered', isRed: false },
    ...more,
  });

  test('says how fast and how long ago it was answered', () => {
    const answered = { at: '2026-06-01T15:00:00.000Z', seconds: 175 };
    expect(sayMethod(method({ answered }), now)).toBe('Last answered in 3 min, 12 days ago.');
  });

  test('says why it failed, in words for what the provider said too', () => {
    const at = '2026-06-13T14:00:00.000Z';
    expect(sayMethod(method({ failed: { at, why: 'no_answer' } }), now)).toBe('Failed 1 h ago: no answer.');
    expect(sayMethod(method({ failed: { at, why: 'spend_limit' } }), now)).toBe('Failed 1 h ago: not delivered.');
    expect(sayMethod(method({}), now)).toBe('');
  });
});

describe('a temporary schedule', () => {
  test('without its times or a person is not sent', () => {
    expect(Object.keys(wrongInTemporary(newTemporary()))).toEqual([
      'temporary-start',
      'temporary-end',
      'shifts.0.personId',
    ]);
  });

  test('has shifts in the zone of its schedule; one without times is as long as the whole', () => {
    const draft = { ...newTemporary(), start: '2026-12-24T08:00', end: '2026-12-27T08:00' };
    const [row] = draft.shifts;
    if (!row) throw new Error('a new one has a shift');
    const shifts = [{ ...row, value: { personId: JOHN.id, start: '', end: '2026-12-25T08:00' } }];
    expect(temporaryBody({ ...draft, shifts }, 'America/Chicago')).toEqual({
      start: '2026-12-24T14:00:00.000Z',
      end: '2026-12-27T14:00:00.000Z',
      shifts: [{ personId: JOHN.id, start: '2026-12-24T14:00:00.000Z', end: '2026-12-25T14:00:00.000Z' }],
    });
  });
});
