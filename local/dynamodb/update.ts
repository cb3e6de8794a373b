import { type AttributeValue, type Item, typeOf } from './attribute-value.ts';
import { addDecimals, significantDigits, subtractDecimals } from './decimal.ts';
import { type DocumentPath, valueAt } from './document-path.ts';
import { validationError } from './service-error.ts';

/**
 * Update expressions, applied on the parsed tree. Every value is worked out from the item as it was, then all changes
 * are made at once, so no clause sees another's effect and list positions are those of the item as it was. (The
 * parser's library works clause by clause in place, and lets two attributes share one value.)
 */
type UpdateOperand =
  | DocumentPath
  | AttributeValue
  | { type: 'add' | 'subtract'; args: [UpdateOperand, UpdateOperand] }
  | { type: 'function'; name: 'if_not_exists'; args: [DocumentPath, UpdateOperand] }
  | { type: 'function'; name: 'list_append'; args: [UpdateOperand, UpdateOperand] };

export type UpdateClause =
  | { type: 'set'; path: DocumentPath; val: UpdateOperand }
  | { type: 'remove'; path: DocumentPath }
  | { type: 'add' | 'delete'; path: DocumentPath; val: AttributeValue };

const WRONG_TYPE = 'An operand in the update expression has an incorrect data type';
const NO_SUCH_ATTRIBUTE = 'The provided expression refers to an attribute that does not exist in the item';
const NO_SUCH_PATH = 'The document path provided in the update expression is invalid for update';
const MOST_DIGITS = 38;

function checkedNumber(text: string): AttributeValue {
  if (significantDigits(text) > MOST_DIGITS) {
    throw validationError('Attempting to store more than 38 significant digits in a Number');
  }
  return { N: text };
}

function resolve(operand: UpdateOperand, item: Item): AttributeValue {
  if (Array.isArray(operand)) {
    const value = valueAt(item, operand);
    if (!value) throw validationError(NO_SUCH_ATTRIBUTE);
    return value;
  }
  if (!('type' in operand)) return operand;
  if (operand.type === 'function' && operand.name === 'if_not_exists') {
    return valueAt(item, operand.args[0]) ?? resolve(operand.args[1], item);
  }
  const left = resolve(operand.args[0], item);
  const right = resolve(operand.args[1], item);
  if (operand.type === 'function') {
    if (!left.L || !right.L) throw validationError(WRONG_TYPE);
    return { L: [...left.L, ...right.L] };
  }
  if (left.N === undefined || right.N === undefined) throw validationError(WRONG_TYPE);
  return checkedNumber(operand.type === 'add' ? addDecimals(left.N, right.N) : subtractDecimals(left.N, right.N));
}

const union = (a: string[], b: string[]) => [...a, ...b.filter((member) => !a.includes(member))];
const difference = (a: string[], b: string[]) => a.filter((member) => !b.includes(member));
const setOf = (type: string, members: string[]): AttributeValue =>
  // The three set types share this shape; a computed key does not narrow.
  ({ [type]: members }) as AttributeValue;

/** The value after the clause; undefined removes the attribute. */
function changed(clause: UpdateClause, item: Item): AttributeValue | undefined {
  if (clause.type === 'remove') return undefined;
  if (clause.type === 'set') return resolve(clause.val, item);
  const before = valueAt(item, clause.path);
  if (!before) return clause.type === 'add' ? clause.val : undefined;
  if (typeOf(before) !== typeOf(clause.val)) throw validationError(WRONG_TYPE);
  if (before.N !== undefined && clause.val.N !== undefined) return checkedNumber(addDecimals(before.N, clause.val.N));
  const members = before.SS ?? before.NS ?? before.BS ?? [];
  const operand = clause.val.SS ?? clause.val.NS ?? clause.val.BS ?? [];
  if (clause.type === 'add') return setOf(typeOf(before), union(members, operand));
  const left = difference(members, operand);
  return left.length > 0 ? setOf(typeOf(before), left) : undefined;
}

/** Answers with a new item; throws a ValidationException where an operand or a path does not fit the item. */
export function applyUpdate(clauses: UpdateClause[], before: Item): Item {
  const values = clauses.map((clause) => changed(clause, before));
  const after = structuredClone(before);
  const gaps = new Set<AttributeValue[]>();
  for (const [position, clause] of clauses.entries()) {
    const step = clause.path.at(-1);
    const parent = valueAt(after, clause.path.slice(0, -1));
    const value = values[position];
    if (typeof step === 'string' && parent?.M) {
      if (value) parent.M[step] = value;
      else delete parent.M[step];
    } else if (typeof step === 'number' && parent?.L) {
      gaps.add(parent.L);
      if (value) parent.L[step] = value;
      else delete parent.L[step];
    } else {
      throw validationError(NO_SUCH_PATH);
    }
  }
  // A removed member leaves a hole and a position beyond the end makes one: both close, in order.
  for (const list of gaps) {
    const members = Object.values(list);
    list.length = 0;
    for (const member of members) list.push(member);
  }
  return after;
}
