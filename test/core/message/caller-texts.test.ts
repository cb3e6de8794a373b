import { expect, test } from 'vitest';
import { IncidentNumber } from '../../../core/ids/ids.ts';
import type { CallerContent } from '../../../core/message/caller-content.ts';
import { segmentsOf } from '../../../core/message/sms-text.ts';
import type { CallerSetting } from '../../../core/message/tell-caller.ts';
import { write } from '../../../core/message/write.ts';
import { aJob } from '../../adapters/dynamodb/northside.ts';
import { JOHN } from '../../support/builders/team.ts';
import { START } from '../../support/builders/world.ts';

const OF_CALL = { jobId: aJob().id, number: IncidentNumber.parse('4821') };
const SETTING = {
  account: { name: 'Northside Heating & Air' },
  language: 'en' as const,
  zone: 'America/Denver',
  summary: 'No heat, furnace short-cycling.',
  corrects: false,
};
const writeCaller = (content: CallerContent, caller: CallerSetting) => {
  const account = { ...caller.account, zone: 'UTC' };
  const around = { now: START, baseUrl: 'https://call.northside.example', account, escalation: undefined };
  const to = { contactId: 'primary', channels: ['sms' as const] };
  const written = write({ content, to }, { ...around, language: 'en', ownTexts: [], caller });
  if (!written) throw new Error('nothing to say');
  return written;
};
const TEXTS: [CallerContent, string][] = [
  [{ kind: 'caller_taken', ...OF_CALL, personId: JOHN.id, name: 'John Smith' }, 'John Smith is on it.'],
  [
    { kind: 'caller_waits', ...OF_CALL },
    'we are still reaching our technician. You hear from us as soon as somebody is on it.',
  ],
  [{ kind: 'caller_called_back', ...OF_CALL, by: '2026-06-01T15:30:00.000Z' }, 'the office calls you by 9:30 AM.'],
];

test.each(TEXTS)('%j is said in the contractor’s name, with what the call is about', (content, sentence) => {
  const { sms, email } = writeCaller(content, SETTING);
  expect(sms).toBe(`Northside Heating & Air: about "No heat, furnace short-cycling": ${sentence}`);
  expect(segmentsOf(sms)).toMatchObject({ encoding: 'GSM-7' });
  expect(email.subject).toMatch(/^Northside Heating & Air: about "No heat, furnace short-cycling": /);
  expect(email.text).toContain(sentence.split('. ')[0]);
});

test('somebody else is announced as the one who has it now', () => {
  const [taken] = TEXTS[0] ?? [];
  if (!taken) throw new Error('there is one');
  expect(writeCaller(taken, { ...SETTING, corrects: true }).sms).toContain('John Smith is on it now.');
});

test.each(TEXTS)('%j is three segments at most, in any alphabet', (content) => {
  for (const sign of ['W', 'Ж']) {
    const named = content.kind === 'caller_taken' ? { ...content, name: sign.repeat(80) } : content;
    const setting = { ...SETTING, account: { name: sign.repeat(80) }, summary: sign.repeat(240) };
    expect(segmentsOf(writeCaller(named, setting).sms).segments).toBeLessThanOrEqual(3);
  }
});

test.each(TEXTS)('%j is said in Spanish to whoever reads Spanish, in the same alphabet', (content) => {
  const setting = { ...SETTING, language: 'es' as const, summary: 'No hay agua caliente' };
  const { sms, email } = writeCaller(content, setting);
  expect(sms).toMatch(/^Northside Heating & Air: sobre "No hay agua caliente": /);
  expect(segmentsOf(sms)).toEqual({ segments: 1, encoding: 'GSM-7' });
  expect(email.html).toContain('<html lang="es">');
});

test('what a caller has said is no link in the text that comes back', () => {
  const [content] = TEXTS[0] ?? [];
  if (!content) throw new Error('there is one');
  expect(writeCaller(content, { ...SETTING, summary: 'see https://evil.example/x' }).sms).toContain(
    '"see evil example/x"',
  );
});

test.each(['en', 'es'] as const)('an email leads to his page and lets him choose what he is sent (%s)', (language) => {
  const [content] = TEXTS[1] ?? [];
  if (!content) throw new Error('there is one');
  const link = 'https://call.northside.example/c/AAAAAAAAAAAAAAAAAAAAAA';
  const { sms, email } = writeCaller(content, { ...SETTING, language, link });
  expect(sms).not.toContain(link);
  expect(email.unsubscribe).toBe(`${link}/unsubscribe`);
  expect(email.html).toContain(`href="${link}"`);
  expect(email.html).toContain(`href="${link}/unsubscribe"`);
  expect(email.text).toContain(`: ${link}\n`);
});
