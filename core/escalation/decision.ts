import type { Account } from '../account/account.ts';
import type { EscalationId, IncidentNumber, JobId, PersonId, ScheduleId } from '../ids/ids.ts';
import type { MessageIntent } from '../message/message.ts';
import type { Person } from '../person/person.ts';
import type { Role } from '../person/role.ts';
import type { Plan } from '../plan/plan.ts';
import type { Instant } from '../time/instant.ts';
import type { CallFacts, Escalation, EscalationStatus, PersonRef, Urgency } from './escalation.ts';
import type { TimelineFact } from './timeline.ts';
import type { Trigger } from './transitions.ts';

/** Who does something, with the roles his session says. */
export interface Actor extends PersonRef {
  roles: readonly Role[];
}

/** Something that happens to an escalation. Ids come from the edge. */
export type EscalationEvent =
  | {
      trigger: 'create';
      id: EscalationId;
      number: IncidentNumber;
      jobId: JobId;
      call: CallFacts;
      urgency: Urgency;
      note: string;
      by: PersonRef;
    }
  | { trigger: 'note'; by: PersonRef; note: string }
  | { trigger: 'wake'; epoch: number }
  /** The sweeper found the wake overdue: its ladder is taken for lost, and a new run begins. */
  | { trigger: 'redrive' }
  | { trigger: 'pass'; by: Actor; via: 'web' | 'sms'; reason?: string }
  | { trigger: 'accept'; by: Actor; via: 'web' | 'sms' }
  | { trigger: 'stop'; by: Actor; via: 'web' | 'sms'; reason: string };

/** What is true around the escalation when it is decided: read once at the edge, passed down as values. */
export interface World {
  now: Instant;
  account: Account;
  /** The snapshot the escalation started with. */
  plan: Plan;
  /** As they are now: contact details and the enabled flag are read live. At least everybody the plan can reach. */
  people: ReadonlyMap<PersonId, Person>;
  onCall: (schedule: ScheduleId, at: Instant) => readonly PersonId[];
}

/** Expected noes, each with what the person needs to understand it. */
export type Refusal =
  | { kind: 'taken'; by: string; at: Instant }
  | { kind: 'wrong_status'; status: EscalationStatus | 'none'; trigger: Trigger; reason?: string }
  | { kind: 'not_yours'; trigger: Trigger }
  | { kind: 'not_paged_now' }
  | { kind: 'too_late'; hours: number };

export type Decision =
  | { outcome: 'changed'; next: Escalation; timeline: TimelineFact[]; messages: MessageIntent[] }
  /** The wish is already fact, or there is nothing to do now: nothing is written. */
  | { outcome: 'unchanged'; why: 'already_so' | 'not_due' | 'other_epoch' | 'settled' }
  | { outcome: 'refused'; refusal: Refusal };
