import {
  type Attributes,
  type ConformanceCase,
  get,
  key,
  list,
  map,
  n,
  numbers,
  put,
  s,
  strings,
  update,
} from './case.ts';

/** Attributes before, expression, values, and the attributes after (or that it is refused). */
type Row = [
  name: string,
  before: Attributes,
  expression: string,
  values: Attributes,
  after: Attributes | 'ValidationException',
];

const ROWS: Row[] = [
  ['SET makes and replaces', { a: n(1) }, 'SET a = :v, b = :w', { ':v': s('x'), ':w': n(2) }, { a: s('x'), b: n(2) }],
  [
    'SET adds and subtracts exactly',
    { a: n('0.1') },
    'SET a = a + :v, b = a - :w',
    { ':v': n('0.2'), ':w': n(1) },
    { a: n('0.3'), b: n('-0.9') },
  ],
  ['SET sees the item as it was', { a: n(1), b: n(2) }, 'SET a = b, b = a', {}, { a: n(2), b: n(1) }],
  ['SET copies, it does not alias', { a: n(1) }, 'SET b = a ADD a :v', { ':v': n(1) }, { a: n(2), b: n(1) }],
  ['if_not_exists keeps', { a: n(1) }, 'SET a = if_not_exists(a, :v)', { ':v': n(9) }, { a: n(1) }],
  [
    'if_not_exists counts from nothing',
    {},
    'SET a = if_not_exists(a, :z) + :v',
    { ':z': n(0), ':v': n(1) },
    { a: n(1) },
  ],
  [
    'list_append appends',
    { l: list(n(1)) },
    'SET l = list_append(l, :v)',
    { ':v': list(n(2), s('x')) },
    { l: list(n(1), n(2), s('x')) },
  ],
  [
    'list_append prepends',
    { l: list(n(1)) },
    'SET l = list_append(:v, l)',
    { ':v': list(n(0)) },
    { l: list(n(0), n(1)) },
  ],
  [
    'SET of a nested attribute',
    { m: map({ a: n(1) }) },
    'SET m.b = :v',
    { ':v': n(2) },
    { m: map({ a: n(1), b: n(2) }) },
  ],
  ['SET of a list member', { l: list(n(1), n(2)) }, 'SET l[1] = :v', { ':v': n(9) }, { l: list(n(1), n(9)) }],
  [
    'SET beyond the end appends in order',
    { l: list(n(1)) },
    'SET l[9] = :v, l[5] = :w',
    { ':v': n(9), ':w': n(5) },
    { l: list(n(1), n(5), n(9)) },
  ],
  ['SET of a missing path is refused', {}, 'SET m.a = :v', { ':v': n(1) }, 'ValidationException'],
  ['SET from a missing attribute is refused', {}, 'SET a = b', {}, 'ValidationException'],
  ['SET adds numbers only', { a: s('x') }, 'SET a = a + :v', { ':v': n(1) }, 'ValidationException'],
  ['REMOVE drops', { a: n(1), b: n(2) }, 'REMOVE a, lacking', {}, { b: n(2) }],
  ['REMOVE of a nested attribute', { m: map({ a: n(1), b: n(2) }) }, 'REMOVE m.a', {}, { m: map({ b: n(2) }) }],
  [
    'REMOVE of list members counts positions as they were',
    { l: list(n(0), n(1), n(2), n(3)) },
    'REMOVE l[0], l[2]',
    {},
    { l: list(n(1), n(3)) },
  ],
  [
    'SET and REMOVE in one list',
    { l: list(n(0), n(1), n(2)) },
    'REMOVE l[0] SET l[2] = :v',
    { ':v': n(9) },
    { l: list(n(1), n(9)) },
  ],
  ['ADD counts', { a: n(1) }, 'ADD a :v, b :v', { ':v': n('-2.5') }, { a: n('-1.5'), b: n('-2.5') }],
  ['ADD joins sets', { t: strings('a') }, 'ADD t :v', { ':v': strings('a', 'b') }, { t: strings('a', 'b') }],
  ['ADD of another type is refused', { a: s('x') }, 'ADD a :v', { ':v': n(1) }, 'ValidationException'],
  ['ADD of a string is refused', {}, 'ADD a :v', { ':v': s('x') }, 'ValidationException'],
  ['DELETE takes from a set', { t: numbers(1, 2, 3) }, 'DELETE t :v', { ':v': numbers(2, 9) }, { t: numbers(1, 3) }],
  ['DELETE of the last member drops the set', { t: strings('a') }, 'DELETE t :v', { ':v': strings('a') }, {}],
  ['DELETE from nothing does nothing', {}, 'DELETE t :v', { ':v': strings('a') }, {}],
  [
    'four clauses at once',
    { a: n(1), b: n(1), t: strings('x', 'y') },
    'SET c = :v REMOVE b ADD a :v DELETE t :t',
    { ':v': n(5), ':t': strings('x') },
    { a: n(6), c: n(5), t: strings('y') },
  ],
  ['overlapping paths are refused', { m: map({}) }, 'SET m = :v, m.a = :v', { ':v': n(1) }, 'ValidationException'],
  ['a clause given twice is refused', {}, 'SET a = :v SET b = :v', { ':v': n(1) }, 'ValidationException'],
  ['a key attribute cannot be changed', {}, 'SET sk = :v', { ':v': s('B') }, 'ValidationException'],
  ['an index key keeps its type', {}, 'SET gsi1pk = :v', { ':v': n(1) }, 'ValidationException'],
  ['an index key is not empty', {}, 'SET gsi1pk = :v', { ':v': s('') }, 'ValidationException'],
  [
    '38 digits are kept',
    { a: n('12345678901234567890123456789012345678') },
    'SET b = a - :v',
    { ':v': n(1) },
    { a: n('12345678901234567890123456789012345678'), b: n('12345678901234567890123456789012345677') },
  ],
  [
    '39 digits are refused',
    { a: n('99999999999999999999999999999999999999') },
    'SET a = a + :v',
    { ':v': n('0.5') },
    'ValidationException',
  ],
];

const rows: ConformanceCase[] = ROWS.map(([name, before, expression, values, after]) => {
  const input = Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {};
  const refused = after === 'ValidationException';
  return {
    name: `update: ${name}`,
    steps: [
      put({ ...key(), ...before }),
      update(key(), expression, { with: input, ...(refused && { fails: after }) }),
      get(key(), { answers: { Item: { ...key(), ...(refused ? before : after) } } }),
    ],
  };
});

const value = { ExpressionAttributeValues: { ':v': n(2) } };

export const updateCases: ConformanceCase[] = [
  ...rows,
  {
    name: 'an update makes the item that is not there',
    steps: [update(key(), 'SET a = :v', { with: value }), get(key(), { answers: { Item: { ...key(), a: n(2) } } })],
  },
  {
    name: 'ReturnValues shows the item or what was updated, old or new',
    steps: [
      put({ ...key(), a: n(1), b: n(7) }),
      update(key(), 'SET a = :v', {
        with: { ...value, ReturnValues: 'UPDATED_OLD' },
        answers: { Attributes: { a: n(1) } },
      }),
      update(key(), 'SET a = :v', {
        with: { ...value, ReturnValues: 'UPDATED_NEW' },
        answers: { Attributes: { a: n(2) } },
      }),
      update(key(), 'REMOVE b', {
        with: { ReturnValues: 'ALL_OLD' },
        answers: { Attributes: { ...key(), a: n(2), b: n(7) } },
      }),
      update(key(), 'ADD a :v', {
        with: { ...value, ReturnValues: 'ALL_NEW' },
        answers: { Attributes: { ...key(), a: n(4) } },
      }),
      update(key('$new'), 'SET a = :v', { with: { ...value, ReturnValues: 'ALL_OLD' }, lacks: ['Attributes'] }),
    ],
  },
];
