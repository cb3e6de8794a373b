import { expect, test } from 'vitest';
import { isOptOut } from '../../../core/reply/opt-out.ts';

test.each(['STOP', 'CANCEL', 'END', 'QUIT', 'REMOVE', 'UNSUBSCRIBE', 'ARRET', 'OPTOUT', 'TD'])(
  '%s is an opt-out in any letter case, with blanks and punctuation',
  (word) => {
    for (const text of [word, word.toLowerCase(), ` ${word}\n`, `"${word}!"`, `${word.slice(0, 2)}-${word.slice(2)}.`])
      expect(isOptOut(text), text).toBe(true);
  },
);

test('an accent makes no difference', () => {
  expect(isOptOut('Arrêt')).toBe(true);
});

test.each(['', '1 4821', '1', 'stop 4821', 'please stop', 'stopped', 'the end', '2 4821 stop', 'начать'])(
  '%j is not',
  (text) => {
    expect(isOptOut(text)).toBe(false);
  },
);
