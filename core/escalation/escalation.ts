import * as z from 'zod';
import { AccountId, EscalationId, IncidentNumber, JobId, PersonId, PlanId } from '../ids/ids.ts';
import { Channel } from '../person/person.ts';
import { Instant } from '../time/instant.ts';

/*
 * One run of a plan for a job. The item in the table is the only truth about it; the state machine is only its clock.
 * A union by status: an assigned escalation *has* an assignee, a pending one *has* a next wake.
 */

export const Urgency = z.enum(['urgent', 'standard']);
export type Urgency = z.infer<typeof Urgency>;

/** Whether a call now would reach anybody: `weak` is one person, one channel, or an empty step. */
export const Coverage = z.enum(['ok', 'weak', 'none']);
export type Coverage = z.infer<typeof Coverage>;

/** A person as an escalation remembers him: by id, and by the name he had. */
export const PersonRef = z.object({ id: PersonId, name: z.string() });
export type PersonRef = z.infer<typeof PersonRef>;

/** What the call is about, copied when it starts, so that a page needs no further read at 2 a.m. */
export const CallFacts = z.object({
  jobNumber: z.string(),
  summary: z.string(),
  customerName: z.string(),
  phone: z.string().optional(),
  address: z.string().optional(),
});
export type CallFacts = z.infer<typeof CallFacts>;

/** Somebody being paged in the running step: the methods of his sequence that are still ahead, and how the others went. */
export const StepContact = z.object({
  personId: PersonId,
  due: z.array(z.object({ kind: Channel, at: Instant })),
  /** Channels he has been paged by in this step. */
  sent: z.array(Channel),
  /** Those of them that are known not to have reached him. */
  failed: z.array(Channel),
});
export type StepContact = z.infer<typeof StepContact>;

/** When and in which step somebody was last paged. */
export const PagedPerson = z.object({
  id: PersonId,
  name: z.string(),
  at: Instant,
  stepSeq: z.int().min(0),
  epoch: z.int().min(1),
});
export type PagedPerson = z.infer<typeof PagedPerson>;

const Common = z.object({
  accountId: AccountId,
  id: EscalationId,
  number: IncidentNumber,
  jobId: JobId,
  planId: PlanId,
  urgency: Urgency,
  note: z.string(),
  call: CallFacts,
  startedBy: PersonRef,
  coverage: Coverage,
  /** How often the steps have been gone through before, from 0. */
  loop: z.int().min(0),
  /** Index of the step, from 0. */
  step: z.int().min(0),
  /** `loop × steps + step`: fences *pass*, so that an old reply cannot skip a later step. */
  stepSeq: z.int().min(0),
  /** Fences executions: one of another epoch does nothing and ends. */
  epoch: z.int().min(1),
  passed: z.array(PersonId),
  /** Who gave the job back: asked again only when everybody else has been. */
  lastInLine: z.array(PersonId),
  paged: z.array(PagedPerson),
  pageCount: z.int().min(0),
  /** The four digits with which each paged person answers by SMS. */
  replyCodes: z.record(z.string(), z.string()),
  createdAt: Instant,
  /** When it became pending the last time: created or re-opened. A ladder runs 24 hours from then at the most. */
  openedAt: Instant,
  /** The run in which that was; absent for the first. Pages of an earlier one are not wanted any more. */
  openedEpoch: z.int().min(1).optional(),
  updatedAt: Instant,
  /** Also the `seq` of the last timeline entry; only serialises writers. */
  version: z.int().min(1),
});

export const PendingEscalation = Common.extend({
  status: z.literal('pending'),
  /** After the plan's steps: whoever gave the job back is asked again; then, with nobody left, the plan's fallback. */
  phase: z.enum(['step', 'last_in_line', 'fallback']),
  stepStartedAt: Instant,
  /** As people are told; the last one of a plan is waited for a little longer. */
  stepEndsAt: Instant,
  contacts: z.array(StepContact),
  nextWakeAt: Instant,
  /** Rises when something other than the ladder moved `nextWakeAt`: the ladder is then woken to look again. */
  rewakes: z.int().min(0),
  /** How long dispatchers have held it up, of the 30 minutes there are. */
  pausedMinutes: z.int().min(0),
});
export type PendingEscalation = z.infer<typeof PendingEscalation>;

/** Escalation spec, case 18: the assignee is nudged, the dispatchers are told, the escalation is re-opened. */
export const WatchdogStage = z.enum(['nudge', 'tell', 'reopen']);
export type WatchdogStage = z.infer<typeof WatchdogStage>;

export const AssignedEscalation = Common.extend({
  status: z.literal('assigned'),
  assignee: PersonRef,
  assignedAt: Instant,
  late: z.boolean(),
  /** When the assignee said he is on his way. */
  enRouteAt: Instant.optional(),
  etaMinutes: z.int().min(0).optional(),
  /** What happens, and when, if he does not: absent when nobody watches, or all has been done. */
  watchdog: z.object({ stage: WatchdogStage, at: Instant }).optional(),
});
export type AssignedEscalation = z.infer<typeof AssignedEscalation>;

export const ExpiredEscalation = Common.extend({
  status: z.literal('expired'),
  reason: z.enum(['no_answer', 'no_coverage']),
  expiredAt: Instant,
});
export type ExpiredEscalation = z.infer<typeof ExpiredEscalation>;

/** The reason that an escalation has when it ended with its job. */
export const JOB_CANCELLED = 'JOB_CANCELLED';

export const CancelledEscalation = Common.extend({
  status: z.literal('cancelled'),
  reason: z.string(),
  cancelledBy: PersonRef,
  cancelledAt: Instant,
});
export type CancelledEscalation = z.infer<typeof CancelledEscalation>;

export const Escalation = z.discriminatedUnion('status', [
  PendingEscalation,
  AssignedEscalation,
  ExpiredEscalation,
  CancelledEscalation,
]);
export type Escalation = z.infer<typeof Escalation>;

/** Whether what was decided in a run belongs to the time for which the escalation is open now. */
export const isOfThisOpening = (
  { epoch }: { epoch: number },
  { openedEpoch = 1 }: Pick<Escalation, 'openedEpoch'>,
): boolean => epoch >= openedEpoch;

export const EscalationStatus = z.enum(['pending', 'assigned', 'expired', 'cancelled']);
export type EscalationStatus = z.infer<typeof EscalationStatus>;
