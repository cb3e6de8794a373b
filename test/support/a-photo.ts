const word = (value: number): number[] => [value >> 8, value & 0xff];
const segment = (marker: number, body: readonly number[]): number[] => [
  0xff,
  marker,
  ...word(body.length + 2),
  ...body,
];

/** The bytes of a JPEG as far as anybody looks: JFIF, a table, a frame, the scan, the end. `beside` is one more marker. */
export function jpegOf({ width = 320, height = 320, beside }: { width?: number; height?: number; beside?: number }) {
  return new Uint8Array([
    ...[0xff, 0xd8],
    ...segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...(beside === undefined ? [] : segment(beside, [0x45, 0x78, 0x69, 0x66, 0, 0])),
    ...segment(0xc4, [0, ...Array.from({ length: 16 }, () => 0)]),
    ...segment(0xc0, [8, ...word(height), ...word(width), 1, 1, 0x11, 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...[0x12, 0x34, 0xff, 0xd9],
  ]);
}
