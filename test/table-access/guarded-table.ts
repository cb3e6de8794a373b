import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import { TABLE_DESIGN } from '../../adapters/dynamodb/table-design.ts';
import type { FunctionName } from '../../functions/catalogue.ts';
import { TABLE_ACCESS, type TableAccess } from '../../lib/constructs/table-access.ts';
import { createDynamoDb } from '../../local/dynamodb/engine.ts';
import { openStorage } from '../../local/storage/open-storage.ts';

/*
 * The table behind the roles of the deployed functions: the local engine knows no IAM, so this server asks
 * `table-access.ts` first, and refuses as AWS would. A function is known by its access key, which is its name. Step
 * Functions answers everybody with nothing; SES and SNS take every message until they are told to refuse.
 */

const Attribute = z.object({ S: z.string() });
const Keyed = z.object({ pk: Attribute });
const WithKey = z
  .union([z.object({ Key: Keyed }), z.object({ Item: Keyed })])
  .transform((one) => ('Key' in one ? one.Key : one.Item).pk.S);
const Batch = z.object({ RequestItems: z.record(z.string(), z.object({ Keys: z.array(Keyed) })) });
const Query = z.object({
  IndexName: z.string().optional(),
  KeyConditionExpression: z.string().regex(/^\w+ = :pk\b/),
  ExpressionAttributeValues: z.looseObject({ ':pk': Attribute }),
});
const Transaction = z.object({ TransactItems: z.array(z.record(z.string(), z.unknown())) });

/** What a request needs to be allowed, one by one: the permission and the partition key. */
interface Need {
  permission: string;
  pk: string;
}

function needsOf(operation: string, body: unknown): Need[] {
  switch (operation) {
    case 'BatchGetItem':
      return Object.values(Batch.parse(body).RequestItems).flatMap(({ Keys }) =>
        Keys.map(({ pk }) => ({ permission: operation, pk: pk.S })),
      );
    case 'Query': {
      const { IndexName, ExpressionAttributeValues } = Query.parse(body);
      return [{ permission: IndexName ?? 'Query', pk: ExpressionAttributeValues[':pk'].S }];
    }
    case 'TransactWriteItems':
      return Transaction.parse(body).TransactItems.flatMap((item) =>
        Object.entries(item).map(([verb, write]) => ({ permission: `${verb}Item`, pk: WithKey.parse(write) })),
      );
    default:
      return [{ permission: operation, pk: WithKey.parse(body) }];
  }
}

const like = (pattern: string): RegExp => new RegExp(`^${pattern.replaceAll('*', '.*')}$`);

/** The table, with what was refused and which grants were of use, as `<function> <permission> <rows>`. */
export async function guardTable(name: string) {
  const sql = openStorage(':memory:');
  const engine = createDynamoDb({ sql, now: Date.now });
  const used = new Set<string>();
  const refused: string[] = [];

  const judge = (caller: string, operation: string, body: unknown): boolean => {
    if (!(caller in TABLE_ACCESS)) return true;
    // `in` has just said so.
    const access: TableAccess = TABLE_ACCESS[caller as FunctionName];
    const grants = Object.entries(access);
    return needsOf(operation, body).every(({ permission, pk }) => {
      const rows = grants.find(([what]) => what === permission)?.[1] ?? [];
      const found = rows.filter((pattern) => like(pattern).test(pk));
      for (const pattern of found) used.add(`${caller} ${permission} ${pattern}`);
      if (found.length === 0) refused.push(`${caller} ${permission} ${pk}`);
      return found.length > 0;
    });
  };

  let refuses = false;
  let sent = 0;
  const texts: string[] = [];
  /** What SES and SNS answer. */
  const sending = (action: string) =>
    refuses
      ? {
          status: 400,
          text: '<ErrorResponse><Error><Code>InvalidParameter</Code><Message>PhoneNumber: no such</Message></Error></ErrorResponse>',
        }
      : {
          status: 200,
          text: `<${action}Response><${action}Result><MessageId>m-${++sent}</MessageId></${action}Result></${action}Response>`,
        };

  const answer = async (target: string, caller: string, body: string): Promise<{ status: number; text: string }> => {
    const [service, operation = ''] = target.split('.');
    if (service?.startsWith('AWSStepFunctions')) return { status: 200, text: '{}' };
    if (!service?.startsWith('DynamoDB')) {
      const request = new URLSearchParams(body);
      texts.push(request.get('Message') ?? '');
      return sending(request.get('Action') ?? '');
    }
    const request: unknown = JSON.parse(body);
    if (!judge(caller, operation, request))
      return { status: 400, text: JSON.stringify({ __type: '#AccessDeniedException', message: `${caller} may not` }) };
    const result = await engine.handle(target, request);
    return { status: result.status, text: JSON.stringify(result.body) };
  };

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const caller = /Credential=([^/]+)/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const result = await answer(
      String(request.headers['x-amz-target'] ?? ''),
      caller,
      Buffer.concat(chunks).toString(),
    );
    response.writeHead(result.status).end(result.text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const { partitionKey, sortKey, indexes, stream } = TABLE_DESIGN;
  const keys = [{ partitionKey, sortKey }, ...indexes].flatMap((each) => [each.partitionKey, each.sortKey]);
  const schema = (each: { partitionKey: string; sortKey: string }) => [
    { AttributeName: each.partitionKey, KeyType: 'HASH' },
    { AttributeName: each.sortKey, KeyType: 'RANGE' },
  ];
  await engine.handle('DynamoDB_20120810.CreateTable', {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: schema({ partitionKey, sortKey }),
    GlobalSecondaryIndexes: indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: schema(index),
      Projection: { ProjectionType: 'ALL' },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: stream },
  });

  return {
    // A TCP server's address is an object.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refused,
    used,
    /** From now on every address is said to be wrong. */
    refuseToSend: () => {
      refuses = true;
    },
    /** What SNS was given to send, oldest first; empty for an email. */
    texts: () => texts,
    /** Everything that changed so far, as stream records. */
    changes: () => engine.readStream(name, '', 1000),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      sql.close();
    },
  };
}
