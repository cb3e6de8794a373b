import * as z from 'zod';
import type { Account } from '../account/account.ts';
import type { StatusCode } from '../appointment/status-code.ts';
import type { AddressState } from '../consent/consent.ts';
import type { Customer } from '../customer/customer.ts';
import type { Added, Repeat } from '../idempotency/repeat.ts';
import {
  AccountId,
  type AppointmentId,
  type CustomerId,
  type IncidentNumber,
  JobId,
  type PersonId,
} from '../ids/ids.ts';
import type { Page, PageQuery } from '../list/page.ts';
import type { Message } from '../message/message.ts';
import type { NoticeRow } from '../notification/notice.ts';
import type { NotificationRule } from '../notification/rule.ts';
import type { VisitWrite } from '../notification/visit-write.ts';
import type { Instant } from '../time/instant.ts';
import type { Job } from './job.ts';
import type { JobTimelineEntry } from './timeline.ts';
import type { Visit } from './visit.ts';

/** The jobs of one account. */
export interface JobStore {
  read(id: JobId): Promise<Job | undefined>;
  list(query: PageQuery): Promise<Page<Job>>;
  /** Adds a job for a customer of this account, under a number that is still free. */
  add(job: Job, repeat?: Repeat): Promise<Added<'no_such_customer' | 'number_in_use'>>;
}

/** A visit as it was read to be decided about: one strongly consistent query of the job's partition. */
export interface VisitCase {
  visit: Visit;
  /** The messages of notification rules in the job's outbox; what the office is told is one row, however many sit there. */
  rows: readonly NoticeRow[];
  /** The same as they stand in the table. */
  messages: readonly Message[];
  /** The escalation that holds the job. */
  heldBy?: IncidentNumber;
  /** Hash of the last timeline entry; the next one carries it on. */
  chain: string;
}

/** A visit with all that has been said about it. */
export interface VisitHistory extends VisitCase {
  timeline: readonly JobTimelineEntry[];
}

/** What a customer was told or will be, by whichever job. */
export type ToldMessage = Pick<Message, 'status' | 'to' | 'dueAt' | 'sentAt' | 'content'>;

/** What is decided with about a visit besides the visit itself. */
export interface VisitSetting {
  account: Account;
  customer: Customer | undefined;
  /** What is known of the customer's addresses: consent, and whether anything arrives there. */
  addresses: ReadonlyMap<string, AddressState>;
  /** The account's own; `codesWith` adds those of the system. */
  codes: readonly StatusCode[];
  /** The account's own and what it changed of the system's; `rulesWith` puts them together. */
  rules: readonly NotificationRule[];
  /** Of the last month and ahead; from an index, so the last second may be missing. */
  told: readonly ToldMessage[];
}

/** A job whose appointments are still to follow it. */
export const DueJob = z.object({ accountId: AccountId, id: JobId });
export type DueJob = z.infer<typeof DueJob>;

/** The visits of one account. */
export interface VisitStore {
  read(id: JobId): Promise<VisitCase | undefined>;
  readHistory(id: JobId): Promise<VisitHistory | undefined>;
  /** The job an appointment belongs to. */
  jobOf(id: AppointmentId): Promise<JobId | undefined>;
  setting(customer: CustomerId, now: Instant): Promise<VisitSetting>;
  /** What a technician has to do from `from` up to `to`, by start: jobs with those appointments of theirs alone. */
  agenda(person: PersonId, from: Instant, to: Instant): Promise<Visit[]>;
  /**
   * Writes a change in one transaction: job and appointments while the job has the version that was read, timeline
   * entries, messages under their `over`, withdrawn rows while they are queued. `lost`: one of these conditions failed,
   * and whoever asked reads and decides again. Run twice, the second is lost.
   */
  change(before: VisitCase, write: VisitWrite, now: Instant): Promise<'written' | 'lost'>;
}
