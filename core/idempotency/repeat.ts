import type { PersonId } from '../ids/ids.ts';

/**
 * What a repeated request is known by: its route, its sender, the key he gave, and a hash of what he sent. A stranger
 * is nobody: his key is one that nobody else would draw.
 */
export interface Repeat {
  route: string;
  personId: PersonId | 'nobody';
  key: string;
  bodyHash: string;
}

/**
 * How adding something ended. `known`: the same request made this before. `reused_key`: the key belongs to another
 * request. Anything else is a refusal of its own.
 */
export type Added<Refusal extends string = never> =
  | { outcome: 'added' }
  | { outcome: 'known'; id: string }
  | { outcome: 'reused_key' }
  | { outcome: Refusal };
