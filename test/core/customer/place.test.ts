import { describe, expect, test } from 'vitest';
import type { CustomerContact } from '../../../core/customer/contact.ts';
import { contactsAt, locationOf, locationOfCaller, placeOf } from '../../../core/customer/place.ts';
import { ContactId, LocationId } from '../../../core/ids/ids.ts';
import { languageFor } from '../../../core/message/language.ts';
import { aCustomer } from '../../adapters/dynamodb/northside.ts';
import { ulidOf } from '../../support/builders/team.ts';
import { START } from '../../support/builders/world.ts';

const [HOME, CABIN, SOLD] = [1, 2, 3].map((n) => LocationId.parse(ulidOf('loc', n))) as [
  LocationId,
  LocationId,
  LocationId,
];
const contact = (n: number, more: Partial<CustomerContact>): CustomerContact => ({
  ...{ id: ContactId.parse(ulidOf('con', n)), kind: 'primary', name: `Contact ${n}`, phone: `+1312555010${n}` },
  ...more,
});
const PARTS = {
  locations: [
    { id: SOLD, address: '1 Old Rd', removedAt: START },
    { id: HOME, address: '2 Home St' },
    { id: CABIN, address: '3 Pine Rd', zone: 'America/Denver', accessNote: 'Gate 12' },
  ],
  contacts: [
    contact(1, { kind: 'property_manager' }),
    contact(2, { kind: 'tenant', locationId: CABIN }),
    contact(3, { kind: 'primary' }),
    contact(4, { kind: 'primary', locationId: CABIN }),
    contact(5, { kind: 'tenant', locationId: HOME }),
  ],
};
const CUSTOMER = aCustomer(1, PARTS);
const names = (location: LocationId | undefined) => contactsAt(CUSTOMER, location).map(({ name }) => name.slice(-1));

describe('a job', () => {
  test('is at the location it names, also when that was taken away since; else at the first', () => {
    expect([CABIN, SOLD, undefined].map((named) => locationOf(CUSTOMER, named)?.address)).toEqual([
      '3 Pine Rd',
      '1 Old Rd',
      '2 Home St',
    ]);
    expect(locationOf(aCustomer(1), undefined)).toBeUndefined();
  });

  test('is in the zone of its place, else in the account’s', () => {
    expect(placeOf(CUSTOMER, CABIN, 'America/Chicago')).toEqual({
      ...{ zone: 'America/Denver', address: '3 Pine Rd', accessNote: 'Gate 12', phone: '+13125550104' },
    });
    expect(placeOf(CUSTOMER, undefined, 'America/Chicago').zone).toBe('America/Chicago');
    expect(placeOf(undefined, CABIN, 'America/Chicago')).toEqual({ zone: 'America/Chicago' });
  });

  test('has the contacts of its location, its primary one first, and of the kinds it has none of, the customer’s', () => {
    expect(names(CABIN)).toEqual(['4', '2', '1']);
    expect(names(HOME)).toEqual(['3', '5', '1']);
    expect(names(undefined)).toEqual(['3', '1']);
  });
});

test('a caller whose contact is for one location calls about that one', () => {
  expect(locationOfCaller(CUSTOMER, '+13125550102')).toBe(CABIN);
  expect(locationOfCaller(CUSTOMER, '+13125550103')).toBe(HOME);
  expect(locationOfCaller(CUSTOMER, '+13125550199')).toBe(HOME);
});

test('a customer is written to in his own language, else in the account’s, else in English', () => {
  expect(languageFor({ language: 'es' }, { language: 'en' })).toBe('es');
  expect(languageFor({}, { language: 'es' })).toBe('es');
  expect(languageFor(undefined, {})).toBe('en');
});
