import type { DynamoDBRecord } from 'aws-lambda';

/**
 * Lambda's event filtering for stream records, as `FilterCriteria` patterns: every key of a pattern must match, an array
 * holds alternatives, and a record passes when any of the patterns matches. Of the operators, those that stream
 * consumers here use: exact value, prefix, suffix, exists, anything-but. Any other is refused at the start, because a
 * pattern that quietly never matches is a message that is never sent.
 */
type Matcher = (value: unknown) => boolean;
type Scalar = string | number | boolean | null;

const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list in the record matches when any member does. */
const anyOf =
  (matcher: Matcher): Matcher =>
  (value) =>
    Array.isArray(value) ? value.some(matcher) : matcher(value);

const refused = (what: unknown) => new Error(`This filter pattern is not supported here: ${JSON.stringify(what)}`);

function compileAlternative(alternative: unknown): Matcher {
  if (isScalar(alternative)) return anyOf((value) => value === alternative);
  if (!isObject(alternative) || Object.keys(alternative).length !== 1) throw refused(alternative);
  const { prefix, suffix, exists, 'anything-but': anythingBut } = alternative;
  if (typeof prefix === 'string') return anyOf((value) => typeof value === 'string' && value.startsWith(prefix));
  if (typeof suffix === 'string') return anyOf((value) => typeof value === 'string' && value.endsWith(suffix));
  // As on AWS, only a leaf exists: an object on the way to one does not.
  if (typeof exists === 'boolean') return (value) => (value !== undefined && !isObject(value)) === exists;
  const unwanted = Array.isArray(anythingBut) ? anythingBut : [anythingBut];
  if (unwanted.length === 0 || !unwanted.every(isScalar)) throw refused(alternative);
  return anyOf((value) => isScalar(value) && !unwanted.includes(value));
}

function compile(pattern: unknown): Matcher {
  if (Array.isArray(pattern)) {
    if (pattern.length === 0) throw refused(pattern);
    const alternatives = pattern.map(compileAlternative);
    return (value) => alternatives.some((matches) => matches(value));
  }
  if (!isObject(pattern) || '$or' in pattern) throw refused(pattern);
  const members = Object.entries(pattern).map(([name, below]) => [name, compile(below)] as const);
  return (value) => members.every(([name, matches]) => matches(isObject(value) ? value[name] : undefined));
}

/** Answers whether a record is for this consumer; without patterns, every record is. Throws for an unknown operator. */
export function compileFilters(patterns: object[]): (record: DynamoDBRecord) => boolean {
  const matchers = patterns.map(compile);
  return (record) => matchers.length === 0 || matchers.some((matches) => matches(record));
}
