import { expect, test } from 'vitest';
import { EmailInput, line, PhoneInput, Reason, text } from '../../../core/contracts/input.ts';
import { fc } from '../../support/property.ts';

test('a line loses its ends, its line breaks and what hides its meaning', () => {
  expect(line(20).parse('  no \n heat\t now ')).toBe('no heat now');
  expect(line(20).parse('a\u202Egnp.exe')).toBe('agnp.exe');
  expect(line(20).parse('bell\u0007')).toBe('bell');
  expect(line(20).parse('two\t\u0000\tthree')).toBe('two three');
});

test('several lines keep their breaks', () => {
  expect(text(20).parse('one\r\ntwo\u0000')).toBe('one\ntwo');
  expect(text(20).parse('')).toBe('');
});

test('what is empty or too long is refused with words for the person', () => {
  const message = (result: { success: boolean; error?: { issues: { message: string }[] } }) =>
    result.error?.issues[0]?.message;
  expect(message(line(5).safeParse(' \u200e '))).toBe('must not be empty');
  expect(message(line(5).safeParse('123456'))).toBe('must have at most 5 characters');
  expect(message(text(5).safeParse('x'.repeat(1_000_000)))).toBe('must have at most 5 characters');
  expect(Reason.safeParse('x'.repeat(200)).success).toBe(true);
  expect(Reason.safeParse('x'.repeat(201)).success).toBe(false);
});

test('an email address is kept in lower case, and what is none is refused', () => {
  expect(EmailInput.parse(' Ana@Northside.Example ')).toBe('ana@northside.example');
  for (const typed of [
    'ana',
    'ana@',
    '@x.example',
    'a b@x.example',
    `${'x'.repeat(250)}@x.example`,
    'a@x\r\nBcc: b@y.example',
  ])
    expect(EmailInput.safeParse(typed).success, typed).toBe(false);
});

test('a phone number is short text, whatever it then turns out to be', () => {
  expect(PhoneInput.parse(' 312 555 0101 ')).toBe('312 555 0101');
  expect(PhoneInput.safeParse('1').success).toBe(false);
  expect(PhoneInput.safeParse('1'.repeat(41)).success).toBe(false);
});

test('no line that is let through holds a control or bidirectional sign, or is longer than it may be', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
      const read = line(40).safeParse(typed);
      if (!read.success) return;
      expect(read.data).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      expect(read.data.length).toBeLessThanOrEqual(40);
      expect(line(40).parse(read.data)).toBe(read.data);
    }),
  );
});
