import { expect, test } from 'vitest';
import { CustomerContact } from '../../../core/customer/contact.ts';
import { isMeant, searchTextOf } from '../../../core/customer/search.ts';
import { aCustomer } from '../../adapters/dynamodb/northside.ts';
import { fc } from '../../support/property.ts';

const maria = aCustomer(1, { name: 'María López', phone: '+13125550190', email: 'maria@example.com' });
const text = searchTextOf({
  ...maria,
  contacts: [
    ...maria.contacts,
    CustomerContact.parse({ id: 'con_00000000000000000000000009', kind: 'tenant', name: 'Zoë Čapek' }),
  ],
  locations: [
    { id: maria.locations[0]?.id ?? ('loc_00000000000000000000000001' as never), address: '1200 W Lake St, Chicago' },
    { id: 'loc_00000000000000000000000002' as never, address: '9 Old Rd', removedAt: '2026-06-01T00:00:00.000Z' },
  ],
});

test.each([
  'maria',
  'LOPEZ mar',
  'lake 1200',
  '(312) 555-0190',
  '312 555',
  '0190',
  '+1 312-555-0190',
  'maria@example.com',
  'zoe capek',
  'Čap',
])('%j may mean her', (typed) => {
  expect(isMeant(text, typed)).toBe(true);
});

test.each(['june', 'maria june', '555-0191', 'old rd', '13125550190 lake zzz'])('%j does not', (typed) => {
  expect(isMeant(text, typed)).toBe(false);
});

test.each(["O'Brien", 'O’Brien', 'obrien', "o'b"])('%j means Mr. O’Brien, however his name was typed', (typed) => {
  for (const name of ["Sean O'Brien", 'Sean O’Brien', 'Sean OBrien'])
    expect(isMeant(searchTextOf({ ...maria, name }), typed), name).toBe(true);
});

test('whatever somebody is called, he is found by it, whole and by its beginning', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), fc.nat(20), (name, length) => {
      const found = searchTextOf({ ...maria, name });
      expect(isMeant(found, name)).toBe(true);
      expect(isMeant(found, [...name].slice(0, length).join(''))).toBe(true);
    }),
  );
});
