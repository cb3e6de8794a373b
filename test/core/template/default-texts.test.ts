import { describe, expect, test } from 'vitest';
import { SystemFact } from '../../../core/job/status-fact.ts';
import { Language } from '../../../core/message/language.ts';
import { segmentsOf } from '../../../core/message/sms-text.ts';
import { CATALOGUES } from '../../../core/template/catalogue.ts';
import { defaultWords } from '../../../core/template/write-customer.ts';
import { BASE_URL, problemsOf, REVIEW, toldOfSample } from './a-customer-told.ts';

const ABOUT = [...SystemFact.options, { code: 'WORKING' }] as const;

describe.each(Language.options)('the default texts in %s', (language) => {
  test.each(ABOUT)('of %j are texts that an account could save itself', (about) => {
    for (const channel of ['sms', 'email'] as const)
      expect(problemsOf(defaultWords(about, channel, language), { about, language })).toEqual([]);
  });

  test.each(ABOUT)('of %j are GSM-7, two segments at the most with a link, one without', (about) => {
    const { sms } = toldOfSample(about, { language }).written;
    expect(segmentsOf(sms)).toMatchObject({ encoding: 'GSM-7' });
    expect(segmentsOf(sms).segments).toBeLessThanOrEqual(2);
    const { sms: short } = toldOfSample(about, { language, link: undefined, account: { name: 'Northside' } }).written;
    expect(segmentsOf(short)).toEqual({ encoding: 'GSM-7', segments: 1 });
    expect(short).toMatch(/^Northside: /);
    expect(short).not.toMatch(/\s{2}|\.\.(?!\.)|null|undefined|\{|\}/);
  });

  test.each(ABOUT)('of %j have three segments at most, whatever the names and the alphabet', (about) => {
    for (const sign of ['W', 'Ж', '😀']) {
      const name = sign.repeat(60);
      const { sms } = toldOfSample(about, {
        ...{ language, kind: 'longest', customer: { name, address: sign.repeat(200) } },
        account: { name, reviewLink: `https://reviews.example/${'x'.repeat(136)}` },
      }).written;
      expect(segmentsOf(sms).segments).toBeLessThanOrEqual(3);
    }
  });

  test.each(ABOUT)('of %j say something where everything that may be missing is missing', (about) => {
    const { sms, email } = toldOfSample(about, { language, kind: 'bare' }).written;
    expect(sms.length).toBeGreaterThan('Northside Heating: '.length + 5);
    expect(email.subject.length).toBeGreaterThan(5);
    expect(`${sms}${email.text}`).not.toMatch(/null|undefined|\{|\}/);
  });

  test.each(ABOUT.filter((about) => about !== 'cancelled' && about !== 'offer_declined'))(
    'of %j lead to one page, whole; and whoever reads the email finds what he may choose',
    (about) => {
      const link = `${BASE_URL}/c/${'x'.repeat(22)}`;
      const { sms, email } = toldOfSample(about, { language, link, kind: 'longest' }).written;
      const to = about === 'complete' ? REVIEW : link;
      expect(sms.endsWith(` ${to}`)).toBe(true);
      expect(sms.match(/https:/g)).toHaveLength(1);
      expect(email.html).toContain(`href="${to}"`);
      expect(email.html).toContain(`href="${link}/unsubscribe"`);
      expect(email.unsubscribe).toBe(`${link}/unsubscribe`);
    },
  );

  test.each(['cancelled', 'offer_declined'] as const)('of %j lead nowhere', (about) => {
    const { sms, email } = toldOfSample(about, { language, link: `${BASE_URL}/c/${'x'.repeat(22)}` }).written;
    expect(sms).not.toContain('https:');
    expect(email.html.match(/href="[^"]*"/g)).toEqual([expect.stringContaining('/unsubscribe"')]);
  });

  test('name the day and the hour on the wall of the house', () => {
    const { sms } = toldOfSample('booked', { language }).written;
    expect(sms).toContain(
      { en: 'Wed, Sep 30, 10:00 AM to 12:30 PM', es: 'mié 30 sept, 10:00 AM a 12:30 PM' }[language],
    );
  });
});

test('the languages say the same: every text of one has its counterpart with the same fields in the other', () => {
  const fieldsIn = (text: string) => [...text.matchAll(/\{\{ (\w+)/g)].map(([, name]) => name).sort();
  for (const about of [...SystemFact.options, 'code'] as const)
    for (const part of ['sms', 'subject', 'text'] as const)
      expect([about, part, fieldsIn(CATALOGUES.es.templates[about][part])]).toEqual([
        ...[about, part, fieldsIn(CATALOGUES.en.templates[about][part])],
      ]);
});

test('a Saturday in Spanish costs no second alphabet in an SMS, and is spelled as it should be in an email', () => {
  const sample = toldOfSample('booked', { language: 'es', zone: 'Pacific/Kiritimati' });
  expect(sample.written.sms).toContain('jue 1 oct');
  const words = { subject: 'x', text: '{{ appointment_date | default: "x" }}' };
  expect(toldOfSample('booked', { language: 'es', own: words }).written.email.text).toContain('mié 30 sept');
});
