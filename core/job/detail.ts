import { appointmentView } from '../appointment/view.ts';
import type { HeldNotice } from '../contracts/appointments.ts';
import type { JobAction, JobDetail, JobMessage } from '../contracts/jobs.ts';
import { type Place, placeOf } from '../customer/place.ts';
import type { Actor } from '../escalation/decision.ts';
import type { PersonRef } from '../escalation/escalation.ts';
import type { AppointmentId, JobId, NotificationRuleId, PersonId } from '../ids/ids.ts';
import { isForCaller } from '../message/caller-content.ts';
import type { Message } from '../message/message.ts';
import { type Notice, noticesOf, wordFor } from '../notification/notice.ts';
import type { NotificationRule } from '../notification/rule.ts';
import { jobActions } from './actions.ts';
import { settled } from './cascade.ts';
import type { VisitHistory, VisitSetting } from './job-store.ts';
import type { JobTrigger } from './transitions.ts';
import { visitView } from './view.ts';
import type { VisitWorld } from './visit.ts';

const ACTIONS: readonly JobTrigger[] = [
  ...(['add_appointment', 'accept_offer', 'decline', 'pause', 'complete', 'reopen', 'cancel', 'restore'] as const),
] satisfies readonly JobAction[];
const isAction = (trigger: JobTrigger): trigger is JobAction => ACTIONS.includes(trigger);

/** What a job is shown with besides its own rows. */
export interface JobSurroundings extends Pick<VisitSetting, 'customer' | 'account'> {
  rules: readonly NotificationRule[];
  /** Those of `peopleIn` who are still known. */
  people: readonly PersonRef[];
}

/** A job with everything that has been said about it, as this person sees it. */
export function jobDetail(
  history: VisitHistory,
  { customer, account, rules, people }: JobSurroundings,
  actor: Actor,
  world: VisitWorld,
): JobDetail {
  const visit = settled(history.visit);
  const { job } = visit;
  const ruleIds = ruleIdsIn(history);
  const reason = job.cancellation?.reason ?? job.pause?.reason;
  const ordered = visitView(history.visit).appointments.flatMap(({ id }) =>
    visit.appointments.filter((each) => each.id === id),
  );
  return {
    ...visitView(history.visit, customer),
    appointments: ordered.map((each) => appointmentView(visit, each, actor, world)),
    place: placeHere(placeOf(customer, job.locationId, account.zone)),
    ...(reason ? { reason } : {}),
    ...(job.customerNotTold ? { customerNotTold: job.customerNotTold } : {}),
    ...(job.request ? { request: job.request } : {}),
    ...(job.survey ? { survey: job.survey } : {}),
    actions: jobActions(job, actor).filter(isAction),
    messages: history.messages
      .filter((message) => jobOf(message) !== undefined)
      .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
      .map(messageLine),
    timeline: [...history.timeline],
    ...(history.heldBy ? { escalation: history.heldBy } : {}),
    rules: rules.filter(({ id }) => ruleIds.has(id)).map(({ id, name }) => ({ id, name })),
    people: [...people],
  };
}

const placeHere = ({ address, zone, accessNote }: Place): JobDetail['place'] => ({
  zone,
  ...(address ? { address } : {}),
  ...(accessNote ? { accessNote } : {}),
});

/** What a message about a visit tells of. */
export const noticesIn = ({ content }: Pick<Message, 'content'>): Notice[] =>
  content.kind === 'notice' || content.kind === 'notices' ? noticesOf(content) : [];

/** Everybody whom the job's messages and timeline name by id alone. */
export function peopleIn({ messages, timeline }: Pick<VisitHistory, 'messages' | 'timeline'>): PersonId[] {
  const ids = [
    ...messages.flatMap(({ to }) => ('personId' in to ? [to.personId] : [])),
    ...timeline.flatMap((fact) => ('personIds' in fact ? fact.personIds : [])),
  ];
  return [...new Set(ids)];
}

function ruleIdsIn({ messages, timeline }: Pick<VisitHistory, 'messages' | 'timeline'>): Set<NotificationRuleId> {
  return new Set([
    ...messages.flatMap((message) => noticesIn(message).map(({ ruleId }) => ruleId)),
    ...timeline.flatMap((fact) => ('messages' in fact ? fact.messages.flatMap(({ ruleId }) => ruleId ?? []) : [])),
  ]);
}

/** What waits before it tells the customer what was just done at an appointment; reminders and surveys only lie ahead. */
export const heldFor = (messages: readonly Message[], appointmentId: AppointmentId): HeldNotice[] =>
  messages.flatMap((message) =>
    message.status === 'queued' && message.class === 'customer'
      ? noticesIn(message)
          .filter((notice) => notice.appointmentId === appointmentId && !LIES_AHEAD.includes(wordFor(notice)))
          .map((notice) => ({ fact: wordFor(notice), dueAt: message.dueAt }))
      : [],
  );
const LIES_AHEAD: readonly string[] = ['booked', 'reminder', 'survey'];

/** The job that a message is about. */
export const jobOf = (message: Pick<Message, 'content'>): JobId | undefined =>
  isForCaller(message.content) ? message.content.jobId : noticesIn(message)[0]?.jobId;

function messageLine(message: Message): JobMessage {
  const { key, class: of, status, why, channel, createdAt, dueAt, sentAt, deliveredAt, to } = message;
  const { writtenWith, confirmBy, unconfirmedAt } = message;
  const notices = noticesIn(message);
  const [first] = notices;
  return {
    key,
    facts: isForCaller(message.content) ? [message.content.kind] : notices.map(wordFor),
    ruleIds: notices.map(({ ruleId }) => ruleId),
    ...(first?.appointmentId ? { appointmentId: first.appointmentId } : {}),
    ...{ class: of, status, createdAt, dueAt },
    ...('personId' in to ? { personId: to.personId } : {}),
    ...('contactId' in to ? { contactId: to.contactId } : {}),
    ...(why ? { why } : {}),
    ...(channel ? { channel } : {}),
    ...(sentAt ? { sentAt } : {}),
    ...(deliveredAt ? { deliveredAt } : {}),
    ...(writtenWith ? { writtenWith } : {}),
    ...(confirmBy && !unconfirmedAt ? { confirmBy } : {}),
    ...(unconfirmedAt ? { unconfirmedAt } : {}),
  };
}
