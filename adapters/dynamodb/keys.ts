import { createHash } from 'node:crypto';
import type { AccountId, CustomerId, IncidentNumber, JobId, PersonId, PlanId } from '../../core/ids/ids.ts';
import type { Instant } from '../../core/time/instant.ts';
import { DUE_SHARDS } from './table-design.ts';

/*
 * Every key of the table, written once. Rows of an account begin `A#<account>`, in the table and in gsi1, so that a
 * role can be held to them; global rows begin with their class.
 */

export interface Key {
  pk: string;
  sk: string;
}

const of = (acc: AccountId) => `A#${acc}`;
/** The pointers to a person's sessions, beside him. */
export const PERSON_SESSION_PREFIX = 'SESSION#';
/** Rows that are alone in their partition. */
const ALONE = '-';

export const settingsKey = (acc: AccountId): Key => ({ pk: of(acc), sk: 'SETTINGS' });
export const planKey = (acc: AccountId, id: PlanId): Key => ({ pk: of(acc), sk: `PLAN#${id}` });
export const personKey = (acc: AccountId, id: PersonId): Key => ({ pk: `${of(acc)}#PERSON#${id}`, sk: 'PERSON' });
export const personSessionKey = (acc: AccountId, id: PersonId, hash: string): Key => ({
  pk: `${of(acc)}#PERSON#${id}`,
  sk: `${PERSON_SESSION_PREFIX}${hash}`,
});
export const customerKey = (acc: AccountId, id: CustomerId): Key => ({
  pk: `${of(acc)}#CUSTOMER#${id}`,
  sk: 'CUSTOMER',
});
export const phoneKey = (acc: AccountId, e164: string): Key => ({ pk: `${of(acc)}#PHONE#${e164}`, sk: ALONE });
export const jobKey = (acc: AccountId, id: JobId): Key => ({ pk: `${of(acc)}#JOB#${id}`, sk: 'JOB' });
export const jobNumberKey = (acc: AccountId, number: string): Key => ({
  pk: `${of(acc)}#JOBNUMBER#${number}`,
  sk: ALONE,
});
export const escalationLockKey = (acc: AccountId, id: JobId): Key => ({
  pk: `${of(acc)}#JOB#${id}`,
  sk: 'ESCALATION_LOCK',
});

const escalationPk = (acc: AccountId, number: IncidentNumber) => `${of(acc)}#ESC#${number}`;
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

export const idempotencyKey = (acc: AccountId, route: string, person: PersonId, key: string): Key => ({
  pk: `${of(acc)}#IDEM#${sha256(`${route}\n${person}\n${key}`)}`,
  sk: ALONE,
});

/** A message's row stands in the partition of what caused it. */
export const messageKey = (cause: Pick<Key, 'pk'>, key: string): Key => ({ pk: cause.pk, sk: `OUT#${key}` });
export const MESSAGE_PREFIX = 'OUT#';

export const identityKey = (address: string): Key => ({ pk: `IDENTITY#${address}`, sk: ALONE });
export const sessionKey = (hash: string): Key => ({ pk: `SESSION#${hash}`, sk: ALONE });
export const challengeKey = (hash: string): Key => ({ pk: `CHALLENGE#${hash}`, sk: ALONE });
export const limitKey = (name: string, of: string, window: string): Key => ({
  pk: `LIMIT#${name}#${sha256(of)}`,
  sk: window,
});
export const replyCodeKey = (phone: string, code: string): Key => ({ pk: `REPLY#${phone}`, sk: `CODE#${code}` });
export const REPLY_CODE_PREFIX = 'CODE#';

/** Keys of the list index. */
export const listed = (acc: AccountId, what: 'PEOPLE' | 'PLANS' | 'CUSTOMERS' | 'JOBS', sortBy: string) => ({
  gsi1pk: `${of(acc)}#${what}`,
  gsi1sk: sortBy,
});
export const listedEscalation = (acc: AccountId, status: string, updatedAt: Instant, number: string) => ({
  gsi1pk: `${of(acc)}#ESC#${status}`,
  gsi1sk: `${updatedAt}#${number}`,
});

/** Keys of the due index: spread over the shards by what is due, sorted by kind and time. */
export const due = (kind: 'ESC' | 'MSG', at: Instant, ref: string) => ({
  gsi2pk: `DUE#${(createHash('sha256').update(ref).digest()[0] ?? 0) % DUE_SHARDS}`,
  gsi2sk: `${kind}#${at}#${ref}`,
});

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');
