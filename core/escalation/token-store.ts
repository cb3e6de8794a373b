import * as z from 'zod';
import { Instant } from '../time/instant.ts';

/** The task token of a waiting ladder, with the run and the wake it is held for. */
export const HeldToken = z.object({ token: z.string(), epoch: z.int(), wakeAt: Instant });
export type HeldToken = z.infer<typeof HeldToken>;

/** Tokens have an item of their own: never in logs, in images of other items, in indexes or answers. */
export interface TokenStore {
  hold(held: HeldToken): Promise<void>;
  read(): Promise<HeldToken | undefined>;
}
