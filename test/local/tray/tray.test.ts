import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReceipts, type Receipt } from '../../../local/tray/receipts.ts';
import { type Capture, createTray, type Tray } from '../../../local/tray/tray.ts';
import { NOON } from './provider-server.ts';

let folder: string;
let sql: DatabaseSync;
let tray: Tray;
const open = () => {
  sql = new DatabaseSync(join(folder, 'callout.sqlite'));
  tray = createTray({ sql, now: () => NOON });
};
const reopen = () => {
  sql.close();
  open();
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tray-'));
  open();
});
afterEach(() => {
  sql.close();
  rmSync(folder, { recursive: true });
});

const sms = (messageId: string, over: Partial<Capture> = {}): Capture => ({
  messageId,
  channel: 'sms',
  to: '+13125550101',
  from: '+13125550000',
  text: `text of ${messageId}`,
  class: 'page',
  key: 'k',
  ...over,
});

describe('the tray', () => {
  it('lists oldest first, though the clock stands still', () => {
    const ids = ['a', 'b', 'c', 'd'].map((messageId) => tray.capture(sms(messageId)).id);
    expect(tray.list().map(({ id }) => id)).toEqual(ids);
    expect(tray.list({ since: ids[1] ?? '' }).map(({ id }) => id)).toEqual(ids.slice(2));
    expect(tray.list({ since: 'tray_unknown' })).toHaveLength(4);
  });

  it('is kept across a restart, in order and with what became of each', () => {
    tray.capture(sms('a'));
    tray.capture(sms('b', { channel: 'email', to: 'j@x.example', subject: 's', html: '<p>' }));
    tray.settle({ messageId: 'a', to: '+13125550101', status: 'failed', reason: 'opted out' });
    const before = tray.list();
    reopen();
    expect(tray.list()).toEqual(before);
    tray.capture(sms('c'));
    expect(tray.list().map(({ messageId }) => messageId)).toEqual(['a', 'b', 'c']);
  });

  it('settles only the recipient that the receipt is about, and the last receipt wins', () => {
    tray.capture(sms('m', { to: 'a@x.example' }));
    tray.capture(sms('m', { to: 'b@x.example' }));
    tray.settle({ messageId: 'm', to: 'b@x.example', status: 'failed', reason: 'NoEmail' });
    tray.settle({ messageId: 'other', to: 'a@x.example', status: 'failed' });
    expect(tray.list().map(({ status, reason }) => [status, reason])).toEqual([
      ['accepted', undefined],
      ['failed', 'NoEmail'],
    ]);
    tray.settle({ messageId: 'm', to: 'b@x.example', status: 'delivered' });
    expect(tray.list()[1]).not.toHaveProperty('reason');
  });

  it('tells its listeners of every change, and has another version after each and after a restart', () => {
    let changes = 0;
    const stop = tray.onChange(() => changes++);
    const versions = [tray.version()];
    tray.capture(sms('a'));
    versions.push(tray.version());
    tray.settle({ messageId: 'a', to: '+13125550101', status: 'delivered' });
    versions.push(tray.version());
    tray.clear();
    versions.push(tray.version());
    expect(changes).toBe(3);
    stop();
    tray.capture(sms('b'));
    expect(changes).toBe(3);
    reopen();
    versions.push(tray.version());
    expect(new Set(versions).size).toBe(5);
  });
});

describe('receipts', () => {
  const receipt = (messageId: string, dueAt: number): Receipt => ({
    channel: 'sms',
    messageId,
    to: '+13125550101',
    outcome: 'delivered',
    dueAt,
    document: { status: 'SUCCESS' },
  });
  /** A clock by hand: the timers that were set, in order. */
  const timers: Array<{ when: number; fire: () => void; cancelled: boolean }> = [];
  const at = (when: number, fire: () => void) => {
    const timer = { when, fire, cancelled: false };
    timers.push(timer);
    return () => {
      timer.cancelled = true;
    };
  };
  beforeEach(() => {
    timers.length = 0;
  });

  it('that a kill left behind are handed over at the next start, once', async () => {
    createReceipts({ sql, tray, at, onReceipt: async () => {} }).schedule(receipt('a', NOON + 1_000));
    reopen();
    timers.length = 0;
    const taken = Promise.withResolvers<Receipt>();
    const receipts = createReceipts({ sql, tray, at, onReceipt: async (one) => taken.resolve(one) });
    expect(timers.map(({ when }) => when)).toEqual([NOON + 1_000]);
    timers[0]?.fire();
    expect(await taken.promise).toEqual(receipt('a', NOON + 1_000));
    await expect.poll(() => receipts.list()).toEqual([]);
  });

  it('that the application did not take stay for the next start', async () => {
    using complaint = vi.spyOn(console, 'error').mockImplementation(() => {});
    const onReceipt = () => Promise.reject(new Error('refused by the test'));
    const receipts = createReceipts({ sql, tray, at, onReceipt });
    receipts.schedule(receipt('a', NOON));
    timers[0]?.fire();
    await expect.poll(() => complaint.mock.calls.length).toBe(1);
    expect(receipts.list()).toHaveLength(1);
    reopen();
    timers.length = 0;
    createReceipts({ sql, tray, at, onReceipt: async () => {} });
    expect(timers).toHaveLength(1);
  });

  it('that are cleared never come', () => {
    const receipts = createReceipts({ sql, tray, at, onReceipt: async () => {} });
    receipts.schedule(receipt('a', NOON));
    receipts.clear();
    expect(receipts.list()).toEqual([]);
    expect(timers.map(({ cancelled }) => cancelled)).toEqual([true]);
  });
});
