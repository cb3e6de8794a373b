import { bytes, type ConformanceCase, call, get, key, list, map, n, numbers, put, s, strings } from './case.ts';

const KB = 1024;
/** "pk", "$a" (which becomes longer), "sk", "A" and "v" are a little under this. */
const REST = 100;
const puts = (count: number) =>
  Array.from({ length: count }, (_, position) => ({ PutRequest: { Item: key(`$${position}`) } }));
const writeBatch = (requests: object[]) => ({ RequestItems: { $table: requests } });
const getBatch = (count: number) => ({
  RequestItems: { $table: { Keys: Array.from({ length: count }, (_, position) => key(`$${position}`)) } },
});

export const limitCases: ConformanceCase[] = [
  {
    name: 'every type comes back as it was',
    steps: [
      put({
        ...key(),
        all: list(s(''), n('-0.5'), bytes('\u0000x'), { BOOL: false }, { NULL: true }, map({}), list()),
        ss: strings('a'),
        ns: numbers(1, '2.5'),
        bs: { BS: [new Uint8Array([1, 2])] },
      }),
      get(key(), {
        answers: {
          Item: {
            ...key(),
            all: list(s(''), n('-0.5'), bytes('\u0000x'), { BOOL: false }, { NULL: true }, map({}), list()),
            ss: strings('a'),
            ns: numbers(1, '2.5'),
            bs: { BS: [new Uint8Array([1, 2])] },
          },
        },
      }),
    ],
  },
  {
    name: 'numbers are kept in plain notation without needless zeros',
    steps: [
      put({ ...key(), a: n('1e3'), b: n('0010.500'), c: n('1E-3') }),
      get(key(), { answers: { Item: { ...key(), a: n(1000), b: n('10.5'), c: n('0.001') } } }),
      put({ ...key(), a: n('abc') }, { fails: 'ValidationException' }),
      put({ ...key(), a: n('1e126') }, { fails: 'ValidationException' }),
      put({ ...key(), a: n('1'.repeat(39)) }, { fails: 'ValidationException' }),
    ],
  },
  {
    name: 'sets are not empty and hold each member once',
    steps: [
      put({ ...key(), a: strings() }, { fails: 'ValidationException' }),
      put({ ...key(), a: strings('x', 'x') }, { fails: 'ValidationException' }),
      put({ ...key(), a: numbers(1, '1.0') }, { fails: 'ValidationException' }),
    ],
  },
  {
    name: 'an item is at most 400 KB, counted in bytes',
    steps: [
      put({ ...key(), v: s('x'.repeat(400 * KB - REST)) }),
      put({ ...key(), v: s('x'.repeat(400 * KB)) }, { fails: 'ValidationException' }),
      put({ ...key(), v: s('é'.repeat(200 * KB)) }, { fails: 'ValidationException' }),
    ],
  },
  {
    name: 'an update cannot grow an item beyond 400 KB',
    steps: [
      put({ ...key(), v: s('x'.repeat(300 * KB)) }),
      call(
        'UpdateItem',
        {
          TableName: '$table',
          Key: key(),
          UpdateExpression: 'SET w = :w',
          ExpressionAttributeValues: { ':w': s('x'.repeat(101 * KB)) },
        },
        { fails: 'ValidationException' },
      ),
    ],
  },
  {
    name: 'a batch writes 25 items and no more',
    steps: [
      call('BatchWriteItem', writeBatch(puts(25)), { answers: { UnprocessedItems: {} } }),
      get(key('$24'), { answers: { Item: key('$24') } }),
      call('BatchWriteItem', writeBatch(puts(26)), { fails: 'ValidationException' }),
    ],
  },
  {
    name: 'a batch writes an item once',
    steps: [
      call('BatchWriteItem', writeBatch([{ PutRequest: { Item: key() } }, { DeleteRequest: { Key: key() } }]), {
        fails: 'ValidationException',
      }),
    ],
  },
  {
    name: 'a batch reads 100 keys and no more, each once',
    steps: [
      put(key('$1')),
      call('BatchGetItem', getBatch(100), { answers: { Responses: { $table: [key('$1')] }, UnprocessedKeys: {} } }),
      call('BatchGetItem', getBatch(101), { fails: 'ValidationException' }),
      call('BatchGetItem', { RequestItems: { $table: { Keys: [key(), key()] } } }, { fails: 'ValidationException' }),
    ],
  },
  {
    name: 'a batch reads at most 16 MB and says what is left',
    steps: [
      ...Array.from({ length: 45 }, (_, position) => put({ ...key(`$${position}`), v: s('x'.repeat(390_000)) })),
      call(
        'BatchGetItem',
        {
          RequestItems: {
            $table: {
              Keys: Array.from({ length: 45 }, (_, position) => key(`$${position}`)),
              ProjectionExpression: 'sk',
            },
          },
        },
        {
          answers: {
            UnprocessedKeys: {
              $table: { Keys: [key('$43'), key('$44')], ProjectionExpression: 'sk' },
            },
          },
        },
      ),
    ],
  },
  {
    name: 'a table is made once, and described',
    steps: [
      call('CreateTable', { ...table() }, { fails: 'ResourceInUseException' }),
      call('DescribeTable', { TableName: '$table' }, { lacks: ['TableDescription'] }),
      call('CreateTable', { ...table(), TableName: 'x' }, { fails: 'ValidationException' }),
    ],
  },
];

function table(): object {
  return {
    TableName: '$table',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  };
}
