import { type Attributes, type ConformanceCase, call, key, n, type Step } from './case.ts';

/*
 * What the stores of `adapters/dynamodb` send, as conformance cases on a table as the stack deploys it: each expression
 * with items for which it holds and items for which it fails. The cases stand in `store-writes.ts`, `outbox-writes.ts` and
 * `store-queries.ts`; `adapter-expressions.test.ts` compares them with the sources.
 */
type OneOrMore<T> = readonly [T, ...T[]];
/** An item's attributes besides its keys; undefined where there is no item. */
type Before = Attributes | undefined;

/** One write of a store. */
export interface StoreWrite {
  name: string;
  verb: 'Put' | 'Update' | 'Delete' | 'ConditionCheck';
  /** Alone, or as the only part of a transaction. */
  sent: 'alone' | 'in a transaction';
  update?: string;
  condition?: string;
  names?: Record<string, string>;
  values?: Attributes;
  /** The items that the write is for, with their attributes afterwards (undefined: no item, or not looked at). */
  holds: OneOrMore<{ before: Before; after?: Attributes }>;
  /** The items it leaves as they are. */
  fails: OneOrMore<Before>;
  /** Why it fails; a failed condition when left out. */
  refused?: 'invalid';
}

/** One query of a store: what it finds of a few items, and values with which it finds nothing. */
export interface StoreQuery {
  name: string;
  index?: 'gsi1' | 'gsi2';
  condition: string;
  newestFirst?: true;
  items: OneOrMore<Attributes>;
  finds: { values: Attributes; sorts: OneOrMore<string> };
  misses: OneOrMore<Attributes>;
}

const TableName = '$design';

function writeSteps(write: StoreWrite): Step[] {
  const { verb, sent, update, condition, names, values, refused } = write;
  const expressions = {
    ...(update && { UpdateExpression: update }),
    ...(condition && { ConditionExpression: condition }),
    ...(names && { ExpressionAttributeNames: names }),
    ...(values && { ExpressionAttributeValues: values }),
  };
  const put: Attributes = { written: n(1) };
  const send = (at: Attributes, fails: boolean): Step => {
    const request = { TableName, ...(verb === 'Put' ? { Item: { ...at, ...put } } : { Key: at }), ...expressions };
    if (sent === 'alone') {
      const name = refused ? 'ValidationException' : 'ConditionalCheckFailedException';
      return call(`${verb}Item`, request, fails ? { fails: name } : {});
    }
    const reasons = [refused ? 'ValidationError' : 'ConditionalCheckFailed'];
    return call(
      'TransactWriteItems',
      { TransactItems: [{ [verb]: request }] },
      fails ? { fails: 'TransactionCanceledException', reasons } : {},
    );
  };
  const prepare = (at: Attributes, before: Before): Step[] =>
    before ? [call('PutItem', { TableName, Item: { ...at, ...before } })] : [];
  const look = (at: Attributes, expected: Before): Step =>
    call(
      'GetItem',
      { TableName, Key: at, ConsistentRead: true },
      expected ? { answers: { Item: { ...at, ...expected } } } : { lacks: ['Item'] },
    );
  const leaves = (before: Before) => ({ Put: put, Delete: undefined, ConditionCheck: before, Update: undefined })[verb];

  return [
    ...write.holds.flatMap(({ before, after }, position) => {
      const at = key(`$holds${position}`);
      const expected = after ?? leaves(before);
      const looked = verb === 'Update' && after === undefined ? [] : [look(at, expected)];
      return [...prepare(at, before), send(at, false), ...looked];
    }),
    ...write.fails.flatMap((before, position) => {
      const at = key(`$fails${position}`);
      return [...prepare(at, before), send(at, true), look(at, before)];
    }),
  ];
}

function querySteps({ index, condition, newestFirst, items, finds, misses }: StoreQuery): Step[] {
  const ask = (values: Attributes, sorts: readonly string[]): Step => {
    const found = sorts.flatMap((sk) => items.filter((item) => item.sk?.S === sk));
    return call(
      'Query',
      {
        TableName,
        KeyConditionExpression: condition,
        ExpressionAttributeValues: values,
        ...(index ? { IndexName: index } : { ConsistentRead: true }),
        ...(newestFirst && { ScanIndexForward: false }),
      },
      { answers: { Items: found }, ...(index && { eventually: true }) },
    );
  };
  return [
    ...items.map((Item) => call('PutItem', { TableName, Item })),
    ask(finds.values, finds.sorts),
    ...misses.map((values) => ask(values, [])),
  ];
}

export const writeCase = (write: StoreWrite): ConformanceCase => ({
  name: `store: ${write.name}`,
  steps: writeSteps(write),
});

export const queryCase = (query: StoreQuery): ConformanceCase => ({
  name: `store: ${query.name}`,
  steps: querySteps(query),
});
