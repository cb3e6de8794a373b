import {
  type Attributes,
  bytes,
  type ConformanceCase,
  get,
  key,
  list,
  map,
  n,
  numbers,
  put,
  remove,
  s,
  strings,
  update,
} from './case.ts';

const item: Attributes = {
  ...key(),
  name: s('Ana'),
  blank: s(''),
  half: s('\uffee'),
  age: n(40),
  debt: n('-12.5'),
  off: { BOOL: false },
  nothing: { NULL: true },
  tags: strings('a', 'b'),
  sizes: numbers(1, 2, 10),
  bin: bytes('abc'),
  parts: list(s('x'), n(1), map({ deep: s('y') })),
  address: map({ city: s('Chicago'), '#odd': s('z') }),
};

/** Expression, values, and whether it holds for the item above. */
const TRUTHS: Array<[string, Attributes, boolean, Record<string, string>?]> = [
  ['#n = :v', { ':v': s('Ana') }, true, { '#n': 'name' }],
  ['#n <> :v', { ':v': s('Ana') }, false, { '#n': 'name' }],
  ['#n < :v', { ':v': s('Anb') }, true, { '#n': 'name' }],
  ['#n > :v', { ':v': n(1) }, false, { '#n': 'name' }],
  // By UTF-8 bytes; by UTF-16 units it would be the other way round.
  ['half < :v', { ':v': s('😀') }, true],
  ['age = :v', { ':v': n('40.0') }, true],
  ['age >= :v', { ':v': n('40.00001') }, false],
  ['debt < :v', { ':v': n('-12.49') }, true],
  ['debt BETWEEN :a AND :b', { ':a': n('-12.5'), ':b': n(0) }, true],
  ['age BETWEEN :a AND :b', { ':a': n(41), ':b': n(50) }, false],
  ['age IN (:a, :b)', { ':a': n(1), ':b': n(40) }, true],
  ['off IN (:a)', { ':a': { BOOL: false } }, true],
  ['off = :a', { ':a': { BOOL: false } }, true],
  ['attribute_exists(off)', {}, true],
  ['attribute_exists(nothing)', {}, true],
  ['attribute_exists(blank)', {}, true],
  ['attribute_not_exists(lacking)', {}, true],
  ['attribute_exists(address.city)', {}, true],
  ['attribute_exists(address.street)', {}, false],
  ['attribute_exists(parts[2].deep)', {}, true],
  ['attribute_exists(parts[3])', {}, false],
  ['attribute_exists(#c)', {}, false, { '#c': 'constructor' }],
  ['address.#o = :v', { ':v': s('z') }, true, { '#o': '#odd' }],
  ['attribute_type(off, :t)', { ':t': s('BOOL') }, true],
  ['attribute_type(nothing, :t)', { ':t': s('NULL') }, true],
  ['attribute_type(tags, :t)', { ':t': s('L') }, false],
  ['attribute_type(lacking, :t)', { ':t': s('S') }, false],
  ['begins_with(#n, :v)', { ':v': s('An') }, true, { '#n': 'name' }],
  ['begins_with(bin, :v)', { ':v': bytes('ab') }, true],
  ['begins_with(lacking, :v)', { ':v': s('') }, false],
  ['contains(#n, :v)', { ':v': s('na') }, true, { '#n': 'name' }],
  ['contains(tags, :v)', { ':v': s('b') }, true],
  ['contains(tags, :v)', { ':v': s('ab') }, false],
  ['contains(sizes, :v)', { ':v': n(10) }, true],
  ['contains(parts, :v)', { ':v': n(1) }, true],
  ['contains(parts, :v)', { ':v': map({ deep: s('y') }) }, true],
  ['size(blank) = :v', { ':v': n(0) }, true],
  ['size(tags) = :v', { ':v': n(2) }, true],
  ['size(bin) = :v', { ':v': n(3) }, true],
  ['size(address) < :v', { ':v': n(3) }, true],
  ['size(lacking) = :v', { ':v': n(0) }, false],
  ['lacking = absent', {}, false],
  ['lacking = :v', { ':v': s('') }, false],
  ['lacking <> :v', { ':v': s('x') }, true],
  ['tags = :v', { ':v': strings('b', 'a') }, true],
  ['parts = :v', { ':v': list(s('x'), n(1), map({ deep: s('y') })) }, true],
  ['parts = :v', { ':v': list(s('x'), n(1), map({ deep: s('n') })) }, false],
  ['address = :v', { ':v': map({ '#odd': s('z'), city: s('Chicago') }) }, true],
  ['NOT age = :v', { ':v': n(1) }, true],
  ['age = :x AND off = :x OR age = :v', { ':x': n(1), ':v': n(40) }, true],
  ['age = :x AND (off = :x OR age = :v)', { ':x': n(1), ':v': n(40) }, false],
];

const truths: ConformanceCase[] = TRUTHS.map(([expression, values, holds, names]) => ({
  name: `${expression} is ${holds}: ${Object.values(values)
    .map((value) => JSON.stringify(value))
    .join(' ')}`,
  steps: [
    put(item),
    put(item, {
      with: {
        ConditionExpression: expression,
        ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
        ...(names && { ExpressionAttributeNames: names }),
      },
      ...(!holds && { fails: 'ConditionalCheckFailedException' }),
    }),
  ],
}));

/** Expressions that are refused whatever the item. */
const INVALID: Array<[string, string, Attributes, Record<string, string>?]> = [
  ['a reserved word', 'name = :v', { ':v': s('x') }],
  ['a value that is not defined', 'age = :w', { ':v': n(1) }],
  ['a value that is not used', 'attribute_exists(age)', { ':v': n(1) }],
  ['a name that is not used', 'attribute_exists(age)', {}, { '#x': 'age' }],
  ['a syntax error', 'age = = :v', { ':v': n(1) }],
  ['an unknown function', 'exists(age)', {}],
  ['BETWEEN with bounds of two types', 'age BETWEEN :a AND :b', { ':a': n(1), ':b': s('2') }],
  ['BETWEEN with swapped bounds', 'age BETWEEN :a AND :b', { ':a': n(2), ':b': n(1) }],
  ['order of a boolean', 'age < :v', { ':v': { BOOL: true } }],
  ['an unknown type name', 'attribute_type(age, :v)', { ':v': s('X') }],
  ['an empty expression', '', {}],
];

const invalid: ConformanceCase[] = INVALID.map(([what, expression, values, names]) => ({
  name: `a condition with ${what} is a ValidationException`,
  steps: [
    put(item, {
      with: {
        ConditionExpression: expression,
        ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
        ...(names && { ExpressionAttributeNames: names }),
      },
      fails: 'ValidationException',
    }),
  ],
}));

const once = { ConditionExpression: 'attribute_not_exists(pk)' };
const there = { ConditionExpression: 'attribute_exists(pk)' };
const failed = { fails: 'ConditionalCheckFailedException' };

export const conditionCases: ConformanceCase[] = [
  ...truths,
  ...invalid,
  {
    name: 'put-if-absent succeeds once and leaves the first item',
    steps: [
      put({ ...key(), v: n(1) }, { with: once }),
      put({ ...key(), v: n(2) }, { with: once, ...failed }),
      get(key(), { answers: { Item: { ...key(), v: n(1) } } }),
    ],
  },
  {
    name: 'update and delete of an item that must exist fail without it, and make none',
    steps: [
      update(key(), 'SET v = :v', { with: { ...there, ExpressionAttributeValues: { ':v': n(1) } }, ...failed }),
      remove(key(), { with: there, ...failed }),
      get(key(), { lacks: ['Item'] }),
    ],
  },
  {
    name: 'a failed condition shows the item only if asked for',
    steps: [
      put({ ...key(), v: n(1) }),
      put(key(), {
        with: { ...once, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' },
        ...failed,
        shows: { ...key(), v: n(1) },
      }),
      remove(key(), {
        with: {
          ConditionExpression: 'v = :v',
          ExpressionAttributeValues: { ':v': n(2) },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
        ...failed,
        shows: { ...key(), v: n(1) },
      }),
    ],
  },
  {
    name: 'delete answers the old item, and succeeds without one',
    steps: [
      put({ ...key(), v: n(1) }),
      remove(key(), { with: { ReturnValues: 'ALL_OLD' }, answers: { Attributes: { ...key(), v: n(1) } } }),
      remove(key(), { with: { ReturnValues: 'ALL_OLD' }, lacks: ['Attributes'] }),
    ],
  },
];
