import { writeSync } from 'node:fs';
import { createDynamoDb } from '../../../local/dynamodb/engine.ts';
import { openStorage } from '../../../local/storage/open-storage.ts';
import { tableNamed } from './served-engine.ts';

/**
 * Writes pairs of items to the file named by its argument, without end, and says each acknowledged number on a line of
 * its own. The durability test runs it as a process to kill it in the middle.
 */
const [path = '', first = '0'] = process.argv.slice(2);
const engine = createDynamoDb({ sql: openStorage(path), now: Date.now });
const TableName = 'main';
await engine.handle('DynamoDB_20120810.CreateTable', tableNamed(TableName));

for (let number = Number(first); ; number++) {
  const item = (side: string) => ({
    pk: { S: side },
    sk: { S: String(number) },
    gsi1pk: { S: `all ${side}` },
    gsi1sk: { S: String(number) },
  });
  const { status } = await engine.handle('DynamoDB_20120810.TransactWriteItems', {
    TransactItems: [{ Put: { TableName, Item: item('left') } }, { Put: { TableName, Item: item('right') } }],
  });
  if (status === 200) writeSync(1, `${number}\n`);
}
