import { compareValues, type Item, valuesEqual } from '../../local/dynamodb/attribute-value.ts';

/*
 * The expressions that the stores send, each read once and kept as a function: reading them again for every request is
 * most of what a request costs. What is not known throws; the local engine is the one that knows all of DynamoDB's.
 */

type Value = Item[string] | undefined;

/** What an expression's names and values stand for, as a request brings them. */
export interface Bindings {
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Item;
}
type Operand = (item: Item, bindings: Bindings) => Value;
export type Condition = (item: Item, bindings: Bindings) => boolean;
type Change = (item: Item, bindings: Bindings) => void;

const TOKEN = /\s*(<=|>=|<>|[=<>(),]|[:#]?[A-Za-z_][\w.#]*)/gy;

function tokensOf(text: string): string[] {
  const tokens = [...text.matchAll(TOKEN)].map(([, token = '']) => token);
  if (tokens.join('') !== text.replaceAll(/\s/g, '')) throw new Error(`An expression nobody reads here: ${text}`);
  return tokens;
}

const pathOf = (token: string, { ExpressionAttributeNames: names }: Bindings): string[] =>
  token.split('.').map((part) => (part.startsWith('#') ? (names?.[part] ?? part) : part));

const operand =
  (token: string): Operand =>
  (item, bindings) => {
    if (token.startsWith(':')) return bindings.ExpressionAttributeValues?.[token];
    const [first = '', ...rest] = pathOf(token, bindings);
    return rest.reduce<Value>((value, part) => value?.M?.[part], item[first]);
  };

const COMPARISONS: Readonly<Record<string, (a: Value, b: Value) => boolean>> = {
  '=': (a, b) => a !== undefined && b !== undefined && valuesEqual(a, b),
  '<>': (a, b) => a === undefined || b === undefined || !valuesEqual(a, b),
  '<': (a, b) => order(a, b) < 0,
  '<=': (a, b) => order(a, b) <= 0,
  '>': (a, b) => order(a, b) > 0,
  '>=': (a, b) => order(a, b) >= 0,
};
/** NaN, which no comparison holds for, where there is no order. */
const order = (a: Value, b: Value): number => (a && b ? (compareValues(a, b) ?? Number.NaN) : Number.NaN);

/** A condition, or a key condition. */
export function readCondition(text: string): Condition {
  const tokens = tokensOf(text);
  const next = () => tokens.shift() ?? '';
  const take = (token: string) => {
    if (next() !== token) throw new Error(`An expression nobody reads here: ${text}`);
  };
  const all =
    (parts: Condition[]): Condition =>
    (item, bindings) =>
      parts.every((part) => part(item, bindings));
  const any =
    (parts: Condition[]): Condition =>
    (item, bindings) =>
      parts.some((part) => part(item, bindings));
  const listOf = (word: string, read: () => Condition): Condition[] => {
    const parts = [read()];
    while (tokens[0] === word) {
      next();
      parts.push(read());
    }
    return parts;
  };
  const either = (): Condition => any(listOf('OR', both));
  const both = (): Condition => all(listOf('AND', single));
  const single = (): Condition => {
    const first = next();
    if (first === '(') {
      const inner = either();
      take(')');
      return inner;
    }
    if (tokens[0] === '(') return call(first);
    const [left, comparison] = [operand(first), next()];
    if (comparison === 'BETWEEN') {
      const from = operand(next());
      take('AND');
      const to = operand(next());
      return (item, bindings) =>
        order(left(item, bindings), from(item, bindings)) >= 0 && order(left(item, bindings), to(item, bindings)) <= 0;
    }
    const compare = COMPARISONS[comparison];
    if (!compare) throw new Error(`An expression nobody reads here: ${text}`);
    const right = operand(next());
    return (item, bindings) => compare(left(item, bindings), right(item, bindings));
  };
  const call = (name: string): Condition => {
    take('(');
    const of = operand(next());
    if (name === 'attribute_exists' || name === 'attribute_not_exists') {
      take(')');
      return (item, bindings) => (of(item, bindings) !== undefined) === (name === 'attribute_exists');
    }
    if (name !== 'begins_with') throw new Error(`An expression nobody reads here: ${text}`);
    take(',');
    const prefix = operand(next());
    take(')');
    return (item, bindings) => of(item, bindings)?.S?.startsWith(prefix(item, bindings)?.S ?? '') ?? false;
  };
  const condition = either();
  if (tokens.length > 0) throw new Error(`An expression nobody reads here: ${text}`);
  return condition;
}

/** An update: SET of values, ADD of numbers, REMOVE, also of an attribute within a map. */
export function readUpdate(text: string): Change {
  const changes: Change[] = [];
  for (const [, verb = '', rest = ''] of text.matchAll(/\b(SET|ADD|REMOVE)\b(.*?)(?=\b(?:SET|ADD|REMOVE)\b|$)/g))
    for (const part of rest.split(',')) changes.push(change(verb, tokensOf(part), text));
  return (item, bindings) => {
    for (const each of changes) each(item, bindings);
  };
}

function change(verb: string, tokens: string[], text: string): Change {
  const [path = '', second = '', third = ''] = tokens;
  const set = (item: Item, bindings: Bindings, value: Value) => {
    const [name = '', ...rest] = pathOf(path, bindings);
    if (rest.length === 0) {
      if (value) item[name] = value;
      else delete item[name];
      return;
    }
    const map = { ...item[name]?.M };
    const [inner = ''] = rest;
    if (value || rest.length > 1) throw new Error(`An expression nobody reads here: ${text}`);
    delete map[inner];
    if (item[name]) item[name] = { M: map };
  };
  if (verb === 'SET' && tokens.length === 3 && second === '=')
    return (item, bindings) => set(item, bindings, operand(third)(item, bindings));
  if (verb === 'REMOVE' && tokens.length === 1) return (item, bindings) => set(item, bindings, undefined);
  if (verb === 'ADD' && tokens.length === 2)
    return (item, bindings) => {
      const sum = Number(operand(path)(item, bindings)?.N ?? 0) + Number(operand(second)(item, bindings)?.N);
      set(item, bindings, { N: String(sum) });
    };
  throw new Error(`An expression nobody reads here: ${text}`);
}
