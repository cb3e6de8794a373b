import { expect, test } from 'vitest';
import { segmentsOf } from '../../../core/message/sms-text.ts';
import { sampleOf } from '../../../core/template/sample.ts';
import { writeToCustomer } from '../../../core/template/write-customer.ts';
import { ACCOUNT, BASE_URL, CHICAGO, toldOfSample } from './a-customer-told.ts';

test('the account’s own text is said after its name, and noted with its version', () => {
  const told = toldOfSample('booked', { own: { text: 'hello {{ customer_name }}, see you soon.' } });
  expect(told.written.sms).toBe('Northside Heating: hello Maria Lopez, see you soon.');
  expect(told.with.sms).toMatchObject({ language: 'en', templates: [{ version: 3 }] });
  expect(told.with.email.templates, 'of the email there is no own text').toMatchObject([{ version: 0 }]);
});

test('an email of the account’s own keeps our frame: heading, paragraphs, facts, button and foot', () => {
  const own = { subject: 'On {{ appointment_date | default: "x" }}', text: 'One.\n\nTwo for {{ customer_name }}.' };
  const { email } = toldOfSample('booked', { own }).written;
  expect(email.subject).toBe('On Wed, Sep 30');
  expect(email.html).toContain('<h1 style="margin:0 0 12px;font-size:22px;line-height:1.3">On Wed, Sep 30</h1>');
  expect(email.html).toContain('Two for Maria Lopez.</p>');
  // The button, and in the foot what the reader may choose.
  expect(email.html.match(/<a /g)).toHaveLength(2);
  expect(email.text).toContain('When: Wed, Sep 30, 10:00 AM to 12:30 PM');
  expect(email.text).toContain(`See your appointment: ${BASE_URL}/c/`);
});

test.each([
  ['is no template any more', '{{ customer_name'],
  ['names a field that is gone', '{{ weather }}'],
  ['has a tag', '{% if x %}y{% endif %}'],
  ['says nothing with what is true now', '{{ address | default: "" }}'],
])('a text that %s never holds a message up: the default goes out, and it is noted', (_, text) => {
  const told = toldOfSample('on_the_way', { own: { text }, customer: { name: 'Maria Lopez' } });
  expect(told.written.sms).toMatch(/^Northside Heating: John Smith is on the way, arriving about 10:40 AM\./);
  expect(told.with.sms.templates).toMatchObject([{ version: 0, failed: 3 }]);
});

test('an account that has gone back to the default text is told apart from one whose text failed', () => {
  const { notice, visit, around } = sampleOf('usual', 'booked', {
    ...{ account: ACCOUNT, codes: [], baseUrl: BASE_URL, language: 'en' },
  });
  const row = { ruleId: notice.ruleId, language: 'en' as const, channel: 'sms' as const, version: 4 };
  const told = writeToCustomer([notice], visit, { ...around, language: 'en', zone: CHICAGO, templates: [row] });
  expect(told?.with.sms.templates).toEqual([{ ruleId: notice.ruleId, version: 0 }]);
});

test('what was too much for a day is one text: each part in its own words, the name once', () => {
  const of = { account: ACCOUNT, codes: [], baseUrl: BASE_URL, language: 'en' as const };
  const { notice, visit, around } = sampleOf('usual', 'moved', of);
  const notices = [notice, { ...notice, about: 'complete' as const }];
  const told = writeToCustomer(notices, visit, {
    ...around,
    link: undefined,
    language: 'en',
    zone: CHICAGO,
    templates: [],
  });
  expect(told?.written.sms).toMatch(/^Northside Heating: your appointment has a new time: .* the work is complete\./);
  expect(told?.written.email.subject).toBe('What is new about your appointments');
  expect(told?.written.email.text).toContain('The work is complete. Thank you!');
  expect(told?.with.sms.templates).toHaveLength(2);
});

test('names give way first; where that is not enough, the default text does, and no link is ever cut', () => {
  const customer = { name: 'Ж'.repeat(100), address: 'Ж'.repeat(200) };
  const fits = `${'word '.repeat(14)}{{ customer_name }} {{ address | default: "" }} {{ link | default: "" }}`;
  const short = toldOfSample('booked', { own: { text: fits }, customer });
  expect(short.written.sms).toMatch(/word Ж+\.\.\. Ж+\.\.\. https:\S+x{22}$/);
  expect(short.with.sms.templates).toMatchObject([{ version: 3 }]);
  const long = toldOfSample('booked', { own: { text: `${'word '.repeat(20)}${fits}` }, customer });
  expect(long.written.sms).toMatch(/you are booked for .* https:\S+x{22}$/);
  expect(long.with.sms.templates).toMatchObject([{ version: 0, failed: 3 }]);
  for (const { written } of [short, long]) expect(segmentsOf(written.sms).segments).toBeLessThanOrEqual(3);
});
