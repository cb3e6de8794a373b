import type { Escalation } from '../escalation/escalation.ts';
import type { Membership } from '../login/login-store.ts';
import type { Channel, Person } from '../person/person.ts';
import type { Instant } from '../time/instant.ts';
import type { Message } from './message.ts';

/** Names a row of the outbox. */
export interface MessageRef {
  pk: string;
  sk: string;
}

/** What a message needs to be put into words and addressed. */
export interface Addressing {
  account: { name: string; zone: string } | undefined;
  /** The escalation, read after the claim: a page is handed over only if it is still pending then (I2). */
  escalation: Escalation | undefined;
  person: Person | undefined;
  /** Who owns the identifier of a login code. */
  members: Membership[];
}

/** How a hand-over ended. */
export type Settlement =
  | { status: 'sent'; providerId: string; channel: Channel; at: Instant }
  | { status: 'failed' | 'unknown' | 'suppressed'; why: string; channel?: Channel }
  /** Given back: not before `dueAt`. */
  | { status: 'queued'; dueAt: Instant; why: string; ambiguous: number };

/** The outbox as the one sender uses it. */
export interface Outbox {
  /**
   * Takes a queued message, or one whose lease is over, by one conditional write. Answers with it as it was, the
   * login code included, which the claim removes from the table; undefined when somebody else has it or it is settled.
   */
  claim(ref: MessageRef, now: Instant, leaseUntil: Instant): Promise<Message | undefined>;
  addressing(message: Message): Promise<Addressing>;
  /** Ends a claim; only the lease's holder can. False: the lease was over and somebody else went on. */
  settle(ref: MessageRef, leaseUntil: Instant, settlement: Settlement): Promise<boolean>;
  /** What is due and not settled: never claimed, given back, or claimed by a sender that died. */
  due(now: Instant): Promise<MessageRef[]>;
}
