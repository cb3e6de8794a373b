import { expect, test } from 'vitest';
import { PHOTO_MAX_SIDE, photoFlaw } from '../../../core/person/photo.ts';
import { jpegOf } from '../../support/a-photo.ts';

test('a small JPEG is a photo, whatever its segments before the picture', () => {
  expect(photoFlaw(jpegOf({}))).toBeUndefined();
  expect(photoFlaw(jpegOf({ width: PHOTO_MAX_SIDE, height: PHOTO_MAX_SIDE }))).toBeUndefined();
});

test('what a phone writes beside the picture is refused: where and when it was', () => {
  for (const marker of [0xe1, 0xed, 0xfe]) expect(photoFlaw(jpegOf({ beside: marker }))).toBe('says_more');
});

test('a large one is refused before anybody has to load it', () => {
  expect(photoFlaw(jpegOf({ width: PHOTO_MAX_SIDE + 1 }))).toBe('too_many_pixels');
  expect(photoFlaw(jpegOf({ height: 20_000 }))).toBe('too_many_pixels');
});

test.each([
  ['nothing', new Uint8Array()],
  ['two bytes', new Uint8Array([0xff, 0xd8])],
  ['a PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['a page', new TextEncoder().encode('<script>alert(1)</script>')],
  ['one that is cut off', jpegOf({}).slice(0, -2)],
  ['one without a frame', new Uint8Array([0xff, 0xd8, 0xff, 0xda, 0, 2, 0xff, 0xd9])],
  ['one of no height', jpegOf({ height: 0 })],
  ['one whose segment says it has no length', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0xff, 0xd9])],
] as const)('%s is no photo', (_, bytes) => {
  expect(photoFlaw(bytes)).toBe('not_jpeg');
});

test('whatever bytes come, looking at them ends', () => {
  for (let seed = 1; seed < 2000; seed++) {
    const bytes = jpegOf({});
    for (let n = 0; n < 4; n++) bytes[(seed * 7919 * (n + 1)) % bytes.length] = (seed * 31 * (n + 3)) % 256;
    expect(['not_jpeg', 'too_many_pixels', 'says_more', undefined]).toContain(photoFlaw(bytes));
  }
});
