/** Pixels a side: what customers see, on the sharpest of phones. */
const SIDE = 320;
/** What the API takes. */
const MOST_BYTES = 64 * 1024;
const QUALITIES = [0.86, 0.7, 0.5, 0.3];

/**
 * Makes a small square JPEG of whatever picture was chosen: its middle, without what the camera wrote beside it.
 * Undefined for a file that is no picture.
 */
export async function shrinkPhoto(file: Blob): Promise<Blob | undefined> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (picture === undefined) return undefined;
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext('2d');
  if (context === null) return undefined;
  // JPEG knows no transparency: what shows through is white.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, SIDE, SIDE);
  const side = Math.min(picture.width, picture.height);
  const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
  context.drawImage(picture, left, top, side, side, 0, 0, SIDE, SIDE);
  for (const quality of QUALITIES) {
    const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (small !== null && small.size <= MOST_BYTES) return small;
  }
  return undefined;
}
