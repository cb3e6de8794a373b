import {
  type Attributes,
  type ConformanceCase,
  call,
  get,
  key,
  list,
  map,
  n,
  put,
  query,
  type Step,
  s,
} from './case.ts';

const five = ['A', 'B', 'C#1', 'C#2', 'D'];
const givenFive = five.map((sort, position) => put({ ...key('$a', sort), v: n(position) }));
const found = (...sorts: string[]) => ({
  Count: sorts.length,
  Items: sorts.map((sort) => ({ ...key('$a', sort), v: n(five.indexOf(sort)) })),
});
const of = (more: Attributes = {}): Attributes => ({ ':p': s('$a'), ...more });
const ranged = (condition: string, values: Attributes, sorts: string[]): Step =>
  query(`pk = :p AND ${condition}`, of(values), { answers: found(...sorts) });

const numeric = (...values: Array<number | string>) =>
  values.map((value, position) =>
    put({ ...key('$a', `item ${position}`), gsi2pk: s('$g'), gsi2sk: n(value), note: s('kept'), other: s('left out') }),
  );

export const readCases: ConformanceCase[] = [
  {
    name: 'a query answers one partition in order of the sort key, either way',
    steps: [
      ...givenFive,
      put(key('$other')),
      query('pk = :p', of(), { answers: found(...five), lacks: ['LastEvaluatedKey'] }),
      query('pk = :p', of(), { with: { ScanIndexForward: false }, answers: found(...five.toReversed()) }),
    ],
  },
  {
    name: 'a query takes every condition on the sort key',
    steps: [
      ...givenFive,
      ranged('sk = :s', { ':s': s('B') }, ['B']),
      ranged('sk < :s', { ':s': s('C#1') }, ['A', 'B']),
      ranged('sk <= :s', { ':s': s('C#1') }, ['A', 'B', 'C#1']),
      ranged('sk > :s', { ':s': s('C#1') }, ['C#2', 'D']),
      ranged('sk >= :s', { ':s': s('C#1') }, ['C#1', 'C#2', 'D']),
      ranged('begins_with(sk, :s)', { ':s': s('C#') }, ['C#1', 'C#2']),
      ranged('sk BETWEEN :s AND :t', { ':s': s('B'), ':t': s('C#1') }, ['B', 'C#1']),
      query('pk = :p AND sk <> :s', of({ ':s': s('B') }), { fails: 'ValidationException' }),
      query('sk = :p', of(), { fails: 'ValidationException' }),
    ],
  },
  {
    name: 'strings sort by their UTF-8 bytes',
    steps: [
      ...['Z', 'a', 'é', '😀', '\uffee'].map((sort) => put(key('$a', sort))),
      query('pk = :p', of(), {
        answers: { Items: ['Z', 'a', 'é', '\uffee', '😀'].map((sort) => key('$a', sort)) },
      }),
    ],
  },
  {
    name: 'a page has Limit items and says where to go on, even at the very end',
    steps: [
      ...givenFive,
      query('pk = :p', of(), { with: { Limit: 2 }, answers: { ...found('A', 'B'), LastEvaluatedKey: key('$a', 'B') } }),
      query('pk = :p', of(), {
        with: { Limit: 3, ExclusiveStartKey: key('$a', 'B') },
        answers: { ...found('C#1', 'C#2', 'D'), LastEvaluatedKey: key('$a', 'D') },
      }),
      query('pk = :p', of(), {
        with: { ExclusiveStartKey: key('$a', 'D') },
        answers: found(),
        lacks: ['LastEvaluatedKey'],
      }),
      query('pk = :p', of(), {
        with: { Limit: 2, ExclusiveStartKey: key('$a', 'C#2'), ScanIndexForward: false },
        answers: { ...found('C#1', 'B'), LastEvaluatedKey: key('$a', 'B') },
      }),
    ],
  },
  {
    name: 'a filter comes after the limit',
    steps: [
      ...givenFive,
      query('pk = :p', of({ ':v': n(1) }), {
        with: { Limit: 2, FilterExpression: 'v >= :v' },
        answers: { ...found('B'), ScannedCount: 2, LastEvaluatedKey: key('$a', 'B') },
      }),
      query('pk = :p', of({ ':v': s('x') }), { with: { FilterExpression: 'sk = :v' }, fails: 'ValidationException' }),
    ],
  },
  {
    name: 'COUNT answers no items',
    steps: [
      ...givenFive,
      query('pk = :p', of(), { with: { Select: 'COUNT' }, answers: { Count: 5 }, lacks: ['Items'] }),
    ],
  },
  {
    name: 'a page ends at 1 MB',
    steps: [
      ...[1, 2, 3, 4].map((position) => put({ ...key('$a', String(position)), v: s('x'.repeat(380_000)) })),
      query('pk = :p', of(), {
        with: { ProjectionExpression: 'sk' },
        answers: { Items: [{ sk: s('1') }, { sk: s('2') }, { sk: s('3') }], LastEvaluatedKey: key('$a', '3') },
      }),
    ],
  },
  {
    name: 'a projection keeps the shape of what it takes',
    steps: [
      put({ ...key(), a: map({ b: list(n(0), map({ c: n(1), d: n(2) })) }), e: n(3), f: n(4) }),
      get(key(), {
        with: { ProjectionExpression: 'a.b[1].c, e, lacking' },
        answers: { Item: { a: map({ b: list(map({ c: n(1) })) }), e: n(3) } },
      }),
      get(key(), { with: { ProjectionExpression: 'lacking' }, answers: { Item: {} } }),
      get(key(), { with: { ProjectionExpression: 'e, e' }, fails: 'ValidationException' }),
    ],
  },
  {
    name: 'an index is sparse and follows its item',
    steps: [
      put({ ...key('$a'), gsi1pk: s('$open'), gsi1sk: s('1') }),
      put({ ...key('$b'), gsi1pk: s('$open') }),
      query(
        'gsi1pk = :p',
        { ':p': s('$open') },
        {
          with: { IndexName: 'GSI1' },
          answers: { Items: [{ ...key('$a'), gsi1pk: s('$open'), gsi1sk: s('1') }] },
          eventually: true,
        },
      ),
      put({ ...key('$a'), gsi1pk: s('$done'), gsi1sk: s('1') }),
      query(
        'gsi1pk = :p',
        { ':p': s('$open') },
        { with: { IndexName: 'GSI1' }, answers: { Count: 0 }, eventually: true },
      ),
      query(
        'gsi1pk = :p',
        { ':p': s('$done') },
        { with: { IndexName: 'GSI1' }, answers: { Count: 1 }, eventually: true },
      ),
    ],
  },
  {
    name: 'an index pages through items of one index key',
    steps: [
      ...['1', '2', '3'].map((sort) => put({ ...key('$a', sort), gsi1pk: s('$g'), gsi1sk: s('same') })),
      query('gsi1pk = :p', { ':p': s('$g') }, { with: { IndexName: 'GSI1' }, answers: { Count: 3 }, eventually: true }),
      query(
        'gsi1pk = :p',
        { ':p': s('$g') },
        {
          with: {
            IndexName: 'GSI1',
            ExclusiveStartKey: { ...key('$a', '1'), gsi1pk: s('$g'), gsi1sk: s('same') },
            Limit: 5,
            ScanIndexForward: true,
          },
          lacks: ['LastEvaluatedKey'],
        },
      ),
    ],
  },
  {
    name: 'numbers sort as numbers',
    steps: [
      ...numeric(10, 9, '-1.5', '-20', 0, '0.001'),
      query(
        'gsi2pk = :p',
        { ':p': s('$g') },
        {
          with: { IndexName: 'GSI2', ProjectionExpression: 'gsi2sk' },
          answers: { Items: ['-20', '-1.5', 0, '0.001', 9, 10].map((value) => ({ gsi2sk: n(value) })) },
          eventually: true,
        },
      ),
      query(
        'gsi2pk = :p AND gsi2sk BETWEEN :a AND :b',
        { ':p': s('$g'), ':a': n('-2'), ':b': n(9) },
        {
          with: { IndexName: 'GSI2' },
          answers: { Count: 4 },
          eventually: true,
        },
      ),
    ],
  },
  {
    name: 'an index of a part shows that part, and refuses the rest',
    steps: [
      ...numeric(1),
      query(
        'gsi2pk = :p',
        { ':p': s('$g') },
        {
          with: { IndexName: 'GSI2' },
          answers: { Items: [{ ...key('$a', 'item 0'), gsi2pk: s('$g'), gsi2sk: n(1), note: s('kept') }] },
          eventually: true,
        },
      ),
      query(
        'gsi2pk = :p',
        { ':p': s('$g') },
        {
          with: { IndexName: 'GSI2', ProjectionExpression: 'other' },
          fails: 'ValidationException',
        },
      ),
    ],
  },
  {
    name: 'an index has no consistent reads, and an unknown one is refused',
    steps: [
      query(
        'gsi1pk = :p',
        { ':p': s('$g') },
        {
          with: { IndexName: 'GSI1', ConsistentRead: true },
          fails: 'ValidationException',
        },
      ),
      query('gsi1pk = :p', { ':p': s('$g') }, { with: { IndexName: 'GSI9' }, fails: 'ValidationException' }),
    ],
  },
  {
    name: 'a key must be whole and of its type',
    steps: [
      get({ pk: s('$a') }, { fails: 'ValidationException' }),
      get({ pk: s('$a'), sk: n(1) }, { fails: 'ValidationException' }),
      get({ pk: s('$a'), sk: s('') }, { fails: 'ValidationException' }),
      put({ pk: s('$a') }, { fails: 'ValidationException' }),
      put({ ...key(), gsi1pk: n(1) }, { fails: 'ValidationException' }),
      put({ ...key(), gsi1pk: s('') }, { fails: 'ValidationException' }),
    ],
  },
  {
    name: 'a table that is not there is a ResourceNotFoundException',
    steps: [
      call('GetItem', { TableName: 'no-such-table', Key: key() }, { fails: 'ResourceNotFoundException' }),
      call('DescribeTable', { TableName: 'no-such-table' }, { fails: 'ResourceNotFoundException' }),
    ],
  },
];
