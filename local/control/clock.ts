import * as z from 'zod';
import type { World } from '../world.ts';
import type { ControlAnswer, ControlCall } from './control.ts';
import { json, parseInput, wrongField } from './control-input.ts';

const A_YEAR_SECONDS = 366 * 86_400;

const Move = z
  .strictObject({
    advanceSeconds: z.number().min(0).max(A_YEAR_SECONDS).optional(),
    toNextWake: z.literal(true).optional(),
    scale: z.number().min(0.01).max(3600).optional(),
  })
  .refine((move) => Object.values(move).filter((value) => value !== undefined).length === 1, {
    error: 'give one of advanceSeconds, toNextWake and scale',
    path: ['advanceSeconds'],
  });

const reading = ({ clock }: World): ControlAnswer =>
  json({ now: new Date(clock.now()).toISOString(), mode: clock.mode, scale: clock.scale });

export const readClock = ({ world }: ControlCall): ControlAnswer => reading(world);

/**
 * Moves time on, or changes its speed. Answers once everything due has run. The next wake is that of a ladder; when
 * none waits, the next thing of any kind.
 */
export async function moveClock({ world, body }: ControlCall): Promise<ControlAnswer> {
  const { advanceSeconds, toNextWake, scale } = parseInput(Move, body);
  const { clock, stepFunctions } = world;
  if (scale !== undefined) {
    if (clock.mode === 'virtual') throw wrongField('scale', 'a virtual clock has no speed: advance it');
    clock.scale = scale;
  }
  if (advanceSeconds !== undefined) await clock.advance(advanceSeconds * 1000);
  if (toNextWake) {
    // What is due now may set the next wake: it runs first.
    await clock.advance(0);
    const wake = stepFunctions.nextWake();
    const wait = wake === undefined ? (clock.untilNextTimer() ?? 0) : Math.max(0, wake - clock.now());
    await clock.advance(wait);
  }
  return reading(world);
}
