import { describe, expect, test } from 'vitest';
import { segmentsOf } from '../../../core/message/sms-text.ts';
import { checkText } from '../../../core/text/check-text.ts';
import { sampleValues } from '../../../core/text/sample-values.ts';
import { sayText } from '../../../core/text/say-text.ts';
import { TEXTS } from '../../../core/text/text-design.ts';
import { TextName } from '../../../core/text/text-name.ts';
import { writeText } from '../../../core/text/write-text.ts';
import { fc } from '../../support/property.ts';

const AROUND = { from: 'Northside Heating & Air', baseUrl: 'https://call.northside.example' };
const PAGE = { ...AROUND, name: 'page', channel: 'sms', language: 'en' } as const;
const kindsOf = (text: string, of: Partial<Parameters<typeof checkText>[1]> = {}) =>
  checkText({ text }, { ...PAGE, ...of }).map(({ kind }) => kind);

const own = (name: TextName, text: string, more: { language?: 'en' | 'es'; version?: number } = {}) => ({
  ...{ name, language: 'en' as const, channel: 'sms' as const, version: 3, words: { text } },
  ...more,
});
const values = sampleValues('usual', 'page', { ...AROUND, language: 'en' });
const RIGHT = '{{ number }}! {{ summary }} {{ how_to_answer | default: "" }} {{ link }}';

describe('an own text is refused', () => {
  test.each([
    ['', ['empty']],
    ['{{ number }} {{ how_to_answer | default: "" }}', ['lacks_field']],
    ['Call!', ['lacks_field', 'lacks_field', 'lacks_field']],
    ['{{ numbr }}', ['unknown_field']],
    ['{{ schedule }}', ['unknown_field']],
    ['{{ place }}', ['no_fallback']],
    [`${RIGHT} Reply STOP to get no more`, ['opt_out']],
    [`${RIGHT} https://bit.ly/x`, ['shortened_link']],
    [`${RIGHT} https://example.org`, ['foreign_link']],
    [`${RIGHT} {{ also_waiting | prefix: "bit.ly/x " | default: "" }}`, ['shortened_link']],
    [`${RIGHT} {{ summary | default: "Reply STOP" }}`, ['opt_out']],
    [`${RIGHT}x`, ['glued']],
    [RIGHT.replace('{{ link', 'at{{ link'), ['glued']],
    [`${RIGHT}{{ number }}`, ['glued']],
    [`${RIGHT}.`, []],
    [RIGHT.replace('{{ link }}', '({{ link }})\n'), []],
    [`${RIGHT} ${'words and words '.repeat(30)}`, ['too_many_segments']],
  ])('%j: %j', (text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds);
  });

  test('with a field of another text named, and the one that may be meant', () => {
    expect(checkText({ text: '{{ sumary }}' }, PAGE)[0]?.message).toBe(
      'names “sumary”, which is not a field; summary may be meant',
    );
  });

  test('where a code would be another', () => {
    expect(kindsOf('{{ code }}0', { name: 'login_code' })).toEqual(['glued']);
    expect(kindsOf('1{{ reply_code }} {{ link }}', { name: 'drill' })).toEqual(['glued']);
    expect(kindsOf('Reply "1 {{ reply_code }}". {{ link }}', { name: 'drill' })).toEqual([]);
  });

  test('where it would not say which call it is about', () => {
    for (const name of ['taken', 'released', 'no_start', 'reply_passed'] as const)
      expect(kindsOf('You can rest.', { name }), name).toEqual(['lacks_field']);
    expect(kindsOf('Call {{ number }}: you can rest.', { name: 'taken' })).toEqual([]);
  });

  test('where a sign-in code would stand beside a link', () => {
    expect(kindsOf('{{ code }} https://call.northside.example', { name: 'login_code' })).toEqual(['foreign_link']);
    expect(kindsOf('{{ code }} is the code', { name: 'login_code' })).toEqual([]);
  });
});

describe('an own text', () => {
  test('stands in the place of ours, in its language and by its channel alone', () => {
    const choice = { language: 'en' as const, own: [own('page', RIGHT)] };
    const said = sayText('page', values, 'sms', choice);
    expect(said).toMatchObject({ version: 3 });
    expect(said.words.text).toBe(
      '4821! No heat, furnace short-cycling Reply 1 7301 to accept, 2 7301 to pass. https://call.northside.example/e/4821',
    );
    expect(sayText('page', values, 'email', choice).version).toBe(0);
    expect(sayText('page', values, 'sms', { ...choice, language: 'es' }).version).toBe(0);
    const { with: used } = writeText({ name: 'page', values }, choice, AROUND.from);
    expect(used).toEqual({ sms: { language: 'en', templates: [{ text: 'page', version: 3 }] } });
  });

  test('that cannot be written, or has no room, gives way to ours, and the message says so', () => {
    for (const broken of ['{{ gone }}', '{{ place }', `{{ number }} ${'日'.repeat(300)}`]) {
      const said = sayText('page', values, 'sms', { language: 'en', own: [own('page', broken)] });
      expect(said).toMatchObject({ version: 0, failed: 3 });
      expect(said.words.text).toContain('Reply 1 7301 to accept');
    }
  });

  test('keeps what answers a page, however long the rest of it is', () => {
    const long = { ...values, summary: 'the furnace makes a noise '.repeat(20), account_name: 'W'.repeat(80) };
    const { words } = sayText('page', long, 'sms', { language: 'en', own: [own('page', RIGHT)] });
    expect(words.text).toContain('Reply 1 7301 to accept, 2 7301 to pass. https://call.northside.example/e/4821');
    expect(segmentsOf(words.text).segments).toBe(1);
  });
});

test('whatever is accepted is what is sent, for every text', () => {
  const words = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('{{ number }}', '{{ link }}', '{{ summary }}', '{{ note | default: "-" }}', '{{ code }}', '{{'),
    ),
    { maxLength: 6 },
  );
  let accepted = 0;
  fc.assert(
    fc.property(fc.constantFrom(...TextName.options), words, fc.constantFrom('en', 'es'), (name, parts, language) => {
      const needed = (TEXTS[name].needs?.sms ?? []).map((field) => `{{ ${field} | default: "?" }}`);
      const text = [...parts, ...needed].join(' ');
      if (checkText({ text }, { ...AROUND, name, channel: 'sms', language }).length > 0) return;
      accepted++;
      for (const kind of ['usual', 'longest', 'bare'] as const) {
        const said = sayText(name, sampleValues(kind, name, { ...AROUND, language }), 'sms', {
          ...{ language, own: [own(name, text, { language })] },
        });
        expect(said).toMatchObject({ version: 3 });
        expect(segmentsOf(said.words.text).segments).toBeLessThanOrEqual(3);
      }
    }),
    { numRuns: 300 },
  );
  expect(accepted).toBeGreaterThan(50);
});
