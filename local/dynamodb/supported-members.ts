import { notSupported } from './service-error.ts';

/**
 * Request members that this engine leaves out. They are refused rather than ignored: the conditions and operators from
 * before expressions, and answers about capacity and collections that have no meaning here.
 */
const REFUSED = [
  'AttributesToGet',
  'AttributeUpdates',
  'ConditionalOperator',
  'Expected',
  'KeyConditions',
  'LocalSecondaryIndexes',
  'QueryFilter',
  'ScanFilter',
];
const REFUSED_UNLESS_NONE = ['ReturnConsumedCapacity', 'ReturnItemCollectionMetrics'];

export function checkMembers(body: unknown): void {
  if (typeof body !== 'object' || body === null) return;
  for (const [name, value] of Object.entries(body)) {
    if (REFUSED.includes(name) && value !== undefined) throw notSupported(`The parameter ${name}`);
    if (REFUSED_UNLESS_NONE.includes(name) && value !== undefined && value !== 'NONE') {
      throw notSupported(`${name} ${value}`);
    }
    if (name === 'RequestItems' || name === 'TransactItems') {
      for (const part of Object.values(value ?? {})) checkParts(part);
    }
  }
}

function checkParts(part: unknown): void {
  checkMembers(part);
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return;
  for (const inner of Object.values(part)) checkMembers(inner);
}
