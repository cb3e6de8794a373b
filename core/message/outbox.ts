import type { Account } from '../account/account.ts';
import type { Escalation } from '../escalation/escalation.ts';
import type { AccountId, IncidentNumber, JobId } from '../ids/ids.ts';
import type { VisitCase, VisitSetting } from '../job/job-store.ts';
import type { Membership } from '../login/login-store.ts';
import type { Channel, Person } from '../person/person.ts';
import type { Template, WrittenWith } from '../template/template.ts';
import type { OwnText } from '../text/own-text.ts';
import type { Instant } from '../time/instant.ts';
import type { Language } from './language.ts';
import type { Message, MessageStatus } from './message.ts';

/** Names a row of the outbox. */
export interface MessageRef {
  pk: string;
  sk: string;
}

/** A row of the outbox that is to be looked at, as the index knew it. */
export interface DueMessage extends MessageRef {
  status: MessageStatus;
}

/** What a message needs to be put into words and addressed. */
export interface Addressing {
  account: Pick<Account, 'name' | 'zone' | 'quietHours'> | undefined;
  /** The escalation, read after the claim: a page is handed over only if it is still pending then (I2). */
  escalation: Escalation | undefined;
  person: Person | undefined;
  /** What whoever reads it is written to in: his own choice, else the account's. A customer has his own. */
  language: Language;
  /** The account's own words for what it may be written with, in every language. */
  ownTexts: readonly OwnText[];
  /** Who owns the identifier of a login code. */
  members: Membership[];
  /** Other calls that the same phone was paged for a moment ago and that are pending still (case 13). */
  alsoWaiting: readonly IncidentNumber[];
  /** Of a message about a visit: the visit after the claim, and what is known around it. */
  visit?: {
    found: VisitCase;
    setting: VisitSetting;
    /** The account's own texts for it; none for a message to the team. */
    templates: readonly Template[];
    /** The technicians of its appointments, as far as a customer is told of them. */
    crew: readonly Person[];
  };
}

/** A job in the version in which somebody has looked at it. */
export interface JobVersion {
  accountId: AccountId;
  jobId: JobId;
  version: number;
}

/** How a hand-over ended. */
export type Settlement =
  | {
      status: 'sent';
      providerId: string;
      channel: Channel;
      address: string;
      at: Instant;
      writtenWith?: WrittenWith;
    }
  | {
      status: 'failed' | 'unknown' | 'suppressed';
      why: string;
      channel?: Channel;
      address?: string;
      confirmBy?: Instant;
      unconfirmedAt?: Instant;
    }
  /** Only while the job is as it was seen: what has come true again meanwhile must not be lost. */
  | { status: 'suppressed'; why: string; whileJob: JobVersion }
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
  /** Ends a claim; only the lease's holder can. False: the lease was over and somebody else went on, or the job is another. */
  settle(ref: MessageRef, leaseUntil: Instant, settlement: Settlement): Promise<boolean>;
  /** An unknown outcome of which no event has told in its time: not confirmed from now on. Twice changes nothing. */
  notConfirmed(ref: MessageRef, now: Instant): Promise<void>;
  /** What is due: never claimed, given back, claimed by a sender that died, or not confirmed in its time. */
  due(now: Instant): Promise<DueMessage[]>;
}
