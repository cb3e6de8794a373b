import { describe, expect, test } from 'vitest';
import { CHAIN_START, chained, hashOf } from '../../../adapters/dynamodb/timeline-chain.ts';
import { aStory } from '../../support/builders/story.ts';
import { JOHN } from '../../support/builders/team.ts';
import { START } from '../../support/builders/world.ts';
import { fc } from '../../support/property.ts';

/** Recomputes a chain as `audit verify` would; answers with the `seq` at which it breaks. */
function brokenAt(entries: ReturnType<typeof chained>): number | undefined {
  let prev = CHAIN_START;
  for (const { hash, prev: said, ...entry } of entries) {
    if (said !== prev || hash !== hashOf(prev, entry)) return entry.seq;
    prev = hash;
  }
  return undefined;
}

const facts = () => {
  const story = aStory();
  story.nextWake();
  story.accept(JOHN);
  return story.timeline;
};

describe('the chain of a timeline', () => {
  test('holds from its first entry, and across the writes it was made in', () => {
    const all = facts();
    const first = chained(all.slice(0, 2), START, 0, CHAIN_START);
    const rest = chained(all.slice(2), START, 2, first.at(-1)?.hash ?? '');
    expect(brokenAt([...first, ...rest])).toBeUndefined();
    expect([...first, ...rest].map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  test('breaks where an entry was overwritten, taken out or swapped', () => {
    const chain = chained(facts(), START, 0, CHAIN_START);
    for (let at = 0; at < chain.length; at++) {
      const tampered = chain.map((entry, index) =>
        index === at ? { ...entry, at: '2026-06-01T16:00:00.000Z' } : entry,
      );
      expect(brokenAt(tampered), `entry ${at + 1} changed`).toBe(at + 1);
      if (at < chain.length - 1) {
        expect(brokenAt(chain.filter((_, index) => index !== at)), `entry ${at + 1} gone`).toBe(at + 2);
      }
    }
    expect(brokenAt([...chain].reverse())).toBe(4);
  });

  test('does not depend on the order in which attributes are read back', () => {
    const shuffle = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).reverse()) as T;
    const chain = chained(facts(), START, 0, CHAIN_START);
    expect(brokenAt(chain.map(shuffle))).toBeUndefined();
  });

  test('tells any two notes apart', () => {
    const note = (text: string) => ({ kind: 'noted' as const, by: { id: JOHN.id, name: JOHN.name }, note: text });
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        fc.pre(a !== b);
        const [one] = chained([note(a)], START, 0, CHAIN_START);
        const [two] = chained([note(b)], START, 0, CHAIN_START);
        expect(one?.hash).not.toBe(two?.hash);
      }),
    );
  });
});
