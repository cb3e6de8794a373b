import { expect, test } from 'vitest';
import { readCommand } from '../../../core/reply/sms-command.ts';
import { fc } from '../../support/property.ts';

test.each([
  ['1 4821', { does: 'accept', code: '4821' }],
  ['2 4821', { does: 'pass', code: '4821' }],
  ['14821', { does: 'accept', code: '4821' }],
  ['  1   48 21 \n', { does: 'accept', code: '4821' }],
  ['1', { does: 'accept' }],
  [' 2 ', { does: 'pass' }],
])('%j is a command', (text, command) => {
  expect(readCommand(text)).toEqual(command);
});

test.each(['', '3 4821', '1 482', '1 48211', '4821', 'yes', 'accept 4821', '1, 4821', 'one', '11 4821 x'])(
  '%j is not',
  (text) => {
    expect(readCommand(text)).toEqual({ does: 'unknown' });
  },
);

test.each(['STOP', 'Cancel', 'END', 'quit', 'REMOVE', 'unsubscribe', 'ARRET', 'OPTOUT', 'TD'])(
  '%s belongs to the carrier and is never a command, with a code or without',
  (word) => {
    for (const text of [word, `${word} 4821`, `1 ${word}`]) expect(readCommand(text)).toEqual({ does: 'unknown' });
  },
);

test('only digits and spaces are ever a command', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      if (readCommand(text).does !== 'unknown') expect(text).toMatch(/^[\d\s]+$/);
    }),
  );
});
