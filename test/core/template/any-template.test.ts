import { expect, test } from 'vitest';
import { SystemFact } from '../../../core/job/status-fact.ts';
import { segmentsOf } from '../../../core/message/sms-text.ts';
import type { Notice } from '../../../core/notification/notice.ts';
import { FIELD_NAMES } from '../../../core/template/merge-field.ts';
import { sampleOf } from '../../../core/template/sample.ts';
import { writeToCustomer } from '../../../core/template/write-customer.ts';
import { fc } from '../../support/property.ts';
import { ACCOUNT, BASE_URL, CHICAGO, problemsOf, toldOfSample } from './a-customer-told.ts';
import { PAYLOADS } from './payloads.ts';

const word = fc.constantFrom(
  'Hello',
  'we come',
  'á ñ',
  ' ',
  '\n\n',
  'soon.',
  '{',
  '}',
  '%',
  '"',
  '}}',
  '{%',
  '{{ ',
  '|',
);
const quoted = fc.string({ maxLength: 12 }).map((text) => `"${text}"`);
const filter = fc
  .tuple(fc.constantFrom('default', 'prefix', 'upcase'), quoted)
  .map(([name, words]) => `${name}: ${words}`);
const field = fc
  .tuple(fc.constantFrom(...FIELD_NAMES, 'nope'), fc.array(filter, { maxLength: 3 }))
  .map(([name, filters]) => `{{ ${[name, ...filters].join(' | ')} }}`);
const safeField = fc.constantFrom(...FIELD_NAMES).map((name) => `{{ ${name} | default: "x" }}`);
const template = fc
  .array(
    fc.oneof({ weight: 3, arbitrary: safeField }, { weight: 3, arbitrary: word }, field, fc.string({ maxLength: 8 })),
    {
      ...{ minLength: 1, maxLength: 8 },
    },
  )
  .map((pieces) => pieces.join(''));

const about = fc.oneof(
  fc.constantFrom(...SystemFact.options),
  fc.constant({ code: 'WAITING_FOR_PARTS' }),
) as fc.Arbitrary<Notice['about']>;
const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 120 }),
  fc.string({ minLength: 1, maxLength: 120, unit: 'binary' }),
);
/** Any visit that the domain can have: long ones, with up to twenty technicians, without an arrival, or with none of it. */
const visit = fc.record({
  about,
  kind: fc.constantFrom('usual', 'longest', 'bare') as fc.Arbitrary<'usual' | 'longest' | 'bare'>,
  language: fc.constantFrom('en', 'es') as fc.Arbitrary<'en' | 'es'>,
  ...{
    customer: name,
    technician: name,
    summary: name,
    crew: fc.nat(20),
    minutes: fc.integer({ min: 1, max: 60_000 }),
  },
  start: fc.date({ min: new Date('2024-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
  zone: fc.constantFrom('America/Chicago', 'Asia/Kolkata', 'Pacific/Apia', 'UTC'),
});

test('a text that is accepted can be written for any visit, and is the one that is sent', () => {
  let accepted = 0;
  fc.assert(
    fc.property(template, visit, (text, given) => {
      if (problemsOf({ text }, { about: given.about, language: given.language }).length > 0) return;
      accepted++;
      const sample = sampleOf(given.kind, given.about, { account: ACCOUNT, codes: [], baseUrl: BASE_URL, ...given });
      const [first] = sample.visit.appointments;
      const end = new Date(given.start.getTime() + given.minutes * 60_000);
      const assignments = first?.assignments.slice(0, 1).flatMap((each) =>
        Array.from({ length: given.crew }, () => ({
          ...each,
          name: given.technician,
        })),
      );
      const appointments = first
        ? [{ ...first, assignments: assignments ?? [], start: given.start.toISOString(), end: end.toISOString() }]
        : [];
      const { notice, around } = sample;
      const told = writeToCustomer(
        [notice],
        { job: { ...sample.visit.job, summary: given.summary }, appointments },
        {
          ...{ ...around, customer: { name: given.customer }, language: given.language, zone: given.zone },
          templates: [{ ruleId: notice.ruleId, language: given.language, channel: 'sms', version: 1, words: { text } }],
        },
      );
      // Names in another alphabet may leave it no room; anything else would be a check that let something through.
      const [used] = told?.with.sms.templates ?? [];
      if (used?.version !== 1)
        expect(segmentsOf(given.customer + given.technician + given.summary).encoding).toBe('UCS-2');
      expect(segmentsOf(told?.written.sms ?? '').segments).toBeLessThanOrEqual(3);
      expect(told?.written.sms).not.toContain('| default:');
    }),
    { numRuns: 1500 },
  );
  expect(accepted).toBeGreaterThan(100);
});

test.each(['customer', 'summary', 'technician'] as const)(
  'what is typed as the %s is never markup, header, link or code',
  (where) => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(300);
    for (const payload of PAYLOADS) {
      const {
        notice,
        visit: of,
        around,
      } = sampleOf('usual', 'on_the_way', {
        ...{ account: ACCOUNT, codes: [], baseUrl: BASE_URL, language: 'en' },
      });
      const said = (own: string, at: typeof where) => (where === at ? payload : own);
      const text =
        '{{ customer_name }} {{ technician | default: "x" }} {{ technicians | default: "x" }} {{ job_summary }} {{ visit }}';
      const rows = (['sms', 'email'] as const).map((channel) => ({
        ...{ ruleId: notice.ruleId, language: 'en' as const, channel, version: 1 },
        words: channel === 'sms' ? { text } : { subject: text, text },
      }));
      const told = writeToCustomer(
        [notice],
        {
          job: { ...of.job, summary: said('No heat', 'summary') },
          appointments: of.appointments.map((each) => ({
            ...each,
            assignments: each.assignments.map((one) => ({ ...one, name: said('John', 'technician') })),
          })),
        },
        {
          ...{ ...around, link: undefined, customer: { name: said('Maria', 'customer'), address: '1 St' } },
          ...{ language: 'en', zone: CHICAGO, templates: rows },
        },
      );
      if (!told) throw new Error('nothing to say');
      const { sms, email } = told.written;
      expect(told.with.email.templates[0]).toMatchObject({ version: 1 });
      const body = email.html.slice(email.html.indexOf('</head>'));
      const tags = [...body.matchAll(/<\/?([a-z0-9!]+)/gi)].map(([, tag]) => tag);
      expect(new Set(tags)).toEqual(new Set(['head', 'body', 'div', 'p', 'h1', 'table', 'tr', 'td', 'html']));
      expect(body).not.toMatch(/\son\w+=["']/i);
      expect(email.subject).not.toMatch(/[\r\n]/);
      expect(sms).not.toMatch(/[\r\n]|https?:\/\//);
      expect(sms, payload).not.toMatch(/\b[a-z0-9-]+\.(com|example|ly|org)\b/i);
      expect(sms).not.toContain('49');
    }
  },
);

test('what the author writes is no markup either', () => {
  const own = { subject: '<b>Hi</b>', text: '<script>alert(1)</script> & {{ customer_name }}' };
  const { html, subject } = toldOfSample('booked', { own }).written.email;
  expect(html).not.toMatch(/<script|<b>/);
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; Maria Lopez');
  expect(subject).toBe('<b>Hi</b>');
});
