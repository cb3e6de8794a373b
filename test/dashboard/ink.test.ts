import { expect, test } from 'vitest';
import { initialsOf } from '../../dashboard/customer/crew-card.tsx';
import { inkOn } from '../../dashboard/customer/ink.ts';

/** WCAG 2.2: the ratio of two colours like `#rrggbb`. */
function contrast(one: string, other: string): number {
  const light = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  };
  return Math.max(light(one), light(other)) / Math.min(light(one), light(other));
}

test('the contractor’s name is readable on whatever colour he chose', () => {
  for (let red = 0; red < 256; red += 17)
    for (let green = 0; green < 256; green += 17)
      for (let blue = 0; blue < 256; blue += 17) {
        const colour = `#${[red, green, blue].map((each) => each.toString(16).padStart(2, '0')).join('')}`;
        expect(contrast(colour, inkOn(colour))).toBeGreaterThanOrEqual(4.5);
      }
});

test('where a face would be stand initials, of any name', () => {
  expect(['John Smith', 'Ana', 'Åsa von der Öhe', '李 伟', ''].map(initialsOf)).toEqual(['JS', 'A', 'ÅÖ', '李伟', '']);
});
