import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { compileFilters } from '../../../local/streams/filter-pattern.ts';

const record: DynamoDBRecord = {
  eventName: 'MODIFY',
  dynamodb: {
    Keys: { pk: { S: 'A#1#ESC#1234' }, sk: { S: 'ESC' } },
    NewImage: { status: { S: 'pending' }, tags: { SS: ['a', 'b'] }, off: { BOOL: false } },
  },
};
const passes = (...patterns: object[]) => compileFilters(patterns)(record);

describe('a filter pattern', () => {
  it('lets everything pass when there is none', () => {
    expect(passes()).toBe(true);
  });

  it('needs every key to match, and any alternative of each', () => {
    const image = (status: string[]) => ({
      dynamodb: { Keys: { sk: { S: ['ESC'] } }, NewImage: { status: { S: status } } },
    });
    expect(passes(image(['assigned', 'pending']))).toBe(true);
    expect(passes(image(['assigned']))).toBe(false);
    expect(passes({ eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: ['ESC'] } } } })).toBe(false);
  });

  it('passes when any of several patterns does', () => {
    expect(passes({ eventName: ['INSERT'] }, { eventName: ['MODIFY'] })).toBe(true);
    expect(passes({ eventName: ['INSERT'] }, { eventName: ['REMOVE'] })).toBe(false);
  });

  it.each([
    [{ prefix: 'A#1#' }, true],
    [{ prefix: 'A#2#' }, false],
    [{ suffix: '#1234' }, true],
    [{ suffix: '#123' }, false],
    [{ 'anything-but': ['x', 'y'] }, true],
    [{ 'anything-but': 'A#1#ESC#1234' }, false],
    [{ exists: true }, true],
    [{ exists: false }, false],
  ])('understands %j', (alternative, expected) => {
    expect(passes({ dynamodb: { Keys: { pk: { S: [alternative] } } } })).toBe(expected);
  });

  it('sees what is absent', () => {
    expect(passes({ dynamodb: { OldImage: { status: { S: [{ exists: false }] } } } })).toBe(true);
    expect(passes({ dynamodb: { OldImage: { status: { S: [{ 'anything-but': ['x'] }] } } } })).toBe(false);
    expect(passes({ dynamodb: { OldImage: { status: { S: ['pending'] } } } })).toBe(false);
  });

  it('matches members of a set, and false', () => {
    expect(passes({ dynamodb: { NewImage: { tags: { SS: ['b'] } } } })).toBe(true);
    expect(passes({ dynamodb: { NewImage: { off: { BOOL: [false] } } } })).toBe(true);
  });

  it.each([
    { eventName: 'MODIFY' },
    { eventName: [] },
    { eventName: [{ numeric: ['>', 1] }] },
    { eventName: [{ prefix: 'a', suffix: 'b' }] },
    { $or: [{ eventName: ['MODIFY'] }] },
    { dynamodb: { NewImage: { total: { N: [{ 'anything-but': { prefix: '1' } }] } } } },
  ])('is refused at once when it is not understood: %j', (pattern) => {
    expect(() => compileFilters([pattern])).toThrow(/not supported here/);
  });
});
