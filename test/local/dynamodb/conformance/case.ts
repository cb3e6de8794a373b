import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/**
 * The conformance cases are data: requests of the SDK and what DynamoDB answers (names, reasons, items; never message
 * texts, which are not stable). In every string, `$table` stands for the table, `$design` for one as the
 * stack deploys it, and a leading `$` for a prefix of the
 * case's own, so that all cases share one table.
 */
export interface Step {
  operation: string;
  input: object;
  /** Members that the answer must have, exactly so. */
  answers?: object;
  /** Members that the answer must not have. */
  lacks?: string[];
  /** The exception's name. */
  fails?: string;
  /** Codes of a TransactionCanceledException, in order. */
  reasons?: string[];
  /** The item that a failed condition shows. */
  shows?: Attributes;
  /** Reads an index, which on AWS may be behind for a moment. */
  eventually?: true;
}

export interface ConformanceCase {
  name: string;
  steps: Step[];
}

export type Attributes = Record<string, AttributeValue>;

export const s = (S: string): AttributeValue => ({ S });
export const n = (value: number | string): AttributeValue => ({ N: String(value) });
export const bytes = (text: string): AttributeValue => ({ B: new TextEncoder().encode(text) });
export const list = (...L: AttributeValue[]): AttributeValue => ({ L });
export const map = (M: Attributes): AttributeValue => ({ M });
export const strings = (...SS: string[]): AttributeValue => ({ SS });
export const numbers = (...NS: Array<number | string>): AttributeValue => ({ NS: NS.map(String) });

export const key = (id = '$a', sort = 'A'): Attributes => ({ pk: s(id), sk: s(sort) });

type Extra = Partial<Step> & { with?: object };

const step = (operation: string, input: object, { with: more, ...extra }: Extra = {}): Step => ({
  operation,
  input: { TableName: '$table', ...input, ...more },
  ...extra,
});

export const put = (item: Attributes, extra?: Extra) => step('PutItem', { Item: item }, extra);
export const get = (id: Attributes, extra?: Extra) => step('GetItem', { Key: id, ConsistentRead: true }, extra);
export const update = (id: Attributes, UpdateExpression: string, extra?: Extra) =>
  step('UpdateItem', { Key: id, UpdateExpression }, extra);
export const remove = (id: Attributes, extra?: Extra) => step('DeleteItem', { Key: id }, extra);
export const query = (KeyConditionExpression: string, values: Attributes, extra?: Extra) =>
  step('Query', { KeyConditionExpression, ExpressionAttributeValues: values }, extra);
export const call = (operation: string, input: object, extra: Partial<Step> = {}): Step => ({
  operation,
  input,
  ...extra,
});
