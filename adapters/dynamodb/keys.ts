import { createHash } from 'node:crypto';
import type { CoverRequestId } from '../../core/cover/cover-request.ts';
import type {
  AccountId,
  AppointmentId,
  CustomerId,
  IncidentNumber,
  JobId,
  NotificationRuleId,
  PersonId,
  PlanId,
  ScheduleId,
} from '../../core/ids/ids.ts';
import type { FailedNoticeId } from '../../core/message/failed-notice.ts';
import type { TaskId, TicketNumber } from '../../core/task/task.ts';
import type { TemplatePlace } from '../../core/template/template.ts';
import type { TextPlace } from '../../core/text/own-text.ts';

/*
 * Every key of the table, written once. Rows of an account begin `A#<account>`, in the table and in gsi1, so that a
 * role can be held to them; global rows begin with their class.
 */

export interface Key {
  pk: string;
  sk: string;
}

/** Everything of an account begins so. */
export const accountPk = (acc: AccountId) => `A#${acc}`;
/** The pointers to a person's sessions, beside him. */
export const PERSON_SESSION_PREFIX = 'SESSION#';
/** Rows that are alone in their partition. */
const ALONE = '-';

export const settingsKey = (acc: AccountId): Key => ({ pk: accountPk(acc), sk: 'SETTINGS' });
export const planKey = (acc: AccountId, id: PlanId): Key => ({ pk: accountPk(acc), sk: `PLAN#${id}` });
export const scheduleKey = (acc: AccountId, id: ScheduleId): Key => ({ pk: accountPk(acc), sk: `SCHEDULE#${id}` });
export const coverKey = (acc: AccountId, id: CoverRequestId): Key => ({
  pk: `${accountPk(acc)}#COVER#${id}`,
  sk: 'COVER',
});
export const personKey = (acc: AccountId, id: PersonId): Key => ({
  pk: `${accountPk(acc)}#PERSON#${id}`,
  sk: 'PERSON',
});
export const personSessionKey = (acc: AccountId, id: PersonId, hash: string): Key => ({
  pk: `${accountPk(acc)}#PERSON#${id}`,
  sk: `${PERSON_SESSION_PREFIX}${hash}`,
});
/** His photo, apart from him, who is read far more often. */
export const personPhotoKey = (acc: AccountId, id: PersonId): Key => ({ pk: personKey(acc, id).pk, sk: 'PHOTO' });
/** The latest drills of a person's methods. */
export const drillsKey = (acc: AccountId, id: PersonId): Key => ({ pk: personKey(acc, id).pk, sk: 'DRILLS' });
/** What the account is looked at for by day and by night. */
export const readinessKey = (acc: AccountId): Key => ({ pk: accountPk(acc), sk: 'READINESS' });
/** What a customer is found by; all of an account's stand together. */
export const customerSearchKey = (acc: AccountId, id: CustomerId | ''): Key => ({
  pk: `${accountPk(acc)}#CUSTOMERSEARCH`,
  sk: id,
});
export const customerKey = (acc: AccountId, id: CustomerId): Key => ({
  pk: `${accountPk(acc)}#CUSTOMER#${id}`,
  sk: 'CUSTOMER',
});
export const phoneKey = (acc: AccountId, e164: string): Key => ({ pk: `${accountPk(acc)}#PHONE#${e164}`, sk: ALONE });
/** From a phone to the accounts whose customers have it: an SMS does not say which account it is for. */
export const customerPhoneKey = (e164: string): Key => ({ pk: `PHONE#${e164}`, sk: ALONE });
/** What is known of an address that an account writes to: the state, and beside it the entries of the consent ledger. */
export const reachKey = (acc: AccountId, address: string): Key => ({
  pk: `${accountPk(acc)}#REACH#${address}`,
  sk: 'REACH',
});
export const CONSENT_PREFIX = 'CONSENT#';
export const consentKey = (acc: AccountId, address: string, cause: string): Key => ({
  pk: reachKey(acc, address).pk,
  sk: `${CONSENT_PREFIX}${cause}`,
});
export const jobKey = (acc: AccountId, id: JobId): Key => ({ pk: `${accountPk(acc)}#JOB#${id}`, sk: 'JOB' });
export const jobNumberKey = (acc: AccountId, number: string): Key => ({
  pk: `${accountPk(acc)}#JOBNUMBER#${number}`,
  sk: ALONE,
});
/** A job among its customer's; in the list index it is one of the account's, whatever its status. */
export const customerJobKey = (acc: AccountId, customer: CustomerId, id: JobId): Key => ({
  pk: customerKey(acc, customer).pk,
  sk: `${CUSTOMER_JOB_PREFIX}${id}`,
});
export const CUSTOMER_JOB_PREFIX = 'JOB#';
export const escalationLockKey = (acc: AccountId, id: JobId): Key => ({
  pk: `${accountPk(acc)}#JOB#${id}`,
  sk: 'ESCALATION_LOCK',
});

export const taskKey = (acc: AccountId, id: TaskId): Key => ({ pk: `${accountPk(acc)}#TASK#${id}`, sk: 'TASK' });
/** The ticket stands beside its task; each has a timeline of its own. */
export const ticketKey = (acc: AccountId, id: TaskId): Key => ({ pk: taskKey(acc, id).pk, sk: 'TICKET' });
export const taskTimelineKey = (acc: AccountId, id: TaskId, seq: number): Key => ({
  pk: taskKey(acc, id).pk,
  sk: `TIMELINE#TASK#${String(seq).padStart(6, '0')}`,
});
export const ticketTimelineKey = (acc: AccountId, id: TaskId, seq: number): Key => ({
  pk: taskKey(acc, id).pk,
  sk: `TIMELINE#TICKET#${String(seq).padStart(6, '0')}`,
});
/** From TASK to the last TIMELINE entry, which leaves out the messages. */
export const TICKET_RANGE = { from: 'TASK', to: 'TIMELINE#~', timeline: 'TIMELINE#TICKET#' } as const;
/** From a ticket's number to its task. */
export const ticketNumberKey = (acc: AccountId, number: TicketNumber): Key => ({
  pk: `${accountPk(acc)}#TICKETNUMBER#${number}`,
  sk: ALONE,
});
/** The ticket's place in the list of its channel: a row beside it, because a row stands in one list. */
export const ticketPlaceKey = (acc: AccountId, id: TaskId): Key => ({ pk: taskKey(acc, id).pk, sk: 'CHANNEL' });
/** All ticket channels of an account, saved as a whole. */
export const channelsKey = (acc: AccountId): Key => ({ pk: accountPk(acc), sk: 'CHANNELS' });

/** An appointment stands in its job's partition, its technicians beside it. */
export const appointmentKey = (acc: AccountId, jobId: JobId, id: AppointmentId): Key => ({
  pk: jobKey(acc, jobId).pk,
  sk: `APPT#${id}`,
});
export const assignmentKey = (acc: AccountId, jobId: JobId, id: AppointmentId, person: PersonId): Key => ({
  pk: jobKey(acc, jobId).pk,
  sk: `APPT#${id}#TECH#${person}`,
});
/** From an appointment's id to its job. */
export const appointmentPointerKey = (acc: AccountId, id: AppointmentId): Key => ({
  pk: `${accountPk(acc)}#APPT#${id}`,
  sk: ALONE,
});
export const jobTimelineKey = (acc: AccountId, jobId: JobId, seq: number): Key => ({
  pk: jobKey(acc, jobId).pk,
  sk: `TIMELINE#${String(seq).padStart(6, '0')}`,
});
/** Whether its customer was asked how it was, and what he said. */
export const surveyKey = (acc: AccountId, jobId: JobId): Key => ({ pk: jobKey(acc, jobId).pk, sk: 'JOB#SURVEY' });
/** A job with its appointments, its lock, its survey and its messages, without the timeline. */
export const VISIT_RANGE = { from: 'APPT#', to: 'OUT#~' } as const;

export const STATUS_CODE_PREFIX = 'STATUSCODE#';
export const statusCodeKey = (acc: AccountId, code: string): Key => ({
  pk: accountPk(acc),
  sk: `${STATUS_CODE_PREFIX}${code}`,
});
export const FAILED_NOTICE_PREFIX = 'FAILEDNOTICE#';
export const failedNoticeKey = (acc: AccountId, id: FailedNoticeId): Key => ({
  pk: accountPk(acc),
  sk: `${FAILED_NOTICE_PREFIX}${id}`,
});
export const RULE_PREFIX = 'RULE#';
export const notificationRuleKey = (acc: AccountId, id: NotificationRuleId): Key => ({
  pk: accountPk(acc),
  sk: `${RULE_PREFIX}${id}`,
});

/** The texts of one rule: what stands, and every version there was. */
export const templatePrefix = (acc: AccountId, rule: NotificationRuleId): Key => ({
  pk: `${accountPk(acc)}#TEMPLATE#${rule}`,
  sk: 'CURRENT#',
});
export const templateKeys = (acc: AccountId, { ruleId, language, channel }: TemplatePlace): VersionKeys =>
  versionKeys(templatePrefix(acc, ruleId).pk, `${language}#${channel}`);

/** The account's own words for texts of the catalogue: all of them stand together. */
export const ownTextPrefix = (acc: AccountId): Key => ({ pk: `${accountPk(acc)}#TEMPLATE#CATALOGUE`, sk: 'CURRENT#' });
export const ownTextKeys = (acc: AccountId, { name, language, channel }: TextPlace): VersionKeys =>
  versionKeys(ownTextPrefix(acc).pk, `${name}#${language}#${channel}`);

/** Where the rows of a thing stand of which every version is kept. */
export interface VersionKeys {
  /** What is valid now. */
  current: Key;
  /** The key of a version is this and its number. */
  versions: Key;
}
const versionKeys = (pk: string, of: string): VersionKeys => ({
  current: { pk, sk: `CURRENT#${of}` },
  versions: { pk, sk: `VERSION#${of}#` },
});

const escalationPk = (acc: AccountId, number: IncidentNumber) => `${accountPk(acc)}#ESC#${number}`;
export const escalationKey = (acc: AccountId, number: IncidentNumber): Key => ({
  pk: escalationPk(acc, number),
  sk: 'ESC',
});
export const planSnapshotKey = (acc: AccountId, number: IncidentNumber): Key => ({
  pk: escalationPk(acc, number),
  sk: 'PLAN',
});
export const tokenKey = (acc: AccountId, number: IncidentNumber): Key => ({
  pk: escalationPk(acc, number),
  sk: 'TOKEN',
});
/** Six digits keep text order; a ladder of 24 hours writes a few hundred entries. */
export const timelineKey = (acc: AccountId, number: IncidentNumber, seq: number): Key => ({
  pk: escalationPk(acc, number),
  sk: `TIMELINE#${String(seq).padStart(6, '0')}`,
});
/** From ESC to the last TIMELINE entry, which leaves out TOKEN. */
export const ESCALATION_RANGE = { from: 'ESC', to: 'TIMELINE#~' } as const;

export const idempotencyKey = (acc: AccountId, route: string, person: PersonId | 'nobody', key: string): Key => ({
  pk: `${accountPk(acc)}#IDEM#${sha256(`${route}\n${person}\n${key}`)}`,
  sk: ALONE,
});

/** A message's row stands in the partition of what caused it. */
export const messageKey = (cause: Pick<Key, 'pk'>, key: string): Key => ({ pk: cause.pk, sk: `OUT#${key}` });
export const MESSAGE_PREFIX = 'OUT#';

export const identityKey = (address: string): Key => ({ pk: `IDENTITY#${address}`, sk: ALONE });
export const sessionKey = (hash: string): Key => ({ pk: `SESSION#${hash}`, sk: ALONE });
/** A customer's link, by the hash of its token. */
export const linkKey = (hash: string): Key => ({ pk: `LINK#${hash}`, sk: ALONE });
export const challengeKey = (hash: string): Key => ({ pk: `CHALLENGE#${hash}`, sk: ALONE });
export const limitKey = (name: string, of: string, window: string): Key => ({
  pk: `LIMIT#${name}#${sha256(of)}`,
  sk: window,
});
export const replyCodeKey = (phone: string, code: string): Key => ({ pk: `REPLY#${phone}`, sk: `CODE#${code}` });
export const REPLY_CODE_PREFIX = 'CODE#';
/** How often a phone got help on a day (UTC); in a class with its codes. */
export const helpKey = (phone: string, day: string): Key => ({ pk: `REPLY#${phone}`, sk: `HELP#${day}` });
/** From what a provider calls a message to its row in the outbox. */
export const providerMessageKey = (providerId: string): Key => ({ pk: `MSG#${providerId}`, sk: ALONE });

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');
