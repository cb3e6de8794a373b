import type { DatabaseSync } from 'node:sqlite';
import { ulid } from 'ulid';
import type { Channel, Tray } from './tray.ts';

/**
 * Delivery receipts on their way back from the providers. Each waits as a row until the clock reaches its time, is
 * written on the tray's item and handed to the application; the row goes when that is done. After a kill the rows are
 * still there and are handed over at the next start: at least once, as on AWS.
 */
export interface Receipt {
  channel: Channel;
  messageId: string;
  to: string;
  outcome: 'delivered' | 'failed';
  /** Why it failed, in the provider's words. */
  reason?: string;
  /** Epoch milliseconds, by the local clock. */
  dueAt: number;
  /** What the provider itself writes: a line of SNS's SMS delivery log, an event of SES or End User Messaging. */
  document: Record<string, unknown>;
}

export interface Receipts {
  /** Keeps the receipt and hands it over once the clock has reached `dueAt`. */
  schedule(receipt: Receipt): void;
  /** Hands the receipt over now; resolves when the application has taken it. */
  handOver(receipt: Receipt): Promise<void>;
  /** Those still to come, earliest first. */
  list(): Receipt[];
  /** Forgets all that are still to come. */
  clear(): void;
}

/**
 * Opens the receipts in `sql` (a table of its own) and arms those that an earlier run left.
 * `at` is the clock's: it calls `fire` once `when` (epoch milliseconds) is reached and answers with the cancellation.
 * A receipt that `onReceipt` rejects stays and is handed over again at the next start. `onReceipt` is work under way:
 * the caller counts it, so that an advance of the clock waits for it.
 */
export function createReceipts({
  sql,
  tray,
  at,
  onReceipt,
}: {
  sql: DatabaseSync;
  tray: Pick<Tray, 'settle'>;
  at: (when: number, fire: () => void) => () => void;
  onReceipt: (receipt: Receipt) => Promise<void>;
}): Receipts {
  sql.exec(
    'CREATE TABLE IF NOT EXISTS tray_receipt (id TEXT PRIMARY KEY, due_at INTEGER NOT NULL, receipt TEXT NOT NULL)',
  );
  const insert = sql.prepare('INSERT INTO tray_receipt (id, due_at, receipt) VALUES (?, ?, ?)');
  const remove = sql.prepare('DELETE FROM tray_receipt WHERE id = ?');
  const select = sql.prepare('SELECT id, receipt FROM tray_receipt ORDER BY due_at, rowid');
  const cancellations = new Map<string, () => void>();

  const handOver = async (receipt: Receipt) => {
    const { messageId, to, outcome, reason } = receipt;
    tray.settle({ messageId, to, status: outcome, ...(reason !== undefined && { reason }) });
    await onReceipt(receipt);
  };

  const arm = (id: string, receipt: Receipt) => {
    const fire = () => {
      cancellations.delete(id);
      handOver(receipt)
        .then(() => remove.run(id))
        .catch((error: unknown) => console.error(`The receipt of ${receipt.messageId} was not taken:`, error));
    };
    cancellations.set(id, at(receipt.dueAt, fire));
  };

  const rows = () =>
    select.all().map((row) => {
      // Only this file writes the columns, so their shape is known.
      const { id, receipt } = row as { id: string; receipt: string };
      return { id, receipt: JSON.parse(receipt) as Receipt };
    });

  for (const { id, receipt } of rows()) arm(id, receipt);

  return {
    schedule(receipt) {
      const id = ulid();
      insert.run(id, receipt.dueAt, JSON.stringify(receipt));
      arm(id, receipt);
    },
    handOver,
    list: () => rows().map(({ receipt }) => receipt),
    clear() {
      for (const cancel of cancellations.values()) cancel();
      cancellations.clear();
      sql.exec('DELETE FROM tray_receipt');
    },
  };
}
