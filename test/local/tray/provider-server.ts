import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { type Activity, createActivity } from '../../../local/clock/activity.ts';
import { createClock, type LocalClock } from '../../../local/clock/local-clock.ts';
import { createFaults } from '../../../local/tray/faults.ts';
import { createReceipts, type Receipt } from '../../../local/tray/receipts.ts';
import type { ProviderParts } from '../../../local/tray/take-message.ts';
import { createTray } from '../../../local/tray/tray.ts';

export const NOON = Date.parse('2026-06-01T15:00:00Z');

export interface ProviderServer extends ProviderParts, AsyncDisposable {
  url: string;
  clock: LocalClock;
  activity: Activity;
  /** The receipts handed to the application, in order. */
  received: Receipt[];
  /** The delays that were asked for, in milliseconds. */
  delays: number[];
}

/** One provider endpoint on a free port, over an empty tray and a virtual clock that starts at NOON. */
export async function startProvider(
  handle: (parts: ProviderParts, req: IncomingMessage, res: ServerResponse) => Promise<void>,
): Promise<ProviderServer> {
  const activity = createActivity();
  const clock = createClock({ mode: 'virtual', startAt: NOON, activity });
  const sql = new DatabaseSync(':memory:');
  const tray = createTray({ sql, now: clock.now });
  const received: Receipt[] = [];
  const onReceipt = async (receipt: Receipt) => {
    received.push(receipt);
  };
  const receipts = createReceipts({ sql, tray, at: clock.at, onReceipt });
  const delays: number[] = [];
  const delay = async (ms: number) => {
    delays.push(ms);
  };
  const parts: ProviderParts = { tray, faults: createFaults(), receipts, now: clock.now, delay };
  const server = createServer((req, res) => void handle(parts, req, res));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    ...parts,
    url: `http://127.0.0.1:${port}`,
    clock,
    activity,
    received,
    delays,
    async [Symbol.asyncDispose]() {
      clock.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      sql.close();
    },
  };
}

/** What every client of a local endpoint is made of: no real credentials, and no retries behind the test's back. */
export const clientTo = (url: string) => ({
  endpoint: url,
  region: 'us-east-1',
  maxAttempts: 1,
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
