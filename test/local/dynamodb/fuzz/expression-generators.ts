import { fc } from '../../../support/property.ts';
import type { Clause, Cond, Doc, Operand, Path, Plain, Source } from './expression-model.ts';

/** Random items, conditions and updates. A few names and values, so that they meet. */
const NAMES = ['aa', 'bb', 'cc', 'dd'];

// The last two sort differently as UTF-8 and as UTF-16.
const text = fc.constantFrom('', 'a', 'ab', 'b', '\uffee', '😀');
const number = fc.integer({ min: -3, max: 12 });
const setOfText = fc.uniqueArray(fc.constantFrom('a', 'b', 'ab'), { minLength: 1 }).map((members) => new Set(members));
const scalar = fc.oneof(text, number, fc.boolean(), fc.constant(null));
const members = fc.array(fc.oneof(scalar, setOfText), { maxLength: 4 });
const mapOf = (value: fc.Arbitrary<Plain>) =>
  fc.dictionary(fc.constantFrom('xx', 'yy'), value, { noNullPrototype: true });
const nested = mapOf(fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })));
const plain: fc.Arbitrary<Plain> = fc.oneof({ weight: 3, arbitrary: scalar }, setOfText, members, nested);

/** `bb` is mostly a list, `cc` a map, `dd` a number or a set, so that the paths and operands below often fit. */
const mostly = (usual: fc.Arbitrary<Plain>) => fc.oneof({ weight: 4, arbitrary: usual }, plain);
export const doc: fc.Arbitrary<Doc> = fc.record(
  { aa: plain, bb: mostly(members), cc: mostly(nested), dd: mostly(fc.oneof(number, setOfText)) },
  { requiredKeys: [], noNullPrototype: true },
);

const path: fc.Arbitrary<Path> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...NAMES)) },
  { weight: 3, arbitrary: fc.tuple(fc.constant('bb'), fc.nat(5)) },
  fc.tuple(fc.constant('cc'), fc.constantFrom('xx', 'yy')),
  fc.tuple(fc.constant('cc'), fc.constantFrom('xx', 'yy'), fc.nat(3)),
  fc.tuple(fc.constantFrom(...NAMES), fc.oneof(fc.constantFrom('xx', 'yy'), fc.nat(4))),
);

const operand: fc.Arbitrary<Operand> = fc.oneof(
  fc.record({ path }),
  fc.record({ value: plain }),
  fc.record({ size: path }),
);

/** Literals without an order are refused in comparisons, so the generator leaves them out there. */
const orderedOperand = fc.oneof(
  fc.record({ path }),
  fc.record({ value: fc.oneof(text, number) }),
  fc.record({ size: path }),
);

export const { condition } = fc.letrec<{ condition: Cond }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ op: fc.constantFrom('=' as const, '<>' as const), a: operand, b: operand }),
    fc.record({
      op: fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const),
      a: orderedOperand,
      b: orderedOperand,
    }),
    fc.record({
      op: fc.constant('in' as const),
      a: operand,
      choices: fc.array(operand, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ op: fc.constant('between' as const), a: orderedOperand, low: orderedOperand, high: orderedOperand }),
    fc.record({ op: fc.constantFrom('exists' as const, 'absent' as const), path }),
    fc.record({
      op: fc.constant('type' as const),
      path,
      type: fc.constantFrom('S', 'N', 'BOOL', 'NULL', 'L', 'M', 'SS'),
    }),
    fc.record({ op: fc.constant('begins' as const), path, prefix: text }),
    fc.record({ op: fc.constant('contains' as const), path, part: plain }),
    fc.record({ op: fc.constantFrom('and' as const, 'or' as const), of: fc.tuple(tie('condition'), tie('condition')) }),
    fc.record({ op: fc.constant('not' as const), of: fc.tuple(tie('condition')) }),
  ),
}));

const source: fc.Arbitrary<Source> = fc.oneof(
  fc.record({ value: plain }),
  fc.record({ copy: path }),
  fc.record({ sum: fc.tuple(path, number) }),
  fc.record({ orElse: fc.tuple(path, plain) }),
  fc.record({ append: fc.tuple(path, fc.array(scalar, { maxLength: 2 })) }),
);
const clause: fc.Arbitrary<Clause> = fc.oneof(
  fc.record({ op: fc.constant('SET' as const), path, from: source }),
  fc.record({ op: fc.constant('REMOVE' as const), path }),
  fc.record({ op: fc.constant('ADD' as const), path, by: fc.oneof(number, setOfText) }),
  fc.record({ op: fc.constant('DELETE' as const), path, by: setOfText }),
);

/** One path is the other's beginning, or they part as a name against a position: DynamoDB refuses such pairs. */
const clash = (a: Path, b: Path) => {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at++) if (a[at] !== b[at]) return typeof a[at] !== typeof b[at];
  return true;
};
export const update = fc
  .array(clause, { minLength: 1, maxLength: 5 })
  .filter((clauses) =>
    clauses.every((one, at) => clauses.slice(at + 1).every((other) => !clash(one.path, other.path))),
  );
