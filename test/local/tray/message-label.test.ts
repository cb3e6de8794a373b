import { describe, expect, it } from 'vitest';
import { messageLabel } from '../../../local/tray/message-label.ts';

const key = (sent: string | undefined) => messageLabel({ class: 'page', key: sent }).key;

describe('the label of a message', () => {
  it('decodes the key of an outbox row', () => {
    for (const original of ['A#northside#ESC#4821', 'OUT#rule-é|John', 'x']) {
      expect(key(Buffer.from(original).toString('base64url'))).toBe(original);
    }
  });

  it('keeps a key that is no base64url of text', () => {
    for (const raw of ['A#1', 'a', '____', 'has space', '']) expect(key(raw)).toBe(raw);
    expect(key(undefined)).toBe('');
  });

  it('knows four classes, and calls everything else staff', () => {
    const classOf = (sent: string | undefined) => messageLabel({ class: sent, key: undefined }).class;
    expect(['page', 'code', 'staff', 'customer', 'Page', '', undefined].map(classOf)).toEqual([
      'page',
      'code',
      'staff',
      'customer',
      'staff',
      'staff',
      'staff',
    ]);
  });
});
