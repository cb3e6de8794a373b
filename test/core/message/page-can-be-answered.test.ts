import { expect, test } from 'vitest';
import { IncidentNumber, PersonId } from '../../../core/ids/ids.ts';
import { segmentsOf } from '../../../core/message/sms-text.ts';
import { write } from '../../../core/message/write.ts';
import { aStory } from '../../support/builders/story.ts';
import { anAccount, START } from '../../support/builders/world.ts';
import { fc } from '../../support/property.ts';

const people = [1, 2, 3].map((n) => PersonId.parse(`per_${String(n).padStart(26, '0')}`));
const CODES = ['7301', '8402', '9503'] as const;
const BASE_URL = 'https://callout.northside-heating.example';
const NUMBERS = ['4821000', '4712000', '4713000', '4714000'].map((number) => IncidentNumber.parse(number));

/** Words as long as they get, in an alphabet that fits 153 to a segment or 67. */
const said = (max: number) =>
  fc.tuple(fc.constantFrom('W', 'Ana ', 'á', '日', '😀'), fc.nat(max)).map(([sign, length]) => sign.repeat(length));

test('whatever a page says, its SMS has the code of each who shares the phone, ends with the link, and fits', () => {
  const pending = aStory().pending();
  const cases = fc.record({
    account: said(80).map((name) => name.trim() || 'A'),
    names: fc.array(said(80), { minLength: 1, maxLength: 3 }),
    summary: said(120),
    address: said(120),
    waiting: fc.nat(3),
    language: fc.constantFrom('en' as const, 'es' as const),
  });
  fc.assert(
    fc.property(cases, ({ account, names, summary, address, waiting, language }) => {
      const [first = people[0], ...also] = people.slice(0, names.length);
      if (!first) throw new Error('nobody is paged');
      const written = write(
        { to: { personId: first }, content: { kind: 'page', number: pending.number, names, also } },
        {
          ...{ now: START, baseUrl: BASE_URL, account: { ...anAccount(), name: account }, language, ownTexts: [] },
          escalation: {
            ...{ ...pending, call: { ...pending.call, summary, address } },
            replyCodes: Object.fromEntries(people.map((id, index) => [id, CODES[index] ?? ''])),
          },
          alsoWaiting: NUMBERS.slice(0, waiting),
        },
      );
      const sms = written?.sms ?? '';
      for (const code of CODES.slice(0, names.length)) expect(sms).toMatch(new RegExp(`1 ${code} .*2 ${code} `, 's'));
      expect(sms.endsWith(` ${BASE_URL}/e/${pending.number}`), sms).toBe(true);
      expect(segmentsOf(sms).segments).toBeLessThanOrEqual(3);
    }),
    { numRuns: 500 },
  );
});
