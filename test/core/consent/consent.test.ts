import { describe, expect, test } from 'vitest';
import {
  type AddressState,
  type ConsentEntry,
  EVERYTHING,
  isSuspended,
  onlyStartHelps,
  optedOutOf,
  unheard,
  withBounce,
  withEntry,
} from '../../../core/consent/consent.ts';
import { mayTell, reachOf } from '../../../core/consent/reach.ts';
import { plusMinutes } from '../../../core/time/instant.ts';
import { START } from '../../support/builders/world.ts';
import { fc } from '../../support/property.ts';

const PHONE = '+13125550190';
const anEntry = (minute: number, more: Partial<ConsentEntry> = {}): ConsentEntry => ({
  ...{ address: PHONE, categories: [...EVERYTHING], wants: 'out', source: 'sms_stop', wording: 'STOP' },
  ...{ at: plusMinutes(START, minute), cause: `SMS#${minute}` },
  ...more,
});
const start = (minute: number) => anEntry(minute, { wants: 'in', source: 'sms_start', wording: 'START' });
const heard = (...entries: ConsentEntry[]): AddressState =>
  entries.reduce((state, entry) => withEntry(state, entry) ?? state, unheard(PHONE));

describe('consent', () => {
  test('is there until somebody says no, and then for what he did not say no to', () => {
    const survey = heard(
      anEntry(1, { categories: ['survey'], source: 'unsubscribe_link', wording: 'No more surveys' }),
    );
    expect(EVERYTHING.map((category) => mayTell(reachOf(PHONE, undefined), category))).toEqual([true, true, true]);
    expect(EVERYTHING.map((category) => mayTell(reachOf(PHONE, survey), category))).toEqual([true, true, false]);
  });

  test('ends with a STOP and comes back with a START, in the order in which they were said', () => {
    expect(optedOutOf(heard(anEntry(1)))).toEqual(EVERYTHING);
    expect(optedOutOf(heard(anEntry(1), start(2)))).toEqual([]);
    expect(optedOutOf(heard(start(2), anEntry(1)))).toEqual([]);
  });

  test('of two said at the same moment the no counts', () => {
    for (const both of [
      [anEntry(1), start(1)],
      [start(1), anEntry(1)],
    ])
      expect(optedOutOf(heard(...both))).toEqual(EVERYTHING);
  });

  test('after a STOP cannot be given by the team: the carrier asks for a START', () => {
    const desk = anEntry(2, { wants: 'in', source: 'staff', wording: 'Asked on the phone' });
    expect(onlyStartHelps(heard(anEntry(1)))).toBe(true);
    expect(onlyStartHelps(heard(anEntry(1), start(2)))).toBe(false);
    expect(onlyStartHelps(heard(anEntry(1, { source: 'unsubscribe_link' })))).toBe(false);
    expect(onlyStartHelps(heard(anEntry(1, { source: 'carrier' })))).toBe(true);
    expect(onlyStartHelps(heard(desk))).toBe(false);
  });

  test('has nothing to do with a bounce, which lasts until somebody says after it that the address is good', () => {
    const bounce = { at: plusMinutes(START, 5), why: 'bounced' };
    const dead = withBounce(unheard(PHONE), bounce);
    if (!dead) throw new Error('a first bounce is one');
    expect([isSuspended(dead), optedOutOf(dead), mayTell(reachOf(PHONE, dead), 'service')]).toEqual([true, [], false]);
    expect(withBounce(dead, { at: START, why: 'bounced' }), 'an older one changes nothing').toBeUndefined();
    const hears = (entry: ConsentEntry) => isSuspended(withEntry(dead, entry) ?? dead);
    expect([hears(start(4)), hears(start(6)), hears(anEntry(6))]).toEqual([true, false, true]);
    const again = withBounce(withEntry(dead, start(6)) ?? dead, { at: plusMinutes(START, 7), why: 'bounced' });
    expect(again && isSuspended(again)).toBe(true);
  });
});

const anyEntry = fc.record({
  minute: fc.nat(12),
  wants: fc.constantFrom('in', 'out' as const),
  categories: fc.uniqueArray(fc.constantFrom(...EVERYTHING), { minLength: 1 }),
});

test('in whatever order STOPs, STARTs and their replays are heard, what was said last holds', () => {
  fc.assert(
    fc.property(
      fc.array(anyEntry, { maxLength: 10 }).chain((said) => {
        const entries = said.map(({ minute, ...more }, n) => anEntry(minute, { ...more, cause: `SMS#${n}` }));
        return fc.record({
          entries: fc.constant(entries),
          heard: entries.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...entries), { maxLength: 20 }),
          order: fc.shuffledSubarray(entries, { minLength: entries.length }),
        });
      }),
      ({ entries, heard: replays, order }) => {
        const state = heard(...replays, ...order, ...replays);
        for (const category of EVERYTHING) {
          const about = entries.filter(({ categories }) => categories.includes(category));
          const last = about.map(({ at }) => at).reduce((a, b) => (a > b ? a : b), '');
          const out = about.some(({ at, wants }) => at === last && wants === 'out');
          expect(optedOutOf(state).includes(category)).toBe(out);
        }
        expect(state.consents).toEqual(heard(...entries).consents);
      },
    ),
    { numRuns: 500 },
  );
});
