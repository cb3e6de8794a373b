import { expect, test } from 'vitest';
import type { Escalation, EscalationStatus } from '../../core/escalation/escalation.ts';
import type { EscalationStore } from '../../core/escalation/escalation-store.ts';
import { IncidentNumber } from '../../core/ids/ids.ts';
import { plusMinutes } from '../../core/time/instant.ts';
import { MOST_COUNTED, startedEscalations } from '../../functions/api/settings/started-escalations.ts';
import { aStory } from '../support/builders/story.ts';
import { aWorld, START } from '../support/builders/world.ts';

const PENDING = aStory().current();
const { account, plan } = aWorld();
const TO = plusMinutes(START, 60 * 24 * 30);

/** An escalation that was started so many minutes after START. */
const startedAt = (minutes: number): Escalation => ({
  ...PENDING,
  number: IncidentNumber.parse(String(10_000 + minutes)),
  createdAt: plusMinutes(START, minutes),
});

/** Lists in pages of a hundred, the last one first, as the table does. */
function storeOf(lists: Partial<Record<EscalationStatus, readonly Escalation[]>>) {
  const all = Object.values(lists).flat();
  const store: Pick<EscalationStore, 'list' | 'readHistory'> = {
    list: async (status, { cursor = '0', limit }) => {
      const [latestFirst, from] = [(lists[status] ?? []).toReversed(), Number(cursor)];
      const more = from + limit < latestFirst.length;
      return { items: latestFirst.slice(from, from + limit), ...(more ? { next: String(from + limit) } : {}) };
    },
    readHistory: async (wanted) => {
      const escalation = all.find(({ number }) => number === wanted);
      return escalation && { escalation, chain: '', account, plan, timeline: [], messages: [] };
    },
  };
  return store;
}

const numbersIn = async (store: ReturnType<typeof storeOf>) => {
  const { histories, truncated } = await startedEscalations(store, START, TO);
  return { numbers: histories.map(({ escalation }) => escalation.number), truncated };
};
const many = (count: number) => Array.from({ length: count }, (_, minute) => startedAt(minute));

test('every page of every status is read, and what was started before or after is left out', async () => {
  const [first, last] = [startedAt(0), startedAt(60 * 24 * 30 - 1)];
  const outside = [{ ...startedAt(-1) }, { ...startedAt(60 * 24 * 30) }];
  const middle = many(250).slice(1);
  const { numbers, truncated } = await numbersIn(storeOf({ assigned: middle, expired: [first, ...outside, last] }));
  expect(numbers).toEqual([first, ...middle, last].map(({ number }) => number));
  expect(truncated).toBe(false);
});

test('one that is in two lists, because its status just changed, is counted once', async () => {
  const { numbers } = await numbersIn(storeOf({ pending: [startedAt(1)], assigned: [startedAt(1)] }));
  expect(numbers).toEqual([startedAt(1).number]);
});

test('of more than a report counts, the latest are counted, and it says so', async () => {
  expect((await numbersIn(storeOf({ expired: many(MOST_COUNTED) }))).truncated).toBe(false);
  const { numbers, truncated } = await numbersIn(storeOf({ expired: many(MOST_COUNTED + 1) }));
  expect(truncated).toBe(true);
  expect(numbers).toEqual(
    many(MOST_COUNTED + 1)
      .slice(1)
      .map(({ number }) => number),
  );
});

test('a time of long ago, behind more than is looked through, is said to be truncated', async () => {
  const since = Array.from({ length: 5_001 }, (_, minute) => startedAt(60 * 24 * 30 + minute));
  const { numbers, truncated } = await numbersIn(storeOf({ assigned: [startedAt(0), ...since] }));
  expect({ numbers, truncated }).toEqual({ numbers: [], truncated: true });
});
