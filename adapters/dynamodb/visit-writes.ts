import type { AccountContext } from '../../core/access/account-context.ts';
import type { Appointment } from '../../core/appointment/appointment.ts';
import type { AccountId } from '../../core/ids/ids.ts';
import { settled } from '../../core/job/cascade.ts';
import type { Job } from '../../core/job/job.ts';
import type { VisitCase } from '../../core/job/job-store.ts';
import type { Message } from '../../core/message/message.ts';
import type { NoticeIntent } from '../../core/notification/notice.ts';
import type { VisitWrite } from '../../core/notification/visit-write.ts';
import { officeOf } from '../../core/person/office.ts';
import type { Person } from '../../core/person/person.ts';
import { techniciansOf } from '../../core/survey/technicians.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Table } from './client.ts';
import { lockIs } from './escalation-lock.ts';
import { callerWrite } from './job-side-writes.ts';
import { appointmentPointerKey, assignmentKey, jobKey, jobTimelineKey, type Key, messageKey } from './keys.ts';
import { listedDay, listedTold } from './list-keys.ts';
import { messageItem, queued } from './message-item.ts';
import { teamStore } from './person-store.ts';
import { surveyItem } from './survey-store.ts';
import { officeTaskWrite } from './task-store.ts';
import { chained } from './timeline-chain.ts';
import { putNew, putVersion, transact, type Write } from './transaction.ts';
import { appointmentItem, visitJobItem, withoutPerson } from './visit-items.ts';

/** Writes a change of a visit with all that follows from it, or nothing. */
export async function changeVisit(
  table: Table,
  context: AccountContext,
  before: VisitCase,
  write: VisitWrite,
  now: Instant,
): Promise<'written' | 'lost'> {
  const { accountId } = context;
  const { job, put } = write;
  const entries = chained(write.timeline, now, write.expects, before.chain);
  const office = put.some(({ to }) => 'office' in to) ? officeOf(await teamStore(table, context).list()) : [];
  const result = await transact(table, [
    putVersion(table, 'job', visitJobItem(job, entries.at(-1)?.hash ?? before.chain), write.expects),
    ...write.appointments.flatMap((each) => appointmentWrites(table, accountId, before, each)),
    ...entries.map((entry) => putNew(table, 'timeline', { ...jobTimelineKey(accountId, job.id, entry.seq), ...entry })),
    ...put.flatMap((intent) => messageWrites(table, accountId, before, intent, office, now)),
    ...(write.toCaller ?? []).map((each) => callerWrite(table, each, job, now)),
    ...withdrawals(table, accountId, before, write.withdraw),
    ...(write.tasks ?? []).map((each) =>
      officeTaskWrite(table, each, { accountId, customerId: job.customerId, jobId: job.id }, now),
    ),
    ...surveyWrites(table, accountId, before, job),
    ...(write.lockAsRead ? [lockIs(table, accountId, job.id, before.heldBy)] : []),
  ]);
  return result.outcome === 'written' ? 'written' : 'lost';
}

const putRow = (table: Table, name: string, item: object): Write => ({
  name,
  // A row is a noun's attributes beside its keys.
  item: { Put: { TableName: table.name, Item: item as Record<string, unknown> } },
});

/** The answer in the list of surveys, as soon as it is another. */
function surveyWrites(table: Table, acc: AccountId, { visit, surveyAskedAt }: VisitCase, job: Job): Write[] {
  const { survey } = job;
  const was = visit.job.survey;
  if (!survey || (was?.rating === survey.rating && was.comment === survey.comment)) return [];
  const { rating, comment, at } = survey;
  const asked = { jobId: job.id, askedAt: surveyAskedAt ?? at, technicians: techniciansOf(settled(visit)) };
  const row = { ...asked, rating, answeredAt: at, ...(comment ? { comment } : {}) };
  return [putRow(table, 'survey', surveyItem(acc, row))];
}

/** The appointment; beside it one row a technician, by which he finds it, where its start or its crew is another. */
function appointmentWrites(table: Table, acc: AccountId, { visit }: VisitCase, appointment: Appointment): Write[] {
  const { id, jobId, start } = appointment;
  const was = visit.appointments.find((each) => each.id === id);
  const crew = appointment.assignments.map(({ personId }) => personId);
  const earlier = was?.assignments.map(({ personId }) => personId) ?? [];
  const comes = crew.filter((person) => was?.start !== start || !earlier.includes(person));
  const goes = earlier.filter((person) => !crew.includes(person));
  return [
    putRow(table, 'appointment', appointmentItem(appointment)),
    ...(was ? [] : [putNew(table, 'pointer', { ...appointmentPointerKey(acc, id), jobId })]),
    ...comes.map((person) =>
      putRow(table, 'assignment', {
        ...assignmentKey(acc, jobId, id, person),
        ...{ jobId, appointmentId: id },
        ...listedDay(acc, person, start, id),
      }),
    ),
    ...goes.map((person) => remove(table, 'assignment', assignmentKey(acc, jobId, id, person))),
  ];
}

const remove = (table: Table, name: string, key: Key): Write => ({
  name,
  item: { Delete: { TableName: table.name, Key: key } },
});

const IS_QUEUED = {
  ConditionExpression: '#status = :queued',
  ExpressionAttributeNames: { '#status': 'status' },
  ExpressionAttributeValues: { ':queued': 'queued' },
};

/** A row of the outbox, or one for each who sits at the office. */
function messageWrites(
  table: Table,
  acc: AccountId,
  { visit, messages }: VisitCase,
  intent: NoticeIntent,
  office: readonly Person[],
  now: Instant,
): Write[] {
  const { customerId, id } = visit.job;
  const rowOf = (key: string, to: Message['to']): Write => {
    const row = messageItem(jobKey(acc, id), {
      ...queued({ key, class: intent.class, to, content: intent.content }, now, { accountId: acc }),
      dueAt: intent.dueAt,
    });
    const told = intent.class === 'customer' ? listedTold(acc, customerId, intent.dueAt, key) : {};
    const free = {
      ConditionExpression: 'attribute_not_exists(pk) OR #status = :suppressed',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':suppressed': 'suppressed' },
    };
    const Put = { TableName: table.name, Item: { ...row, ...told }, ...(intent.over === 'queued' ? IS_QUEUED : free) };
    return { name: 'message', item: { Put } };
  };
  const { to } = intent;
  if (!('office' in to)) return [rowOf(intent.key, to)];
  if (intent.over === 'queued') return rowsOf(messages, [intent.key]).map((each) => rowOf(each.key, each.to));
  return office
    .filter((person) => !to.except.includes(person.id))
    .map((person) => rowOf(`${intent.key}#${person.id}`, { personId: person.id }));
}

/** Deleted while they are queued, which frees their keys. */
function withdrawals(table: Table, acc: AccountId, { visit, messages }: VisitCase, keys: readonly string[]): Write[] {
  const cause = jobKey(acc, visit.job.id);
  return rowsOf(messages, keys).map(({ key }) => ({
    name: 'withdrawn',
    item: { Delete: { TableName: table.name, Key: { ...messageKey(cause, key) }, ...IS_QUEUED } },
  }));
}

/** The rows of these keys as the rules know them; one of the office that was suppressed is over, whatever the others are. */
const rowsOf = (messages: readonly Message[], keys: readonly string[]): Message[] =>
  messages.filter(({ key, status }) => keys.includes(withoutPerson(key)) && status !== 'suppressed');
