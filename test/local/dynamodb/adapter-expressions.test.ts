import { expect, it } from 'vitest';
import { expressionsOfAdapters, FILLED_IN } from './adapter-sources.ts';
import { OUTBOX_WRITES } from './conformance/outbox-writes.ts';
import { STORE_QUERIES } from './conformance/store-queries.ts';
import { STORE_WRITES } from './conformance/store-writes.ts';

/*
 * That the local engine agrees with DynamoDB is worth as much as the cases it is shown by: whatever the stores send is
 * one of them. An expression that fails here belongs into `conformance/store-writes.ts` or `store-queries.ts`.
 */
const { expressions, variables } = expressionsOfAdapters();

const covered = [
  ...[...STORE_WRITES, ...OUTBOX_WRITES].flatMap(({ update, condition }) => [update, condition]),
  ...STORE_QUERIES.map(({ condition }) => condition),
].filter((expression) => expression !== undefined);

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Matches what a template can become. */
function patternOf({ text, whole }: { text: string; whole: boolean }): RegExp {
  const body = text.split(FILLED_IN).map(escaped).join('.*');
  return new RegExp(whole ? `^${body}$` : body);
}

it('every expression of the stores is shown by a conformance case, passing and failing', () => {
  expect(expressions.filter(({ whole }) => whole).length).toBeGreaterThan(20);
  const missing = expressions.filter((each) => !covered.some((expression) => patternOf(each).test(expression)));
  expect(missing).toEqual([]);
});

it('no conformance case is of an expression that no store sends', () => {
  const sent = expressions.filter(({ whole }) => whole).map(patternOf);
  const parts = expressions.filter(({ whole }) => !whole).map(patternOf);
  const stale = covered.filter((expression) => ![...sent, ...parts].some((pattern) => pattern.test(expression)));
  expect(stale).toEqual([]);
});

it('an expression that is no text in its place is put together from parts known here', () => {
  expect(variables).toEqual(['outbox.ts: condition']);
});
