import { describe, expect, test } from 'vitest';
import { segmentsOf } from '../../../core/message/sms-text.ts';
import { checkText } from '../../../core/text/check-text.ts';
import { sampleValues } from '../../../core/text/sample-values.ts';
import { defaultText, sayText } from '../../../core/text/say-text.ts';
import { TEXT_CATALOGUE, TEXT_WORDS } from '../../../core/text/text-catalogue.ts';
import { TEXTS } from '../../../core/text/text-design.ts';
import type { TextValues } from '../../../core/text/text-field.ts';
import { TextName } from '../../../core/text/text-name.ts';
import { writeText } from '../../../core/text/write-text.ts';

const AROUND = { from: 'Northside Heating & Air', baseUrl: 'https://call.northside.example' };
const LANGUAGES = ['en', 'es'] as const;
const EVERY = LANGUAGES.flatMap((language) => TextName.options.map((name) => [language, name] as const));

describe('every default text', () => {
  test.each(EVERY)('%s: %s could be saved as it is', (language, name) => {
    for (const channel of TEXTS[name].smsOnly ? (['sms'] as const) : (['sms', 'email'] as const)) {
      const words = defaultText(name, channel, language);
      expect(checkText(words, { ...AROUND, name, channel, language }), `${channel}: ${words.text}`).toEqual([]);
    }
  });

  test.each(EVERY)('%s: %s is an SMS of one or two segments that hold 160', (language, name) => {
    const { sms } = writeText(
      { name, values: sampleValues('usual', name, { ...AROUND, language }) },
      { language, own: [] },
      AROUND.from,
    );
    expect(segmentsOf(sms).encoding, sms).toBe('GSM-7');
    expect(segmentsOf(sms).segments, sms).toBeLessThanOrEqual(2);
    expect(sms).not.toMatch(/ {2}|\s$|undefined|null|\{\{/);
  });

  test.each(EVERY)('%s: %s is never over three, in any alphabet', (language, name) => {
    for (const sign of ['x', '日', '😀', 'á']) {
      const samples = sampleValues('longest', name, { ...AROUND, language });
      const values = Object.fromEntries(
        Object.entries(samples).map(([field, value]) => [field, value?.replaceAll('W', sign) ?? null]),
      ) as TextValues;
      const { words, version } = sayText(name, values, 'sms', { language, own: [] });
      expect(segmentsOf(words.text).segments, words.text).toBeLessThanOrEqual(3);
      expect(version).toBe(0);
    }
  });
});

test('in Spanish no text is the English one', () => {
  for (const name of TextName.options) {
    const [english, spanish] = LANGUAGES.map((language) => defaultText(name, 'sms', language).text);
    expect(spanish, name).not.toBe(english);
    const [subject, asunto] = LANGUAGES.map((language) => defaultText(name, 'email', language).subject);
    if (!TEXTS[name].smsOnly) expect(asunto, name).not.toBe(subject);
  }
});

test('whoever reads Spanish gets his email in Spanish, its button and its table, too', () => {
  const values = sampleValues('usual', 'page', { ...AROUND, language: 'es' });
  const { sms, email, with: used } = writeText({ name: 'page', values }, { language: 'es', own: [] }, AROUND.from);
  expect(sms).toBe(
    'Northside Heating & Air, llamada 4821: No hay agua caliente, 1200 W Lake St. 5 min. ' +
      'Responda 1 7301 para aceptar, 2 7301 para pasar. https://call.northside.example/e/4821',
  );
  expect(email.html).toContain('<html lang="es">');
  for (const words of ['Ver la llamada', 'Número de incidencia', 'Hay un perro', 'está de guardia'])
    expect(email.text).toContain(words);
  expect(used.sms).toEqual({ language: 'es', templates: [{ text: 'page', version: 0 }] });
});

test('in Spanish a time stands as well at one o’clock, and a day is before “del”', () => {
  for (const name of TextName.options) {
    const { sms } = writeText(
      {
        name,
        values: { ...sampleValues('usual', name, { ...AROUND, language: 'es' }), at: '1:07 AM', due: '1:07 AM' },
      },
      { language: 'es', own: [] },
      AROUND.from,
    );
    expect(sms, name).not.toMatch(/\blas? 1:07/);
    const { sms: byDay, email } = writeText(
      { name, values: { ...sampleValues('usual', name, { ...AROUND, language: 'es' }), due: 'lun 1 jun' } },
      { language: 'es', own: [] },
      AROUND.from,
    );
    for (const text of [byDay, email.text]) expect(text, name).not.toMatch(/\b(?:de|las) lun/);
  }
});

test('in Spanish nobody “devuelve la llamada”, which is to phone back, and an “aviso” is a page alone', () => {
  for (const name of TextName.options) {
    const { sms, subject, text } = TEXT_CATALOGUE.es[name];
    expect([sms, subject, text].join('\n'), name).not.toMatch(/devuel\p{L}+ la llamada/u);
  }
  const { newWarnings, finding } = TEXT_WORDS.es;
  expect([newWarnings(1), newWarnings(2), finding('warning', 'x')].join()).not.toMatch(/aviso/i);
});

test('what is cut short ends its sentence itself', () => {
  const summary = 'water comes through the ceiling '.repeat(12);
  const values = { ...sampleValues('usual', 'page', { ...AROUND, language: 'en' }), place: null, summary };
  const { words } = sayText('page', values, 'sms', { language: 'en', own: [] });
  expect(words.text).toMatch(/[a-z]\.\.\. 5 min\./);
});
