import { describe, expect, test } from 'vitest';
import type { Escalation } from '../../../core/escalation/escalation.ts';
import { IncidentNumber } from '../../../core/ids/ids.ts';
import type { MessageContent } from '../../../core/message/message.ts';
import { segmentsOf } from '../../../core/message/sms-text.ts';
import { type Setting, write } from '../../../core/message/write.ts';
import { aStory } from '../../support/builders/story.ts';
import { BRIAN, JOHN } from '../../support/builders/team.ts';
import { anAccount, START } from '../../support/builders/world.ts';
import { fc } from '../../support/property.ts';

const NUMBER = IncidentNumber.parse('4821');
const BASE_URL = 'https://call.northside.example';

const setting = (more: Partial<Setting> = {}): Setting => ({
  now: START,
  baseUrl: BASE_URL,
  account: anAccount(),
  ...{ language: 'en', ownTexts: [] },
  escalation: { ...aStory().current(), replyCodes: { [JOHN.id]: '7301' } } as Escalation,
  ...more,
});

const written = (content: MessageContent, more: Partial<Setting> = {}) => {
  const result = write({ content, to: { personId: JOHN.id } }, setting(more));
  if (!result) throw new Error('nothing to say');
  return result;
};

const PAGE: MessageContent = { kind: 'page', number: NUMBER, names: [JOHN.name] };
const TAKEN: MessageContent = {
  kind: 'taken',
  number: NUMBER,
  summary: 'No heat',
  by: 'Brian Smith',
  at: '2026-06-01T15:07:00.000Z',
  late: false,
};
const CONTENTS: readonly MessageContent[] = [
  PAGE,
  TAKEN,
  { ...TAKEN, late: true },
  { kind: 'login_code', code: '00482193', host: 'call.northside.example' },
  { kind: 'stopped', number: NUMBER, summary: 'No heat', by: 'Dee Park', reason: 'Duplicate call' },
  { kind: 'job_cancelled', number: NUMBER, summary: 'No heat', by: 'Dee Park', reason: 'Wrong number' },
  {
    kind: 'expired',
    number: NUMBER,
    summary: 'No heat',
    customerName: 'Maria Lopez',
    phone: '+13125550190',
    reason: 'no_answer',
  },
  { kind: 'expired', number: NUMBER, summary: 'No heat', customerName: 'Maria Lopez', reason: 'no_coverage' },
  { kind: 'method_lost', name: 'John Smith', address: '+13125550101', state: 'opted_out' },
  { kind: 'method_lost', name: 'John Smith', address: 'john@northside.example', state: 'bounced' },
  { kind: 'reply', says: 'reply_accepted', values: { number: '4821' } },
];

describe('the SMS of a page', () => {
  test('of the seeded contractor fits one segment and holds all that is needed at 2 a.m.', () => {
    const { sms } = written(PAGE);
    expect(segmentsOf(sms)).toEqual({ segments: 1, encoding: 'GSM-7' });
    for (const fact of ['Northside', 'call 4821', 'No heat', '1200 W Lake St', '5 min', '1 7301', '2 7301'])
      expect(sms).toContain(fact);
    expect(sms.endsWith(`${BASE_URL}/e/4821`), 'the link ends the text').toBe(true);
  });

  test('without a reply code offers the link alone', () => {
    const { sms } = written(PAGE, { escalation: aStory().current() });
    expect(sms).not.toMatch(/reply/i);
    expect(sms).toContain(`${BASE_URL}/e/4821`);
  });

  test('names the other calls that wait for the same phone, and stays one that can be answered', () => {
    const alsoWaiting = ['4711', '4712', '4713', '4714'].map((number) => IncidentNumber.parse(number));
    const { sms } = written(PAGE, { alsoWaiting });
    expect(sms).toContain('Also waiting: 4711, 4712, 4713. Reply 1 7301 to accept');
    expect(segmentsOf(sms).segments).toBeLessThanOrEqual(2);
  });

  test('counts the minutes that are left when it is sent, never none', () => {
    expect(written(PAGE, { now: '2026-06-01T15:03:30.000Z' }).sms).toContain('2 min');
    expect(written(PAGE, { now: '2026-06-01T15:05:10.000Z' }).sms).toContain('1 min');
  });

  test('shortens the problem before anything else', () => {
    const story = aStory();
    const call = { ...story.current().call, summary: 'The furnace in the basement makes a loud noise and '.repeat(4) };
    const { sms } = written(PAGE, {
      escalation: { ...story.pending(), call, replyCodes: { [JOHN.id]: '7301' } },
    });
    expect(segmentsOf(sms).segments).toBe(1);
    expect(sms).toMatch(/\w\.\.\.(?!\.)/);
    expect(sms).toContain('Reply 1 7301 to accept, 2 7301 to pass.');
  });

  test('says nothing for an escalation that is not pending', () => {
    const story = aStory();
    story.accept(BRIAN);
    expect(
      write({ content: PAGE, to: { personId: JOHN.id } }, setting({ escalation: story.current() })),
    ).toBeUndefined();
    expect(write({ content: PAGE, to: { personId: JOHN.id } }, setting({ escalation: undefined }))).toBeUndefined();
  });
});

describe('the email of a page', () => {
  test('says the same in its subject, and has one button', () => {
    const { email } = written(PAGE);
    expect(email.subject).toBe('Call 4821: No heat, furnace short-cycling (5 minutes to accept)');
    expect(email.html.match(/<a /g)).toHaveLength(1);
    expect(email.html).toContain(`href="${BASE_URL}/e/4821"`);
    expect(email.text).toContain(`${BASE_URL}/e/4821`);
    expect(email.text).toContain('Maria Lopez');
  });

  test('for two people behind one mailbox names both', () => {
    expect(written({ ...PAGE, names: ['John Smith', 'Brian Smith'] }).email.text).toContain(
      'John Smith and Brian Smith',
    );
  });

  test('escapes whatever the caller said', () => {
    const story = aStory();
    const call = {
      ...story.current().call,
      summary: `<script>alert("x")</script> & 'no heat'`,
      customerName: '<b>Mo</b>',
    };
    const { html } = written(PAGE, { escalation: { ...story.pending(), call, note: '"><img src=x onerror=y>' } }).email;
    expect(html).not.toMatch(/<script>|<img|<b>/);
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;no heat&#39;');
  });
});

test('the SMS of a login code ends with its origin-bound line and holds no link', () => {
  const { sms, email } = written({ kind: 'login_code', code: '00482193', host: 'call.northside.example' });
  expect(sms.split('\n').at(-1)).toBe('@call.northside.example #00482193');
  expect(`${sms}${email.text}${email.html}`).not.toMatch(/https?:|href/);
  expect(sms.match(/\d{8}/g)).toEqual(['00482193', '00482193']);
});

test('a login code that has been taken out of its row says nothing', () => {
  expect(
    write(
      { content: { kind: 'login_code', host: 'x.example' }, to: { address: '+13125550101', channel: 'sms' } },
      setting(),
    ),
  ).toBeUndefined();
});

test('a lost race says who has it, when in the zone of the account, and that one may rest', () => {
  expect(written(TAKEN).sms).toBe('Brian Smith accepted call 4821 at 10:07 AM CDT. You can rest.');
});

test('no text suggests a word that a carrier takes for an opt-out', () => {
  const optOut = /\b(stop|stopall|cancel|end|quit|remove|unsubscribe|arret|optout|td)\b/i;
  for (const content of CONTENTS) {
    const { sms, email } = written(content);
    expect(sms).not.toMatch(optOut);
    expect(`${email.subject}\n${email.text}`).not.toMatch(optOut);
  }
});

test('every text of ours is GSM-7 and one or two segments', () => {
  for (const content of CONTENTS) {
    const { sms } = written(content);
    expect(segmentsOf(sms).encoding, sms).toBe('GSM-7');
    expect(segmentsOf(sms).segments, sms).toBeLessThanOrEqual(2);
  }
});

describe('nothing is ever over three segments', () => {
  /** Every text at the longest that the contracts let its parts be, in the given hand. */
  const longest = (name: string, summary: string, customerName: string, address: string) => {
    const story = aStory();
    const escalation: Escalation = {
      ...story.pending(),
      call: {
        ...story.current().call,
        summary: summary.slice(0, 240),
        customerName: customerName.slice(0, 120),
        address,
      },
      replyCodes: { [JOHN.id]: '7301' },
    };
    const account = anAccount({ name: name.slice(0, 80) });
    const by = name.slice(0, 80);
    const contents: MessageContent[] = [
      PAGE,
      { ...TAKEN, by },
      { kind: 'stopped', number: NUMBER, summary, by, reason: summary.slice(0, 200) },
      { kind: 'job_cancelled', number: NUMBER, summary, by, reason: summary.slice(0, 200) },
      {
        kind: 'expired',
        number: NUMBER,
        summary,
        customerName: customerName.slice(0, 120),
        phone: '+13125550190',
        reason: 'no_answer',
      },
      { kind: 'reply', says: 'reply_accepted', values: { number: NUMBER, address: address.slice(0, 240) } },
    ];
    for (const content of contents) {
      const { sms } = written(content, { escalation, account });
      expect(segmentsOf(sms).segments, `${content.kind}: ${sms}`).toBeLessThanOrEqual(3);
      if (content.kind === 'page')
        expect(sms, 'the way to answer is never cut off').toContain(`2 7301 to pass. ${BASE_URL}/e/4821`);
    }
  };

  test.each(['x', 'word ', '日', '😀', '€', 'ü', "'"])('with everything as long as it may be, in %j', (sign) => {
    const much = sign.repeat(240);
    longest(much, much, much, much);
  });

  test('whatever people are called and whatever they say', () => {
    const said = (maxLength: number) => fc.string({ unit: 'grapheme', minLength: 1, maxLength, size: 'max' });
    fc.assert(fc.property(said(80), said(240), said(120), said(240), longest), { numRuns: 10, endOnFailure: true });
  });
});
