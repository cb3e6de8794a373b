import { expect, test } from 'vitest';
import { describeError, masked } from '../../functions/pipelines/logger.ts';

test('a key in a log shows four digits of a phone and the first letter of an address', () => {
  expect(masked('OUT#PAGE#1#0#per_1#sms#+13125550101')).toBe('OUT#PAGE#1#0#per_1#sms#…0101');
  expect(masked('OUT#PAGE#1#0#per_1#email#john.smith@northside.example')).toBe(
    'OUT#PAGE#1#0#per_1#email#j***@northside.example',
  );
});

test('an error in a log says what it is, without whom it is about, and in fields the log line does not need', () => {
  const described = describeError(new TypeError('+13125550101 is not ana@northside.example'));
  expect(described).toMatchObject({ error: 'TypeError', says: '…0101 is not a***@northside.example' });
  expect(described.stack).not.toContain('5550101');
  expect(Object.keys(described)).not.toContain('message');
  expect(describeError('thrown text')).toMatchObject({ error: 'unknown', says: 'thrown text' });
});
