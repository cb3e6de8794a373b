import { describe, expect, test } from 'vitest';
import { type AddressState, type ConsentEntry, EVERYTHING, unheard, withEntry } from '../../../core/consent/consent.ts';
import { reachOf } from '../../../core/consent/reach.ts';
import { closedBy, consentChanges, preferencesOf } from '../../../core/link/preferences.ts';
import { MORNING } from '../job/a-visit.ts';

const PHONE = '+13125550190';
const ALL = { service: true, reminder: true, survey: true };

function stateWith(...entries: Partial<ConsentEntry>[]): AddressState {
  const whole = { address: PHONE, categories: [...EVERYTHING], wants: 'out' as const, source: 'staff' as const };
  return entries.reduce<AddressState>(
    (state, entry, n) => withEntry(state, { ...whole, at: MORNING, wording: '', cause: `c${n}`, ...entry }) ?? state,
    unheard(PHONE),
  );
}

describe('what a customer is sent', () => {
  test('is shown by channel and kind, with as much of the address as he knows it by', () => {
    const state = stateWith({ categories: ['survey'] });
    const contact = {
      ...{ id: 'maria', audience: 'primary' as const },
      ...{ sms: reachOf(PHONE, state), email: reachOf('maria@example.com', undefined) },
    };
    expect(preferencesOf(contact, new Map([[PHONE, state]]))).toEqual({
      sms: { address: '…0190', service: true, reminder: true, survey: false, stopped: false },
      email: { address: 'm…@example.com', ...ALL, stopped: false },
    });
    expect(preferencesOf(undefined, new Map())).toEqual({});
  });

  test('by a phone that texted STOP is nothing, until it texts START', () => {
    const state = stateWith({ source: 'sms_stop' });
    const contact = { id: 'maria', audience: 'primary' as const, sms: reachOf(PHONE, state) };
    expect(preferencesOf(contact, new Map([[PHONE, state]]))).toMatchObject({ sms: { service: false, stopped: true } });
  });
});

test('a wish is an entry of what is new in it, and nothing where it is so already', () => {
  const state = stateWith({ categories: ['survey'] });
  expect(consentChanges(PHONE, state, { ...ALL, survey: false }, 'page#1', MORNING)).toEqual([]);
  expect(consentChanges(PHONE, undefined, ALL, 'page#1', MORNING)).toEqual([]);
  const both = consentChanges(PHONE, state, { service: true, reminder: false, survey: true }, 'page#1', MORNING);
  expect(both).toMatchObject([
    { categories: ['reminder'], wants: 'out', source: 'customer_page', cause: 'page#1#out' },
    { categories: ['survey'], wants: 'in', source: 'customer_page', cause: 'page#1#in' },
  ]);
  expect(both.map(({ wording }) => wording)).toEqual([
    'Chosen on the page: reminder no',
    'Chosen on the page: survey yes',
  ]);
});

test('a mailbox closes the kind it stands on; on the work itself, everything', () => {
  expect(closedBy({ category: 'survey' })).toEqual(['survey']);
  expect(closedBy({ category: 'reminder' })).toEqual(['reminder']);
  expect(closedBy({ category: 'service' })).toEqual(['service', 'reminder', 'survey']);
});
