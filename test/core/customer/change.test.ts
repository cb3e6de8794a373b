import { describe, expect, test } from 'vitest';
import {
  type CustomerDecision,
  withChangedContact,
  withChangedLocation,
  withContact,
  withFacts,
  withLocation,
  withoutContact,
  withoutLocation,
} from '../../../core/customer/change.ts';
import type { CustomerContact } from '../../../core/customer/contact.ts';
import { type Customer, firstContactId, firstLocationId } from '../../../core/customer/customer.ts';
import type { Location } from '../../../core/customer/location.ts';
import { customerView } from '../../../core/customer/view.ts';
import { ContactId, LocationId } from '../../../core/ids/ids.ts';
import { aCustomer } from '../../adapters/dynamodb/northside.ts';
import { ulidOf } from '../../support/builders/team.ts';
import { START } from '../../support/builders/world.ts';

const LATER = '2026-06-02T09:00:00.000Z';
const loc = (n: number) => LocationId.parse(ulidOf('loc', n));
const con = (n: number) => ContactId.parse(ulidOf('con', n));
const IDS = { location: loc(90), contact: con(90) };

const made = (decision: CustomerDecision): Customer => {
  if (decision.outcome !== 'changed') throw new Error(`nothing changed: ${JSON.stringify(decision)}`);
  return decision.customer;
};
const whyNot = (decision: CustomerDecision) =>
  decision.outcome === 'refused' ? decision.refusal : { kind: decision.outcome };

const MARIA = aCustomer(1, { phone: '+13125550190', email: 'maria@example.com', address: '1200 W Lake St' });
const CABIN: Location = { id: loc(2), address: '7 Pine Rd', zone: 'America/Denver' };
const TENANT: CustomerContact = { id: con(2), kind: 'tenant', name: 'Tom Fox', phone: '+13125550191' };

describe('in short', () => {
  test('a customer begins with one contact and one location, whose ids are his own', () => {
    expect(MARIA.contacts.map(({ id, kind, name }) => [id, kind, name])).toEqual([
      [firstContactId(MARIA.id), 'primary', 'Maria Lopez'],
    ]);
    expect(MARIA.locations.map(({ id }) => id)).toEqual([firstLocationId(MARIA.id)]);
    expect(customerView(MARIA)).toMatchObject({ phone: '+13125550190', address: '1200 W Lake St', version: 1 });
  });

  test('phone and email are the primary contact’s, the address the first location’s', () => {
    const wish = { name: 'Maria L.', phone: '+13125550199', email: null, address: '9 Elm St', language: 'es' as const };
    const next = made(withFacts(MARIA, wish, IDS, LATER));
    expect(customerView(next)).toMatchObject({ name: 'Maria L.', phone: '+13125550199', address: '9 Elm St' });
    expect(customerView(next)).not.toHaveProperty('email');
    expect(next).toMatchObject({ language: 'es', version: 2, updatedAt: LATER });
    expect(next.contacts).toHaveLength(1);
    expect(made(withFacts(next, { language: null }, IDS, LATER))).not.toHaveProperty('language');
  });

  test('what is left out stays', () => {
    const { version: _v, updatedAt: _u, ...same } = made(withFacts(MARIA, { name: MARIA.name }, IDS, LATER));
    expect({ ...MARIA, ...same }).toEqual(MARIA);
  });

  test('somebody without a way to reach him is no contact; with one again he is a new one', () => {
    const gone = made(withFacts(MARIA, { phone: null, email: null }, IDS, LATER));
    expect(gone.contacts).toEqual([]);
    const back = made(withFacts(gone, { phone: '+13125550199' }, IDS, LATER));
    expect(back.contacts).toEqual([{ id: con(90), kind: 'primary', name: 'Maria Lopez', phone: '+13125550199' }]);
  });

  test('an address that goes is a location that goes', () => {
    const gone = made(withFacts(MARIA, { address: null }, IDS, LATER));
    expect(customerView(gone).locations).toEqual([]);
    expect(gone.locations).toMatchObject([{ removedAt: LATER }]);
  });
});

describe('a location', () => {
  test('comes behind the others, and asked for again is there already', () => {
    const next = made(withLocation(MARIA, CABIN, LATER));
    expect(next.locations.map(({ address }) => address)).toEqual(['1200 W Lake St', '7 Pine Rd']);
    expect(withLocation(next, CABIN, LATER)).toEqual({ outcome: 'unchanged' });
  });

  test('changes field by field; null takes away, but an address cannot be taken away', () => {
    const next = made(withLocation(MARIA, CABIN, LATER));
    const changed = made(
      withChangedLocation(next, CABIN.id, { zone: null, accessNote: 'Gate 12', address: null }, LATER),
    );
    expect(changed.locations[1]).toEqual({ id: CABIN.id, address: '7 Pine Rd', accessNote: 'Gate 12' });
    expect(whyNot(withChangedLocation(next, loc(7), { zone: null }, LATER))).toEqual({ kind: 'unknown' });
  });

  test('is taken away for what comes, while nobody belongs to it alone; twice is harmless', () => {
    const next = made(withContact(made(withLocation(MARIA, CABIN, LATER)), { ...TENANT, locationId: CABIN.id }, LATER));
    expect(whyNot(withoutLocation(next, CABIN.id, LATER))).toEqual({ kind: 'in_use', by: ['Tom Fox'] });
    const alone = made(withoutContact(next, TENANT.id, LATER));
    const gone = made(withoutLocation(alone, CABIN.id, LATER));
    expect(gone.locations[1]).toMatchObject({ id: CABIN.id, removedAt: LATER });
    expect(withoutLocation(gone, CABIN.id, LATER)).toEqual({ outcome: 'unchanged' });
    expect(whyNot(withChangedLocation(gone, CABIN.id, { address: 'x' }, LATER))).toEqual({ kind: 'unknown' });
  });

  test('is refused by its field when there are too many', () => {
    const many = { ...MARIA, locations: Array.from({ length: 50 }, (_, n) => ({ id: loc(n), address: 'x' })) };
    expect(whyNot(withLocation(many, { ...CABIN, id: loc(99) }, LATER))).toMatchObject({
      kind: 'invalid',
      errors: [{ field: 'address' }],
    });
  });
});

describe('a contact', () => {
  test('needs a way to reach him, and a location that is there', () => {
    const { phone: _p, ...mute } = TENANT;
    for (const [contact, field] of [
      [mute, 'phone'],
      [{ ...TENANT, locationId: loc(7) }, 'locationId'],
    ] as const)
      expect(whyNot(withContact(MARIA, contact, LATER))).toMatchObject({ kind: 'invalid', errors: [{ field }] });
    const next = made(withContact(MARIA, TENANT, LATER));
    expect(whyNot(withChangedContact(next, TENANT.id, { phone: null }, LATER))).toMatchObject({ kind: 'invalid' });
    expect(
      made(withChangedContact(next, TENANT.id, { phone: null, email: 't@example.com' }, LATER)).contacts[1],
    ).toEqual({ id: TENANT.id, kind: 'tenant', name: 'Tom Fox', email: 't@example.com' });
  });

  test('asked for again is there already; taken away he is unknown', () => {
    const next = made(withContact(MARIA, TENANT, LATER));
    expect(withContact(next, TENANT, LATER)).toEqual({ outcome: 'unchanged' });
    const gone = made(withoutContact(next, TENANT.id, LATER));
    expect(gone.contacts).toEqual(MARIA.contacts);
    expect(whyNot(withoutContact(gone, TENANT.id, LATER))).toEqual({ kind: 'unknown' });
  });

  test('is refused by a field when there are too many', () => {
    const many = { ...MARIA, contacts: Array.from({ length: 20 }, (_, n) => ({ ...TENANT, id: con(n) })) };
    expect(whyNot(withContact(many, { ...TENANT, id: con(99) }, LATER))).toMatchObject({ errors: [{ field: 'name' }] });
    expect(whyNot(withFacts(many, { phone: '+13125550199' }, IDS, LATER))).toMatchObject({
      errors: [{ field: 'phone' }],
    });
  });

  test('is as old as the customer’s last change', () => {
    expect(made(withContact(MARIA, TENANT, LATER))).toMatchObject({ createdAt: START, updatedAt: LATER, version: 2 });
  });
});
