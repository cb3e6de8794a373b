import { SegmentedMessage } from 'sms-segments-calculator';
import { expect, test } from 'vitest';
import { fitted, segmentsOf, shortened } from '../../../core/message/sms-text.ts';
import { fc } from '../../support/property.ts';

const sign = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code));

test('a text is counted as the calculator counts it, whether or not it takes the short way', () => {
  const text = fc
    .tuple(fc.array(fc.oneof(sign, fc.constant('\n')), { maxLength: 4 }), fc.integer({ min: 0, max: 480 }))
    .map(([signs, length]) => ['a', ...signs].join('').repeat(480).slice(0, length));
  fc.assert(
    fc.property(text, (each) => {
      expect(segmentsOf(each).segments).toBe(new SegmentedMessage(each, 'auto', true).segmentsCount);
    }),
    { numRuns: 200 },
  );
});

test('nothing is cut inside a sign: a provider takes no half of one', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ' ', '😀', '日'), maxLength: 80 });
  fc.assert(
    fc.property(text, fc.nat(60), (each, max) => {
      const short = shortened(each, max);
      expect(short.isWellFormed(), short).toBe(true);
      expect(short.length).toBeLessThanOrEqual(max);
      expect(fitted(each.repeat(8), each, each).isWellFormed()).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('a text is cut at a word, and not behind a comma', () => {
  const text = 'the alarm chirped once, has been reset';
  expect([shortened(text, 27), shortened(text, 26), shortened(text, 99)]).toEqual([
    'the alarm chirped once...',
    'the alarm chirped...',
    text,
  ]);
});
