import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDynamoDb, type DynamoDbEngine } from '../../../local/dynamodb/engine.ts';
import { openStorage } from '../../../local/storage/open-storage.ts';
import { fc } from '../../support/property.ts';
import { condition, doc, update } from './fuzz/expression-generators.ts';
import { type Doc, modelHolds, modelUpdate, wire } from './fuzz/expression-model.ts';
import { writeCondition, writer, writeUpdate } from './fuzz/expression-writer.ts';
import { tableNamed } from './served-engine.ts';

/**
 * Random conditions and updates: the engine and an independent model must agree on every one of them. FUZZ_RUNS says on
 * how many (more in `npm run test:long`).
 */
const RUNS = Number(process.env.FUZZ_RUNS ?? 1500);
/** A hundredth of a second for each, on a machine that is busy otherwise. */
const LONGEST_MS = 30_000 + RUNS * 10;
const sql = openStorage(':memory:');
let engine: DynamoDbEngine;
const TableName = 'fuzz';
const Key = { pk: { S: 'item' }, sk: { S: 'A' } };
const send = (operation: string, body: object) =>
  engine.handle(`DynamoDB_20120810.${operation}`, { TableName, ...body });
const failureOf = (body: unknown) => /#(\w+)/.exec(JSON.stringify(body))?.[1];
const itemOf = (document: Doc) => ({
  ...Key,
  ...Object.fromEntries(Object.entries(document).map(([name, value]) => [name, wire(value)])),
});

beforeAll(async () => {
  engine = createDynamoDb({ sql, now: Date.now });
  await send('CreateTable', tableNamed(TableName));
});
afterAll(() => sql.close());

describe('against an independent model', () => {
  it('conditions hold for the same items', { timeout: LONGEST_MS }, async () => {
    let held = 0;
    let judged = 0;
    await fc.assert(
      fc.asyncProperty(doc, condition, async (document, cond) => {
        const to = writer();
        const ConditionExpression = writeCondition(to, cond);
        await send('PutItem', { Item: itemOf(document) });
        const { status, body } = await send('PutItem', {
          Item: itemOf(document),
          ConditionExpression,
          ...(Object.keys(to.values).length > 0 && { ExpressionAttributeValues: to.values }),
        });
        // Some generated texts are invalid as such (an operand compared with itself, swapped literal bounds).
        fc.pre(failureOf(body) !== 'ValidationException');
        judged += 1;
        held += status === 200 ? 1 : 0;
        expect([ConditionExpression, status === 200]).toEqual([ConditionExpression, modelHolds(document, cond)]);
      }),
      { numRuns: RUNS },
    );
    // The generator must reach both outcomes, or agreement would say little.
    expect(held).toBeGreaterThan(judged / 10);
    expect(held).toBeLessThan((judged * 9) / 10);
  });

  it('updates make the same items, or are refused alike', { timeout: LONGEST_MS }, async () => {
    let refused = 0;
    let judged = 0;
    await fc.assert(
      fc.asyncProperty(doc, update, async (before, clauses) => {
        const to = writer();
        const UpdateExpression = writeUpdate(to, clauses);
        await send('PutItem', { Item: itemOf(before) });
        const { status } = await send('UpdateItem', {
          Key,
          UpdateExpression,
          ...(Object.keys(to.values).length > 0 && { ExpressionAttributeValues: to.values }),
        });
        const { body } = await send('GetItem', { Key });
        const after = modelUpdate(before, clauses);
        judged += 1;
        refused += status === 200 ? 0 : 1;
        expect([UpdateExpression, status]).toEqual([UpdateExpression, after === 'refused' ? 400 : 200]);
        const expected = itemOf(after === 'refused' ? before : after);
        expect([UpdateExpression, canonicalItem(body)]).toEqual([UpdateExpression, canonicalItem({ Item: expected })]);
      }),
      { numRuns: RUNS },
    );
    expect(refused).toBeGreaterThan(judged / 20);
    expect(refused).toBeLessThan((judged * 19) / 20);
  });
});

/** Sets have no order. */
function canonicalItem(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (name, member) => (name === 'SS' ? [...member].sort() : member));
}
