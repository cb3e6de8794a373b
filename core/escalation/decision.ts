import type { Account } from '../account/account.ts';
import type { EscalationId, IncidentNumber, JobId, PersonId, ScheduleId } from '../ids/ids.ts';
import type { Visit } from '../job/visit.ts';
import type { CallerIntent } from '../message/caller-content.ts';
import type { MessageIntent } from '../message/message.ts';
import type { Channel, Person } from '../person/person.ts';
import type { Role } from '../person/role.ts';
import type { Plan } from '../plan/plan.ts';
import type { Instant } from '../time/instant.ts';
import type { CallFacts, Escalation, EscalationStatus, PersonRef, Urgency } from './escalation.ts';
import type { TimelineFact } from './timeline.ts';
import type { Trigger } from './transitions.ts';

/** "Call the customer": what a stopped or expired escalation leaves behind, so that nobody is forgotten. */
export interface CallTask {
  /** Derives from the escalation and its run: once each. */
  key: string;
  owner: PersonRef;
  dueAt: Instant;
  summary: string;
}

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
  /** A page certainly did not reach him: refused, opted out, bounced. */
  | { trigger: 'method_failed'; personId: PersonId; channel: Channel; epoch: number; stepSeq: number }
  | { trigger: 'pass'; by: Actor; via: 'web' | 'sms'; reason?: string }
  | { trigger: 'accept'; by: Actor; via: 'web' | 'sms' }
  | { trigger: 'stop'; by: Actor; via: 'web' | 'sms'; reason: string }
  /** The office cancelled the job: nobody needs to come. */
  | { trigger: 'job_cancelled'; by: PersonRef; reason: string }
  | { trigger: 'release'; by: Actor; reason: string }
  /** `from`: whom the dispatcher saw as the assignee; somebody else by now is a lost race. */
  | { trigger: 'reassign'; by: Actor; to: PersonId; from?: PersonId }
  /** Without a person: everybody of the running step once more. */
  | { trigger: 'page_now'; by: Actor; personId?: PersonId }
  | { trigger: 'jump'; by: Actor; step: number }
  | { trigger: 'pause'; by: Actor; minutes: number }
  /** `tapped`: when, on the job's appointment; it counts only while he has set out there. Minutes are from then on. */
  | { trigger: 'en_route'; by: Actor; etaMinutes?: number; tapped?: Instant }
  /** The assignee has taken back on the job's appointment, at an instant, that he set out. */
  | { trigger: 'turned_back'; by: PersonRef; at: Instant }
  /** The sweeper: the watchdog's time has come. */
  | { trigger: 'watch' };

/** What is true around the escalation when it is decided: read once at the edge, passed down as values. */
export interface World {
  now: Instant;
  account: Account;
  /** The snapshot the escalation started with. */
  plan: Plan;
  /** As they are now: contact details and the enabled flag are read live. At least everybody the plan can reach. */
  people: ReadonlyMap<PersonId, Person>;
  onCall: (schedule: ScheduleId, at: Instant) => readonly PersonId[];
  /** The next moment after `after` when somebody else may be on call; undefined when that is far off. */
  nextHandoff: (schedule: ScheduleId, after: Instant) => Instant | undefined;
  /**
   * The escalation's job with its appointments, where somebody has or may still take it: whether the job is cancelled,
   * and whether the assignee is on it already. Absent before that, and of a job that is gone.
   */
  visit?: Visit;
}

/** Expected noes, each with what the person needs to understand it. */
export type Refusal =
  | { kind: 'taken'; by: string; at: Instant }
  | { kind: 'wrong_status'; status: EscalationStatus | 'none'; trigger: Trigger; reason?: string }
  | { kind: 'not_yours'; trigger: Trigger }
  | { kind: 'not_paged_now' }
  | { kind: 'not_reachable' }
  | { kind: 'no_such_person' }
  | { kind: 'no_such_step'; steps: number }
  | { kind: 'pause_over'; minutesLeft: number }
  | { kind: 'under_way' }
  | { kind: 'job_cancelled' }
  /** A newer escalation has the job by now. */
  | { kind: 'job_held'; by: IncidentNumber }
  | { kind: 'too_late'; hours: number };

export type Decision =
  | {
      outcome: 'changed';
      next: Escalation;
      timeline: TimelineFact[];
      messages: MessageIntent[];
      /** What the customer who called is to hear: messages of his job. */
      toCaller?: CallerIntent[];
      /** A customer nobody is coming to: somebody has to call him. */
      callTask?: CallTask;
    }
  /** The wish is already fact, or there is nothing to do now: nothing is written. */
  | { outcome: 'unchanged'; why: 'already_so' | 'not_due' | 'other_epoch' | 'settled' }
  | { outcome: 'refused'; refusal: Refusal };
