import { type Attributes, type ConformanceCase, call, get, key, n, put, type Step, s } from './case.ts';

const TableName = '$table';
const onlyNew = { ConditionExpression: 'attribute_not_exists(pk)' };
const write = (parts: object[], extra: Partial<Step> = {}, more: object = {}) =>
  call('TransactWriteItems', { TransactItems: parts, ...more }, extra);
const Put = (item: Attributes, more: object = {}) => ({ Put: { TableName, Item: item, ...more } });
const Delete = (id: Attributes, more: object = {}) => ({ Delete: { TableName, Key: id, ...more } });
const Update = (id: Attributes, UpdateExpression: string, values: Attributes, more: object = {}) => ({
  Update: { TableName, Key: id, UpdateExpression, ExpressionAttributeValues: values, ...more },
});
const Check = (id: Attributes, ConditionExpression: string, more: object = {}) => ({
  ConditionCheck: { TableName, Key: id, ConditionExpression, ...more },
});
const canceled = (...reasons: string[]) => ({ fails: 'TransactionCanceledException', reasons });
const many = (count: number) => Array.from({ length: count }, (_, position) => Put(key(`$${position}`)));

export const transactionCases: ConformanceCase[] = [
  {
    name: 'a transaction puts, updates, deletes and checks as one',
    steps: [
      put(key('$gone')),
      put({ ...key('$there'), v: n(1) }),
      write([
        Put(key('$new'), onlyNew),
        Update(key('$count'), 'ADD v :one', { ':one': n(1) }),
        Delete(key('$gone'), { ConditionExpression: 'attribute_exists(pk)' }),
        Check(key('$there'), 'attribute_exists(pk)'),
      ]),
      get(key('$new'), { answers: { Item: key('$new') } }),
      get(key('$count'), { answers: { Item: { ...key('$count'), v: n(1) } } }),
      get(key('$gone'), { lacks: ['Item'] }),
    ],
  },
  {
    name: 'one refused part cancels all, with a reason for each part in order',
    steps: [
      put({ ...key('$taken'), v: n(1) }),
      write(
        [
          Put(key('$new')),
          Put(key('$taken'), onlyNew),
          Check(key('$absent'), 'attribute_exists(pk)'),
          Delete(key('$other')),
        ],
        canceled('None', 'ConditionalCheckFailed', 'ConditionalCheckFailed', 'None'),
      ),
      get(key('$new'), { lacks: ['Item'] }),
    ],
  },
  {
    name: 'a refused part shows its item if asked for',
    steps: [
      put({ ...key('$taken'), v: n(1) }),
      write([Put(key('$taken'), { ...onlyNew, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })], {
        ...canceled('ConditionalCheckFailed'),
        shows: { ...key('$taken'), v: n(1) },
      }),
    ],
  },
  {
    name: 'conditions of a transaction see the items as they were',
    steps: [
      put({ ...key('$a'), v: n(1) }),
      put({ ...key('$b'), v: n(1) }),
      write([
        Update(key('$a'), 'SET v = :two', { ':two': n(2) }),
        Update(key('$b'), 'SET v = :two', { ':two': n(2), ':one': n(1) }, { ConditionExpression: 'v = :one' }),
      ]),
    ],
  },
  {
    name: 'an update that does not fit its item cancels with ValidationError',
    steps: [
      put({ ...key('$text'), v: s('x') }),
      write(
        [Put(key('$new')), Update(key('$text'), 'ADD v :one', { ':one': n(1) })],
        canceled('None', 'ValidationError'),
      ),
      get(key('$new'), { lacks: ['Item'] }),
    ],
  },
  {
    name: 'two parts on one item are a ValidationException',
    steps: [write([Put(key()), Check(key(), 'attribute_exists(pk)')], { fails: 'ValidationException' })],
  },
  { name: '100 parts are taken', steps: [write(many(100)), get(key('$99'), { answers: { Item: key('$99') } })] },
  { name: '101 parts are a ValidationException', steps: [write(many(101), { fails: 'ValidationException' })] },
  {
    name: 'more than 4 MB are a ValidationException',
    steps: [
      write(
        Array.from({ length: 11 }, (_, position) => Put({ ...key(`$${position}`), v: s('x'.repeat(390_000)) })),
        { fails: 'ValidationException' },
      ),
    ],
  },
  {
    name: 'a request token applies once, and belongs to its request',
    steps: [
      write([Update(key(), 'ADD v :n', { ':n': n(1) })], {}, { ClientRequestToken: '$token' }),
      write([Update(key(), 'ADD v :n', { ':n': n(1) })], {}, { ClientRequestToken: '$token' }),
      get(key(), { answers: { Item: { ...key(), v: n(1) } } }),
      write(
        [Update(key(), 'ADD v :n', { ':n': n(2) })],
        { fails: 'IdempotentParameterMismatchException' },
        { ClientRequestToken: '$token' },
      ),
    ],
  },
  {
    name: 'a token of a cancelled transaction may be used again',
    steps: [
      write([Put(key('$a')), Check(key('$b'), 'attribute_exists(pk)')], canceled('None', 'ConditionalCheckFailed'), {
        ClientRequestToken: '$again',
      }),
      put(key('$b')),
      write([Put(key('$a')), Check(key('$b'), 'attribute_exists(pk)')], {}, { ClientRequestToken: '$again' }),
      get(key('$a'), { answers: { Item: key('$a') } }),
    ],
  },
  {
    name: 'a transactional get answers in order, with nothing for a missing item',
    steps: [
      put({ ...key('$a'), v: n(1), w: n(2) }),
      call(
        'TransactGetItems',
        {
          TransactItems: [
            { Get: { TableName, Key: key('$missing') } },
            { Get: { TableName, Key: key('$a'), ProjectionExpression: 'w' } },
          ],
        },
        { answers: { Responses: [{}, { Item: { w: n(2) } }] } },
      ),
    ],
  },
  {
    name: 'a part without a table is a ResourceNotFoundException',
    steps: [write([{ Put: { TableName: 'no-such-table', Item: key() } }], { fails: 'ResourceNotFoundException' })],
  },
];
