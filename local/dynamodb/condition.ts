import { type AttributeValue, compareValues, type Item, typeOf, valuesEqual } from './attribute-value.ts';
import { type DocumentPath, valueAt } from './document-path.ts';
import { validationError } from './service-error.ts';

/**
 * Condition and filter expressions, evaluated on the parsed tree. Written here rather than taken from the parser's
 * library because there two absent attributes compare as equal, `false` and '' count as absent, and lists and maps are
 * compared by identity.
 */
type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

type ConditionOperand = DocumentPath | AttributeValue | { type: 'function'; name: 'size'; args: ConditionOperand[] };

export type Condition =
  | { type: 'and'; args: [Condition, Condition] }
  | { type: 'or'; args: [Condition, Condition] }
  | { type: 'not'; args: [Condition] }
  | { type: Comparison; args: [ConditionOperand, ConditionOperand] }
  | { type: 'between' | 'in'; args: ConditionOperand[] }
  | {
      type: 'function';
      name: 'attribute_exists' | 'attribute_not_exists' | 'attribute_type' | 'begins_with' | 'contains';
      args: ConditionOperand[];
    };

type Operand = AttributeValue | undefined;

function sizeOf(value: Operand): Operand {
  if (!value) return undefined;
  const collection = value.SS ?? value.NS ?? value.BS ?? value.L;
  const size =
    value.S?.length ??
    (value.B === undefined ? undefined : Buffer.byteLength(value.B, 'base64')) ??
    collection?.length ??
    (value.M && Object.keys(value.M).length);
  return size === undefined ? undefined : { N: String(size) };
}

function resolve(operand: ConditionOperand | undefined, item: Item): Operand {
  if (operand === undefined) return undefined;
  if (Array.isArray(operand)) return valueAt(item, operand);
  if ('type' in operand) return sizeOf(resolve(operand.args[0], item));
  return operand;
}

function compares(comparison: Comparison, a: Operand, b: Operand): boolean {
  if (!a || !b) return comparison === '<>';
  if (comparison === '=') return valuesEqual(a, b);
  if (comparison === '<>') return !valuesEqual(a, b);
  const order = compareValues(a, b);
  if (order === undefined) return false;
  if (comparison === '<') return order < 0;
  if (comparison === '<=') return order <= 0;
  return comparison === '>' ? order > 0 : order >= 0;
}

function beginsWith(value: Operand, prefix: Operand): boolean {
  if (value?.S !== undefined && prefix?.S !== undefined) return value.S.startsWith(prefix.S);
  if (value?.B === undefined || prefix?.B === undefined) return false;
  const start = Buffer.from(prefix.B, 'base64');
  return Buffer.from(value.B, 'base64').subarray(0, start.length).equals(start);
}

function contains(value: Operand, part: Operand): boolean {
  if (!value || !part) return false;
  if (value.S !== undefined) return part.S !== undefined && value.S.includes(part.S);
  if (value.B !== undefined) {
    return part.B !== undefined && Buffer.from(value.B, 'base64').includes(Buffer.from(part.B, 'base64'));
  }
  if (value.SS) return part.S !== undefined && value.SS.includes(part.S);
  if (value.NS) return part.N !== undefined && value.NS.includes(part.N);
  if (value.BS) return part.B !== undefined && value.BS.includes(part.B);
  return value.L?.some((member) => valuesEqual(member, part)) ?? false;
}

/** Whether the condition holds for the item; an item that does not exist is an empty one. */
export function holds(condition: Condition, item: Item): boolean {
  if (condition.type === 'and') return condition.args.every((part) => holds(part, item));
  if (condition.type === 'or') return condition.args.some((part) => holds(part, item));
  if (condition.type === 'not') return !holds(condition.args[0], item);
  const [first, ...rest] = condition.args.map((operand) => resolve(operand, item));
  const [second, third] = rest;
  if (condition.type === 'between') return compares('>=', first, second) && compares('<=', first, third);
  if (condition.type === 'in') return rest.some((choice) => compares('=', first, choice));
  if (condition.type !== 'function') return compares(condition.type, first, second);
  if (condition.name === 'attribute_exists') return first !== undefined;
  if (condition.name === 'attribute_not_exists') return first === undefined;
  if (condition.name === 'attribute_type') return first !== undefined && typeOf(first) === second?.S;
  return condition.name === 'begins_with' ? beginsWith(first, second) : contains(first, second);
}

const ORDERED: readonly string[] = ['S', 'N', 'B'];
const ORDERING: readonly string[] = ['<', '<=', '>', '>=', 'between'];

/** Refuses an order comparison with a literal that has no order, as DynamoDB does before it looks at any item. */
export function checkOperandTypes(condition: Condition): void {
  if (condition.type === 'and' || condition.type === 'or' || condition.type === 'not') {
    for (const part of condition.args) checkOperandTypes(part);
    return;
  }
  if (!ORDERING.includes(condition.type)) return;
  for (const operand of condition.args) {
    if (Array.isArray(operand) || 'type' in operand || ORDERED.includes(typeOf(operand))) continue;
    throw validationError(
      `Incorrect operand type for operator or function; operator: ${condition.type}, operand type: ${typeOf(operand)}`,
    );
  }
}
