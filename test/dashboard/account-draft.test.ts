import { expect, test } from 'vitest';
import type { AccountView } from '../../core/contracts/account.ts';
import { bodyOf, draftOf, newHours, wrongIn } from '../../dashboard/desk/account/account-draft.ts';

// The id is not branded; everything else has the contract's shape.
const ACCOUNT = {
  id: 'northside',
  name: 'Northside Heating & Air',
  zone: 'America/Chicago',
  technicianMayStop: true,
  lateAcceptHours: 4,
  businessHours: { '1': [{ from: '08:00', to: '17:00' }], '5': [{ from: '18:00', to: '24:00' }] },
  holidays: ['2026-12-25'],
  quietHours: { from: '21:00', to: '08:00' },
  completeRule: 'lead',
  language: 'en',
  acceptMode: 'notify_only',
  reviewLink: 'https://example.com/review',
  callerLoop: true,
  takesBookings: false,
  colour: '#12325c',
  version: 2,
} as unknown as AccountView;

test('an account that is opened and saved unchanged sends nothing', () => {
  expect(bodyOf(draftOf(ACCOUNT), ACCOUNT)).toEqual({});
});

test('what customers see is sent when it was changed, and taken away when it was emptied', () => {
  const draft = {
    ...draftOf(ACCOUNT),
    callerLoop: false,
    colour: ' ',
    officePhone: '312 555 0150',
    takesBookings: true,
  };
  expect(bodyOf(draft, ACCOUNT)).toEqual({
    ...{ callerLoop: false, takesBookings: true, colour: null, officePhone: '312 555 0150' },
  });
});

test('only what was changed is sent, the end of a day as the API has it', () => {
  const draft = draftOf(ACCOUNT);
  expect(draft.hours['5'][0]?.value.to).toBe('00:00');
  const hours = { ...draft.hours, '6': [newHours()] };
  expect(bodyOf({ ...draft, hours, reviewLink: ' ' }, ACCOUNT)).toEqual({
    businessHours: {
      '1': [{ from: '08:00', to: '17:00' }],
      '5': [{ from: '18:00', to: '24:00' }],
      '6': [{ from: '08:00', to: '17:00' }],
    },
    reviewLink: null,
  });
});

test('holidays are sent in order, however they were added', () => {
  const draft = draftOf(ACCOUNT);
  expect(bodyOf({ ...draft, holidays: ['2026-12-25', '2026-11-26'] }, ACCOUNT).holidays).toEqual([
    '2026-11-26',
    '2026-12-25',
  ]);
});

test('hours that are missing, out of order or overlap are said at their day', () => {
  const draft = draftOf(ACCOUNT);
  const on = (...stretches: [from: string, to: string][]) =>
    Object.keys(
      wrongIn({
        ...draft,
        hours: { ...draft.hours, '2': stretches.map(([from, to], key) => ({ key, value: { from, to } })) },
      }),
    );
  expect(on(['08:00', '12:00'], ['13:00', '00:00'])).toEqual([]);
  for (const wrong of [
    [['08:00', '']],
    [['17:00', '08:00']],
    [
      ['08:00', '12:00'],
      ['11:00', '17:00'],
    ],
  ] as [string, string][][])
    expect(on(...wrong)).toEqual(['businessHours.2']);
});

test('an office that is never open is refused, as are a missing name and wrong numbers', () => {
  const draft = draftOf(ACCOUNT);
  const closed = { '1': [], '2': [], '3': [], '4': [], '5': [], '6': [], '7': [] };
  expect(
    Object.keys(wrongIn({ ...draft, name: ' ', hours: closed, quietFrom: '', lateAcceptHours: '49' })).sort(),
  ).toEqual(['businessHours.1', 'lateAcceptHours', 'name', 'quietHours.from']);
});
