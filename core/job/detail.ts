import { appointmentView } from '../appointment/view.ts';
import type { JobAction, JobDetail, JobMessage } from '../contracts/jobs.ts';
import { type Place, placeOf } from '../customer/place.ts';
import type { Actor } from '../escalation/decision.ts';
import type { JobId } from '../ids/ids.ts';
import { isForCaller } from '../message/caller-content.ts';
import type { Message } from '../message/message.ts';
import { type Notice, noticesOf, wordFor } from '../notification/notice.ts';
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

/** A job with everything that has been said about it, as this person sees it. */
export function jobDetail(
  history: VisitHistory,
  { customer, account }: Pick<VisitSetting, 'customer' | 'account'>,
  actor: Actor,
  world: VisitWorld,
): JobDetail {
  const visit = settled(history.visit);
  const { job } = visit;
  const reason = job.cancellation?.reason ?? job.pause?.reason;
  const ordered = visitView(history.visit).appointments.flatMap(({ id }) =>
    visit.appointments.filter((each) => each.id === id),
  );
  return {
    ...visitView(history.visit),
    appointments: ordered.map((each) => appointmentView(visit, each, actor, world)),
    place: placeHere(placeOf(customer, job.locationId, account.zone)),
    ...(reason ? { reason } : {}),
    ...(job.customerNotTold ? { customerNotTold: job.customerNotTold } : {}),
    actions: jobActions(job, actor).filter(isAction),
    messages: history.messages
      .filter((message) => jobOf(message) !== undefined)
      .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
      .map(messageLine),
    timeline: [...history.timeline],
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

/** The job that a message is about. */
export const jobOf = (message: Pick<Message, 'content'>): JobId | undefined =>
  isForCaller(message.content) ? message.content.jobId : noticesIn(message)[0]?.jobId;

function messageLine(message: Message): JobMessage {
  const { key, class: of, status, why, channel, dueAt, sentAt, deliveredAt, confirmBy, unconfirmedAt, to } = message;
  return {
    facts: isForCaller(message.content) ? [message.content.kind] : noticesIn(message).map(wordFor),
    ...{ key, class: of, status, dueAt },
    ...('personId' in to ? { personId: to.personId } : {}),
    ...('contactId' in to ? { contactId: to.contactId } : {}),
    ...(why ? { why } : {}),
    ...(channel ? { channel } : {}),
    ...(sentAt ? { sentAt } : {}),
    ...(deliveredAt ? { deliveredAt } : {}),
    ...(confirmBy && !unconfirmedAt ? { confirmBy } : {}),
    ...(unconfirmedAt ? { unconfirmedAt } : {}),
  };
}
