import { expect, test } from 'vitest';
import { toE164 } from '../../../core/phone/phone.ts';
import { fc } from '../../support/property.ts';

test.each([
  ['(312) 555-0101', 'US', '+13125550101'],
  ['312.555.0101', 'US', '+13125550101'],
  ['+1 312 555 0101', 'DE', '+13125550101'],
  ['030 901820', 'DE', '+4930901820'],
  ['312 555 0101', 'XX', '+13125550101'],
])('%s typed in %s is %s', (typed, country, e164) => {
  expect(toE164(typed, country)).toBe(e164);
});

test.each(['911', '12345', 'call me', '', '+', '+999999999999999999', '312-555-01011234567'])(
  '%j is no phone number',
  (typed) => {
    expect(toE164(typed, 'US')).toBeUndefined();
  },
);

test('whatever is typed, the answer is E.164 or nothing, and reading it again changes nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+\d() .-]{3,20}$/)), (typed) => {
      const e164 = toE164(typed, 'US');
      if (e164 === undefined) return;
      expect(e164).toMatch(/^\+[1-9]\d{1,14}$/);
      expect(toE164(e164, 'DE')).toBe(e164);
    }),
  );
});
