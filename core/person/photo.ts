/*
 * A technician's photo, as his customers see it: a small JPEG, which the dashboard makes of whatever he chooses. It has
 * no more bytes than any request may have, and is a row beside him, because everybody on the team is read whenever
 * somebody is paged.
 */

/** Pixels: three times what the page shows, for the sharpest of phones. */
export const PHOTO_MAX_SIDE = 640;

/** What is wrong with a photo. `says_more`: data beside the picture, such as where it was taken. */
export type PhotoFlaw = 'not_jpeg' | 'too_many_pixels' | 'says_more';

const [MARK, START, END, SCAN, DATA_1, DATA_13, COMMENT] = [0xff, 0xd8, 0xd9, 0xda, 0xe1, 0xed, 0xfe];
/** Frame headers are C0 to CF, but for three other tables in that range (ITU T.81, table B.1). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/**
 * Looks at a file by its bytes, whatever it calls itself: the segments of a JPEG up to its picture. Exif, XMP and
 * comments are refused: a phone writes into them where and when it was.
 */
export function photoFlaw(bytes: Uint8Array): PhotoFlaw | undefined {
  const { length } = bytes;
  const word = (at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  if (word(0) !== ((MARK << 8) | START) || word(length - 2) !== ((MARK << 8) | END)) return 'not_jpeg';
  let hasFrame = false;
  for (let at = 2; at + 3 < length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== MARK) return 'not_jpeg';
    if (marker === SCAN) return hasFrame ? undefined : 'not_jpeg';
    if (marker === DATA_1 || marker === DATA_13 || marker === COMMENT) return 'says_more';
    if (isFrame(marker)) {
      hasFrame = true;
      const [height, width] = [word(at + 5), word(at + 7)];
      if (height === 0 || width === 0) return 'not_jpeg';
      if (height > PHOTO_MAX_SIDE || width > PHOTO_MAX_SIDE) return 'too_many_pixels';
    }
    at += 2 + word(at + 2);
  }
  return 'not_jpeg';
}
