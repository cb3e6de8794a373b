import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';

/** The escalation spec numbers its cases from 1 on. */
const CASES = Array.from({ length: 21 }, (_, at) => String(at + 1).padStart(2, '0'));

test('every case of the escalation spec has a journey of its own', async () => {
  const files = await readdir(import.meta.dirname);
  const missing = CASES.filter((each) => !files.some((file) => file.startsWith(`case-${each}-`)));
  expect(missing).toEqual([]);
});
