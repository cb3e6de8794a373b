import * as dynamodb from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableOfDesign } from '../../../local/table-of-design.ts';
import type { ConformanceCase, Step } from './conformance/case.ts';
import { conditionCases } from './conformance/conditions.ts';
import { limitCases } from './conformance/limits.ts';
import { OUTBOX_WRITES } from './conformance/outbox-writes.ts';
import { readCases } from './conformance/reads.ts';
import { queryCase, writeCase } from './conformance/store-case.ts';
import { STORE_QUERIES } from './conformance/store-queries.ts';
import { STORE_WRITES } from './conformance/store-writes.ts';
import { transactionCases } from './conformance/transactions.ts';
import { updateCases } from './conformance/updates.ts';
import { localClientConfig, type ServedEngine, serveEngine, tableNamed } from './served-engine.ts';

/**
 * What DynamoDB answers, checked through the real SDK client: against the engine of this repository, or with
 * CONFORMANCE_ENDPOINT against any other (DynamoDB Local, or AWS itself at its regional endpoint with credentials from
 * the environment). The same cases must hold on both, which is what makes the local engine a fair stand-in.
 */
const endpoint = process.env.CONFORMANCE_ENDPOINT;
const TABLE = `conformance-${Date.now().toString(36)}`;
/** A table as the stack deploys it, for what the stores send. */
const DESIGN = `${TABLE}-design`;
let served: ServedEngine | undefined;
let client: dynamodb.DynamoDBClient;

const clientFor = (url: string) =>
  new dynamodb.DynamoDBClient(
    url.includes('amazonaws.com') ? { endpoint: url, maxAttempts: 1 } : localClientConfig(url),
  );

beforeAll(async () => {
  served = endpoint ? undefined : await serveEngine();
  client = endpoint ? clientFor(endpoint) : (served?.client ?? clientFor(''));
  for (const table of [tableNamed(TABLE), tableOfDesign(DESIGN)]) {
    await client.send(new dynamodb.CreateTableCommand(table));
    const { TableName } = table;
    await dynamodb.waitUntilTableExists({ client, maxWaitTime: 120, minDelay: 1 }, { TableName });
  }
});

afterAll(async () => {
  for (const TableName of [TABLE, DESIGN]) await client.send(new dynamodb.DeleteTableCommand({ TableName }));
  await served?.close();
});

/** `$table` and `$design` become the tables' names, and any other string that begins with `$` belongs to the case. */
function fill(value: unknown, prefix: string): unknown {
  if (typeof value === 'string') {
    if (value === '$table') return TABLE;
    if (value === '$design') return DESIGN;
    return value.startsWith('$') ? `${prefix}${value.slice(1)}` : value;
  }
  if (Array.isArray(value)) return value.map((member) => fill(member, prefix));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name === '$table' ? TABLE : name, fill(member, prefix)]),
  );
}

async function send(operation: string, input: unknown): Promise<object> {
  // The commands of the client by name, to be able to write operations as data.
  const commands = dynamodb as unknown as Record<string, new (input: unknown) => dynamodb.GetItemCommand>;
  const Command = commands[`${operation}Command`];
  if (!Command) throw new Error(`The client has no operation ${operation}`);
  return client.send(new Command(input));
}

/** Sets have no order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      (name === 'SS' || name === 'NS') && Array.isArray(member) ? member.toSorted() : sorted(member),
    ]),
  );
}

async function check(step: Step, prefix: string): Promise<void> {
  const input = fill(step.input, prefix);
  if (step.fails) {
    const failure = await send(step.operation, input).then(
      () => ({ name: 'no failure' }),
      (error: Error & { CancellationReasons?: Array<{ Code: string; Item?: object }>; Item?: object }) => error,
    );
    expect(failure.name).toBe(step.fails);
    const reasons = 'CancellationReasons' in failure ? failure.CancellationReasons : undefined;
    expect(reasons?.map((reason) => reason.Code)).toEqual(step.reasons);
    const shown = reasons?.find((reason) => reason.Item)?.Item ?? ('Item' in failure ? failure.Item : undefined);
    expect(shown).toEqual(fill(step.shows, prefix));
    return;
  }
  const answer = sorted(await send(step.operation, input));
  for (const [name, expected] of Object.entries(step.answers ?? {})) {
    expect(answer).toHaveProperty(name, sorted(fill(expected, prefix)));
  }
  for (const name of step.lacks ?? []) expect((answer as Record<string, unknown>)[name]).toBeUndefined();
}

function run(cases: ConformanceCase[]): void {
  for (const [position, { name, steps }] of cases.entries()) {
    it(name, async () => {
      const prefix = `${name.slice(0, 8)}${position}-`;
      for (const step of steps) {
        if (step.eventually)
          await expect.poll(() => check(step, prefix).then(() => 'as expected', String)).toBe('as expected');
        else await check(step, prefix);
      }
    });
  }
}

describe('conditions', () => run(conditionCases));
describe('updates', () => run(updateCases));
describe('transactions', () => run(transactionCases));
describe('reads', () => run(readCases));
describe('limits', () => run(limitCases));
describe('what the stores send', () =>
  run([...[...STORE_WRITES, ...OUTBOX_WRITES].map(writeCase), ...STORE_QUERIES.map(queryCase)]));

describe.skipIf(endpoint !== undefined)('stream and expiry (the local engine only: elsewhere they take hours)', () => {
  it('an expired item is gone after the sweep, and the stream says by whom', async () => {
    const TimeToLiveSpecification = { AttributeName: 'expiresAt', Enabled: true };
    await client.send(new dynamodb.UpdateTimeToLiveCommand({ TableName: TABLE, TimeToLiveSpecification }));
    const Key = { pk: { S: 'expired' }, sk: { S: 'A' } };
    const expiresAt = { N: String(Math.floor(Date.now() / 1000) - 60) };
    await client.send(new dynamodb.PutItemCommand({ TableName: TABLE, Item: { ...Key, expiresAt } }));
    expect(served?.engine.sweepExpired()).toBe(1);
    expect(await client.send(new dynamodb.GetItemCommand({ TableName: TABLE, Key }))).not.toHaveProperty('Item');
    const records = served?.engine.readStream(TABLE, '', 1_000_000) ?? [];
    expect(records.at(-1)).toMatchObject({ eventName: 'REMOVE', userIdentity: { type: 'Service' } });
  });
});
