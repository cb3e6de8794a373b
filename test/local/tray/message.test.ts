// @vitest-environment happy-dom
import { beforeAll, describe, expect, it } from 'vitest';
import type { TrayItem } from '../../../local/tray/tray.ts';

/** The parts of the page that turn an item into what is seen. Plain script for browsers: its types are said here. */
interface MessageScript {
  messageElement: (item: TrayItem, reply?: (text: string) => void) => MessageNode;
  showStatus: (message: MessageNode, item: Pick<TrayItem, 'status' | 'reason'>) => void;
}
interface MessageNode {
  textContent: string;
  dataset: Record<string, string>;
  querySelector: (selector: string) => MessageNode;
  querySelectorAll: (selector: string) => Iterable<MessageNode & { href: string; target: string; click: () => void }>;
}

let script: MessageScript;
beforeAll(async () => {
  // The compiler does not read browser script, so an import of it has no type of its own.
  script = (await import(new URL('../../../local/tray/message.js', import.meta.url).pathname)) as MessageScript;
});

const item = (over: Partial<TrayItem>): TrayItem => ({
  id: 'tray_1',
  messageId: 'm',
  at: '2026-06-01T15:00:00.000Z',
  channel: 'sms',
  to: '+13125550101',
  from: '+13125550000',
  text: '',
  class: 'page',
  key: '',
  status: 'accepted',
  ...over,
});
const buttons = (message: MessageNode) => [...message.querySelectorAll('button')];

describe('a message on the page', () => {
  it('makes links of web addresses, up to the next white space, and of nothing else', () => {
    const text = 'See http://localhost:3000/e/4821?a=1, or\nhttps://x.example/#y z javascript:alert(1) <b>bold</b>';
    const message = script.messageElement(item({ text }));
    const links = [...message.querySelectorAll('a')];
    expect(links.map(({ href, target }) => [href, target])).toEqual([
      ['http://localhost:3000/e/4821?a=1,', '_blank'],
      ['https://x.example/#y', '_blank'],
    ]);
    expect(message.querySelector('.text').textContent).toBe(text);
    expect([...message.querySelectorAll('b')]).toEqual([]);
  });

  it('offers the replies that a page asks for', () => {
    const sent: string[] = [];
    const text = '4821: no heat. 1 4821 accept, 2 4821 pass. Again: 1 4821. Not 11 4821 nor 1 48210000';
    const offered = buttons(script.messageElement(item({ text }), (reply) => sent.push(reply)));
    expect(offered.map(({ textContent }) => textContent)).toEqual(['Accept: reply 1 4821', 'Pass: reply 2 4821']);
    for (const one of offered) one.click();
    expect(sent).toEqual(['1 4821', '2 4821']);
  });

  it('offers to copy a login code of exactly eight digits', () => {
    const words = (over: Partial<TrayItem>) =>
      buttons(script.messageElement(item(over))).map(({ textContent }) => textContent);
    expect(words({ class: 'code', text: '01234567 is your code\n@h #01234567' })).toEqual(['Copy 01234567']);
    expect(words({ class: 'code', text: '+13125550101 or 1234567' })).toEqual([]);
    expect(words({ class: 'staff', text: '12345678' })).toEqual([]);
  });

  it('shows an email with its subject, and its HTML only on demand', () => {
    const message = script.messageElement(
      item({ channel: 'email', subject: 'No <heat>', text: 'plain', html: '<i>rich</i>' }),
    );
    expect(message.querySelector('h3').textContent).toBe('No <heat>');
    expect(message.querySelector('summary').textContent).toBe('Show as HTML');
    expect([...message.querySelectorAll('iframe, i')]).toEqual([]);
  });

  it('says what became of it', () => {
    const message = script.messageElement(item({}));
    const status = () => [message.dataset.status, message.querySelector('.status').textContent];
    expect(status()).toEqual(['accepted', 'Sent']);
    script.showStatus(message, { status: 'failed', reason: 'No quota left' });
    expect(status()).toEqual(['failed', 'Not delivered: No quota left']);
    script.showStatus(message, { status: 'delivered' });
    expect(status()).toEqual(['delivered', 'Delivered']);
  });
});
