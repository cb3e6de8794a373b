import * as z from 'zod';
import type { ControlAnswer, ControlCall } from './control.ts';
import { json, parseInput } from './control-input.ts';

/** `demo` is the one seed there is. */
const Reset = z.strictObject({ seed: z.literal('demo').default('demo') });

/** Empties everything (table, ladders, tray, faults, the clock's position) and seeds again, as on a first start. */
export async function reset({ body, resetWorld }: ControlCall): Promise<ControlAnswer> {
  const { seed } = parseInput(Reset, body);
  await resetWorld();
  return json({ seed });
}
