import * as z from 'zod';
import { AccountId, PersonId } from '../ids/ids.ts';
import type { MessageIntent } from '../message/message.ts';
import { Instant } from '../time/instant.ts';
import type { Identifier } from './identifier.ts';
import type { Session } from './session.ts';

/** A code that was asked for. The code itself is not in it: only its HMAC under a secret that the browser alone has. */
export const Challenge = z.object({
  proof: z.string(),
  tries: z.int().min(0),
  used: z.boolean(),
  goodUntil: Instant,
});
export type Challenge = z.infer<typeof Challenge>;

/** Where a contact method belongs: a person may be in several accounts, two persons may share a phone. */
export const Membership = z.object({ accountId: AccountId, personId: PersonId });
export type Membership = z.infer<typeof Membership>;

/** What login needs of the table. Every method is one conditional write or one strong read. */
export interface LoginStore {
  /** Counts one more code for this identifier and network address; false when that is one too many. */
  countCode(identifier: Identifier, networkAddress: string, now: Instant): Promise<boolean>;
  /** Writes the challenge and the message with its code, the same whether anybody owns the identifier or not. */
  challenge(secretHash: string, challenge: Challenge, message: MessageIntent, now: Instant): Promise<void>;
  readChallenge(secretHash: string): Promise<Challenge | undefined>;
  /** Counts a wrong code. */
  countTry(secretHash: string): Promise<void>;
  /** True for the one who uses it: single use by a condition, not by order. */
  useChallenge(secretHash: string, now: Instant): Promise<boolean>;
  memberships(address: string): Promise<Membership[]>;
}

/** The sessions, by the hash of their cookie. */
export interface SessionStore {
  read(hash: string): Promise<Session | undefined>;
  begin(hash: string, session: Session): Promise<void>;
  refresh(hash: string, idleUntil: Instant): Promise<void>;
  end(hash: string, session: Pick<Session, 'accountId' | 'personId'>): Promise<void>;
}
