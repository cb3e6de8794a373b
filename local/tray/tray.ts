import type { DatabaseSync } from 'node:sqlite';
import { ulid } from 'ulid';

/**
 * The tray: what the local SES and SNS endpoints were asked to send, kept for the people and programs that read it in
 * place of a phone or a mailbox. Items are rows of the caller's SQLite file, so they survive a restart or a kill.
 * Nothing refused is ever in it: an item is a message that a provider took over.
 */
export interface TrayItem {
  id: string;
  /** The id the provider answered; delivery receipts name it. */
  messageId: string;
  /** When the provider took it, ISO 8601 in UTC, by the local clock. */
  at: string;
  channel: Channel;
  /** A phone in E.164, or a bare email address. */
  to: string;
  /** The origination number or sender name of an SMS; the From header of an email, decoded. */
  from: string;
  subject?: string;
  text: string;
  html?: string;
  class: MessageClass;
  /** The key of the outbox row that caused it; empty when the sender named none. */
  key: string;
  /** `accepted` until a receipt comes; `failed`: a real phone or mailbox would never have shown it. */
  status: 'accepted' | 'delivered' | 'failed';
  /** Why it failed, in the provider's words. */
  reason?: string;
}

export type Channel = 'sms' | 'email';
export type MessageClass = 'page' | 'code' | 'staff' | 'customer';

/** What an endpoint knows when it takes a message over; the tray adds the rest. */
export type Capture = Omit<TrayItem, 'id' | 'at' | 'status' | 'reason'>;

/** What became of a message, by a delivery receipt. */
interface Settlement {
  messageId: string;
  to: string;
  status: 'delivered' | 'failed';
  reason?: string;
}

export interface Tray {
  /** Keeps one message, `accepted`, at the clock's present. */
  capture(message: Capture): TrayItem;
  /** Writes a receipt's outcome on the item; the last receipt wins; an unknown message is ignored. */
  settle(settlement: Settlement): void;
  /** All items, oldest first; with `since` (an item's id) only those after it; an unknown id means all. */
  list(options?: { since?: string }): TrayItem[];
  clear(): void;
  /** A word that differs after every change, also across a restart: good as an ETag. */
  version(): string;
  /** Calls `listener` after every change; answers with its removal. */
  onChange(listener: () => void): () => void;
}

/** Opens the tray in `sql`, which the caller owns, with a table of its own. `now` answers epoch milliseconds. */
export function createTray({ sql, now }: { sql: DatabaseSync; now: () => number }): Tray {
  sql.exec(`
    CREATE TABLE IF NOT EXISTS tray_item (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, message_id TEXT NOT NULL, item TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS tray_item_message ON tray_item (message_id)`);
  const insert = sql.prepare('INSERT INTO tray_item (id, message_id, item) VALUES (?, ?, ?)');
  const update = sql.prepare('UPDATE tray_item SET item = ? WHERE id = ?');
  const ofMessage = sql.prepare('SELECT item FROM tray_item WHERE message_id = ?');
  const after = sql.prepare(
    'SELECT item FROM tray_item WHERE seq > coalesce((SELECT seq FROM tray_item WHERE id = ?), 0) ORDER BY seq',
  );
  const listeners = new Set<() => void>();
  const opened = ulid();
  let changes = 0;

  // Only this file writes the column, so its shape is known.
  const read = (row: unknown) => JSON.parse((row as { item: string }).item) as TrayItem;
  const changed = () => {
    changes++;
    for (const listener of listeners) listener();
  };

  return {
    capture(message) {
      const at = now();
      const item: TrayItem = { id: `tray_${ulid(at)}`, at: new Date(at).toISOString(), ...message, status: 'accepted' };
      insert.run(item.id, item.messageId, JSON.stringify(item));
      changed();
      return item;
    },
    settle({ messageId, to, status, reason }) {
      const items = ofMessage.all(messageId).map(read);
      const item = items.find((candidate) => candidate.to === to);
      if (!item) return;
      const { reason: _earlier, ...rest } = item;
      update.run(JSON.stringify({ ...rest, status, ...(reason !== undefined && { reason }) }), item.id);
      changed();
    },
    list: ({ since } = {}) => after.all(since ?? '').map(read),
    clear() {
      sql.exec('DELETE FROM tray_item');
      changed();
    },
    version: () => `${opened}-${changes}`,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
