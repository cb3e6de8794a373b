import type { Appointment } from '../appointment/appointment.ts';
import type { IncidentNumber } from '../ids/ids.ts';
import { firstPiece, PIECE, settled } from '../job/cascade.ts';
import type { Job } from '../job/job.ts';
import type { StatusFact } from '../job/status-fact.ts';
import type { JobFact } from '../job/timeline.ts';
import { afterChange, type JobEffect, type Visit, type VisitChange } from '../job/visit.ts';
import type { CallerIntent } from '../message/caller-content.ts';
import type { Message } from '../message/message.ts';
import type { Channel } from '../person/person.ts';
import type { OfficeTask } from '../task/office-task.ts';
import { messagesFor, type NoticeWorld } from './decide-messages.ts';
import type { NoticeIntent } from './notice.ts';
import type { NotificationRule } from './rule.ts';

/** What DynamoDB takes in one transaction. */
const ITEMS = 100;

/** A message to a caller once more, by the channels that are left. */
export type CallerAgain = CallerIntent & {
  to: { contactId: string; channels: Channel[] };
  /** The run of the escalation whose fact it is. */
  escalation: NonNullable<Message['escalation']>;
};

/**
 * One transaction, whole: the job and its appointments under the guard of `expects`, the timeline, the outbox rows to
 * put and those to delete while they are queued. Whoever loses any of its conditions reads and decides again.
 */
export interface VisitWrite {
  /** The job's version as it was read. */
  expects: number;
  job: Job;
  appointments: readonly Appointment[];
  timeline: readonly JobFact[];
  put: readonly NoticeIntent[];
  /** What the caller of an escalation is told by another channel. */
  toCaller?: readonly CallerAgain[];
  /** Keys of outbox rows. */
  withdraw: readonly string[];
  facts: readonly StatusFact[];
  effects: readonly JobEffect[];
  /** What the office has to see to. */
  tasks?: readonly OfficeTask[];
  /** What the change relies on besides: that the job's lock is as it was read. */
  lockAsRead: boolean;
}

/**
 * A change with all that it tells. Where a transaction is too small, the appointments of a cancel or a restore follow
 * in pieces (`decideCascade`), and messages that are merely superseded are left to the check before sending; those
 * that were undone come first, because only a deleted row frees its key.
 */
export function visitWrite(
  given: Visit,
  change: VisitChange,
  rules: readonly NotificationRule[],
  world: NoticeWorld,
): VisitWrite {
  const before = settled(given);
  const telling = messagesFor(before, afterChange(before, change), rules, world);
  const timeline = [...change.timeline, ...telling.timeline];
  const mark = telling.customerNotTold ? { customerNotTold: { at: world.now, ...telling.customerNotTold } } : {};
  const job: Job = { ...change.job, ...mark, version: change.job.version + telling.timeline.length };

  const { tasks = [] } = change;
  const endsCall = change.effects.includes('cancel_escalation');
  // The job, and its lock or its survey where they count.
  const fixed = 3 + tasks.length + timeline.length + telling.messages.length;
  const piece = firstPiece(given.job, { job, appointments: change.appointments }, Math.min(PIECE, ITEMS - fixed));
  const called = endsCall && world.heldBy ? withCall(piece.job, world.heldBy) : piece.job;
  const room = Math.max(0, ITEMS - fixed - piece.appointments.length);
  const withdraw = telling.withdrawn
    .toSorted((a, b) => Number(b.why === 'undone') - Number(a.why === 'undone'))
    .slice(0, room)
    .map(({ key }) => key);
  return {
    ...{ expects: given.job.version, job: called, lockAsRead: endsCall, appointments: piece.appointments },
    ...{ timeline, put: telling.messages, withdraw, facts: change.facts, effects: change.effects, tasks },
  };
}

/** The cancelled job with the escalation that is to end with it. */
const withCall = (job: Job, call: IncidentNumber): Job =>
  job.cancellation
    ? { ...job, cascade: { kind: 'cancel', mark: job.cancellation.mark, at: job.updatedAt, call } }
    : job;
