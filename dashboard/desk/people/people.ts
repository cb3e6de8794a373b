import type { PersonView, Readiness } from '../../../core/contracts/people.ts';
import { callApi } from '../../client/call-api.ts';
import { people as words } from '../../words/en-people.ts';
import { type Loaded, useLoaded } from '../loaded.ts';
import type { Tone } from '../mark.tsx';

/** The team, in the order of their names; a team of more than a hundred is shown in part. */
export function usePeople(isWanted = true): Loaded<PersonView[]> {
  return useLoaded(`people ${isWanted}`, async (signal) => {
    if (!isWanted) return { outcome: 'ok', status: 200, data: [] };
    const answer = await callApi('GET /v1/people', { query: { limit: 100 } }, { signal });
    if (answer.outcome !== 'ok') return answer;
    return { ...answer, data: answer.data.items.toSorted((a, b) => a.name.localeCompare(b.name)) };
  });
}

/** How a person's readiness looks. */
export const TONE_OF: Record<Readiness, Tone> = {
  ready: 'good',
  one_channel: 'care',
  unverified: 'care',
  unreachable: 'bad',
  disabled: 'off',
};

/** Those who can be named in a choice: everybody enabled, the ready ones without remark. */
export const pickable = (people: readonly PersonView[]): { value: string; label: string }[] =>
  people
    .filter(({ enabled }) => enabled)
    .map(({ id, name, readiness }) => ({
      value: id,
      label: readiness === 'ready' ? name : words.nameWith(name, words.readiness[readiness].toLowerCase()),
    }));

/** A person's name by id; an id of nobody known reads as such. */
export const nameIn = (people: readonly PersonView[], personId: string): string =>
  people.find(({ id }) => id === personId)?.name ?? words.unknown;
