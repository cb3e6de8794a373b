/*
 * How many writes a second the local DynamoDB engine takes, into a file and with stream and indexes as deployed: in
 * process, and through the real SDK client over HTTP with client and engine in this one process, so on one core. One
 * JSON; run it with `node bench/local-table.ts`.
 */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DynamoDBClient, GetItemCommand, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { createDynamoDb } from '../local/dynamodb/engine.ts';
import { handleDynamoDbRequest } from '../local/dynamodb/http.ts';
import { openStorage } from '../local/storage/open-storage.ts';
import { tableOfDesign } from '../local/table-of-design.ts';

const RUNS = 5;
const SECONDS = 1;
/** Requests under way at once. */
const CLIENTS = 8;
const TableName = 'bench';

const folder = await mkdtemp(path.join(tmpdir(), 'callout-bench-'));
const sql = openStorage(path.join(folder, 'bench.sqlite'));
const engine = createDynamoDb({ sql, now: Date.now });
const server = createServer((req, res) => void handleDynamoDbRequest(engine, req, res)).listen(0, '127.0.0.1');
await once(server, 'listening');
// The runs in process leave no turn to the server: its connections must outlive them.
server.keepAliveTimeout = 600_000;
const client = new DynamoDBClient({
  // A server that listens on a port has an address of this kind.
  endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  maxAttempts: 1,
});

let written = 0;
/** An item of the size of an escalation, in both indexes. */
const nextItem = () => {
  const n = written++;
  return {
    pk: { S: `A#northside#ESC#${n}` },
    sk: { S: 'ESC' },
    gsi1pk: { S: 'A#northside#ESC#pending' },
    gsi1sk: { S: `2026-06-01T15:00:00.000Z#${n}` },
    gsi2pk: { S: `DUE#WORK#${n % 4}` },
    gsi2sk: { S: `2026-06-01T15:05:00.000Z#ESC#${n}` },
    version: { N: '1' },
    body: { S: 'x'.repeat(1000) },
  };
};
const transaction = () => ({
  TransactItems: [1, 2, 3].map(() => ({
    Put: { TableName, Item: nextItem(), ConditionExpression: 'attribute_not_exists(pk)' },
  })),
});
const inProcess = async (operation: string, body: object) => {
  const { status, body: answer } = await engine.handle(`DynamoDB_20120810.${operation}`, body);
  if (status !== 200) throw new Error(`${operation} failed: ${JSON.stringify(answer)}`);
};

function figures(found: number[]) {
  const sorted = found.toSorted((a, b) => a - b);
  return { median: sorted[sorted.length >> 1], least: sorted[0], most: sorted.at(-1) };
}

/** Requests a second of each run: by the clock, and by the CPU time used, which a busy machine does not change as much. */
async function rates(clients: number, write: () => Promise<unknown>) {
  const perSecond: number[] = [];
  const perCpuSecond: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const begun = performance.now();
    const cpuBefore = process.cpuUsage();
    let count = 0;
    const work = async () => {
      while (performance.now() - begun < SECONDS * 1000) {
        await write();
        count++;
      }
    };
    await Promise.all(Array.from({ length: clients }, work));
    const { user, system } = process.cpuUsage(cpuBefore);
    // The first run warms up.
    if (run === 0) continue;
    perSecond.push(Math.round(count / ((performance.now() - begun) / 1000)));
    perCpuSecond.push(Math.round(count / ((user + system) / 1e6)));
  }
  return { perSecond: figures(perSecond), perCpuSecond: figures(perCpuSecond) };
}

await inProcess('CreateTable', tableOfDesign(TableName));
const Item = nextItem();
await client.send(new PutItemCommand({ TableName, Item }));
const { Item: found } = await client.send(new GetItemCommand({ TableName, Key: { pk: Item.pk, sk: Item.sk } }));
if (JSON.stringify(found?.version) !== JSON.stringify(Item.version)) throw new Error('wrong before it was timed');

const result = {
  unit: 'requests',
  runs: RUNS,
  inProcess: {
    put: await rates(1, () => inProcess('PutItem', { TableName, Item: nextItem() })),
    transactionOfThree: await rates(1, () => inProcess('TransactWriteItems', transaction())),
  },
  throughTheSdk: {
    put: await rates(CLIENTS, () => client.send(new PutItemCommand({ TableName, Item: nextItem() }))),
    transactionOfThree: await rates(CLIENTS, () => client.send(new TransactWriteItemsCommand(transaction()))),
  },
};
client.destroy();
server.closeAllConnections();
server.close();
sql.close();
await rm(folder, { recursive: true, force: true });
console.log(JSON.stringify(result));
