import { expect, test } from 'vitest';
import { minutesIn } from '../../dashboard/desk/escalation/what-if.tsx';

test('minutes are read as people separate them, and anything else is asked for again', () => {
  expect(minutesIn('3, 5')).toEqual([3, 5]);
  expect(minutesIn(' 3;5 10 ')).toEqual([3, 5, 10]);
  for (const wrong of ['', ' , ', 'three', '3, -5', '2.5', '12345']) expect(minutesIn(wrong)).toBeUndefined();
});
