import type { AttributeValue } from 'aws-lambda';
import { compareDecimals, significantDigits } from './decimal.ts';

/**
 * DynamoDB values in the JSON protocol's shape ({ S: 'text' }, bytes in base64), how they compare, and how large they
 * are. Used by conditions, updates, limits and the stream.
 */
export type { AttributeValue };
export type Item = Record<string, AttributeValue>;
export type ValueType = 'S' | 'N' | 'B' | 'SS' | 'NS' | 'BS' | 'L' | 'M' | 'BOOL' | 'NULL';

export const typeOf = (value: AttributeValue): ValueType =>
  // Requests are validated to have exactly one member, a type name.
  Object.keys(value)[0] as ValueType;

/** The attribute, undefined when absent; "constructor" and the like are ordinary names, not inherited members. */
export const attributeOf = (item: Item, name: string): AttributeValue | undefined =>
  Object.hasOwn(item, name) ? item[name] : undefined;

const bytesOf = (base64: string) => Buffer.from(base64, 'base64');
const sameMembers = (a: string[], b: string[]) => a.length === b.length && a.every((member) => b.includes(member));

/** Equality as `=` sees it: of one type and one value; sets and maps in any order. */
export function valuesEqual(a: AttributeValue, b: AttributeValue): boolean {
  if (a.S !== undefined) return a.S === b.S;
  if (a.N !== undefined) return b.N !== undefined && compareDecimals(a.N, b.N) === 0;
  if (a.BOOL !== undefined) return a.BOOL === b.BOOL;
  if (a.NULL !== undefined) return a.NULL === b.NULL;
  if (a.B !== undefined) return a.B === b.B;
  if (a.M !== undefined) return b.M !== undefined && itemsEqual(a.M, b.M);
  if (a.L !== undefined) {
    const other = b.L;
    return (
      other?.length === a.L.length &&
      a.L.every((member, position) => {
        const counterpart = other[position];
        return counterpart !== undefined && valuesEqual(member, counterpart);
      })
    );
  }
  if (a.SS !== undefined) return b.SS !== undefined && sameMembers(a.SS, b.SS);
  if (a.NS !== undefined) return b.NS !== undefined && sameMembers(a.NS, b.NS);
  return a.BS !== undefined && b.BS !== undefined && sameMembers(a.BS, b.BS);
}

export function itemsEqual(a: Item, b: Item): boolean {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => {
    const left = a[name];
    const right = attributeOf(b, name);
    return left !== undefined && right !== undefined && valuesEqual(left, right);
  });
}

/** Negative, zero or positive; undefined where the two have no order (different types, or types without one). */
export function compareValues(a: AttributeValue, b: AttributeValue): number | undefined {
  if (a.N !== undefined && b.N !== undefined) return compareDecimals(a.N, b.N);
  // Strings are ordered by their UTF-8 bytes, which differs from JavaScript's order beyond the basic plane.
  if (a.S !== undefined && b.S !== undefined) return Buffer.compare(Buffer.from(a.S), Buffer.from(b.S));
  if (a.B !== undefined && b.B !== undefined) return Buffer.compare(bytesOf(a.B), bytesOf(b.B));
  return undefined;
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
const textSize = (text: string) => Buffer.byteLength(text, 'utf8');
const binarySize = (base64: string) => Buffer.byteLength(base64, 'base64');
const numberSize = (text: string) => Math.ceil(significantDigits(text) / 2) + 1 + (text.startsWith('-') ? 1 : 0);

function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return textSize(value.S);
  if (value.N !== undefined) return numberSize(value.N);
  if (value.B !== undefined) return binarySize(value.B);
  if (value.SS !== undefined) return sum(value.SS.map(textSize));
  if (value.NS !== undefined) return sum(value.NS.map(numberSize));
  if (value.BS !== undefined) return sum(value.BS.map(binarySize));
  if (value.L !== undefined) return 3 + sum(value.L.map((member) => 1 + valueSize(member)));
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + itemSize(value.M);
  return 1;
}

/** Bytes, by the rules of "DynamoDB item sizes and formats" in the AWS developer guide. */
export function itemSize(item: Item): number {
  return sum(Object.entries(item).map(([name, value]) => textSize(name) + valueSize(value)));
}
