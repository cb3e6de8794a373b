import * as z from 'zod';
import { PersonId } from '../ids/ids.ts';
import { Channel } from '../person/person.ts';
import { Instant } from '../time/instant.ts';
import { Coverage, PersonRef, WatchdogStage } from './escalation.ts';

/** Somebody paged in a transition. */
export const PageFact = z.object({ personId: PersonId, name: z.string(), channel: Channel });
export type PageFact = z.infer<typeof PageFact>;

/** A step that took no time because nobody in it could be paged, and why. */
export const SkippedStep = z.object({
  loop: z.int().min(0),
  step: z.int().min(0),
  reason: z.enum(['nobody_on_call', 'no_method', 'passed', 'last_in_line', 'paged_just_now']),
});
export type SkippedStep = z.infer<typeof SkippedStep>;

/** From where somebody acted. */
export const ActedBy = z.enum(['web', 'sms', 'ladder']);
export type ActedBy = z.infer<typeof ActedBy>;

const Paging = { pages: z.array(PageFact), skipped: z.array(SkippedStep) };

/** The closed set of what a timeline may say; "nobody on call" and "no method" are things that happened, too. */
export const TimelineFact = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('created'), by: PersonRef, coverage: Coverage, note: z.string() }),
  z.object({ kind: z.literal('noted'), by: PersonRef, note: z.string() }),
  z.object({ kind: z.literal('step_started'), loop: z.int(), step: z.int(), ...Paging }),
  z.object({ kind: z.literal('paged'), pages: z.array(PageFact) }),
  z.object({ kind: z.literal('last_in_line_paged'), ...Paging }),
  z.object({
    kind: z.literal('handoff'),
    incoming: z.array(PersonRef),
    outgoing: z.array(PersonRef),
    pages: z.array(PageFact),
  }),
  z.object({ kind: z.literal('method_failed'), who: PersonRef, channel: Channel, pages: z.array(PageFact) }),
  z.object({ kind: z.literal('paged_now'), by: PersonRef, pages: z.array(PageFact) }),
  z.object({ kind: z.literal('jumped'), by: PersonRef, step: z.int() }),
  z.object({ kind: z.literal('paused'), by: PersonRef, minutes: z.int() }),
  z.object({ kind: z.literal('fallback_paged'), ...Paging }),
  z.object({ kind: z.literal('passed'), by: PersonRef, via: ActedBy, reason: z.string().optional() }),
  z.object({ kind: z.literal('accepted'), by: PersonRef, via: ActedBy, late: z.boolean(), early: z.boolean() }),
  z.object({ kind: z.literal('en_route'), by: PersonRef, etaMinutes: z.int().optional() }),
  /** He took back that he is on his way. */
  z.object({ kind: z.literal('turned_back'), by: PersonRef }),
  z.object({ kind: z.literal('released'), by: PersonRef, reason: z.string() }),
  z.object({ kind: z.literal('reassigned'), by: PersonRef, from: PersonRef.optional(), to: PersonRef }),
  z.object({ kind: z.literal('watched'), stage: WatchdogStage, assignee: PersonRef }),
  z.object({ kind: z.literal('stopped'), by: PersonRef, via: ActedBy, reason: z.string() }),
  z.object({ kind: z.literal('job_cancelled'), by: PersonRef, reason: z.string() }),
  z.object({
    kind: z.literal('expired'),
    reason: z.enum(['no_answer', 'no_coverage']),
    skipped: z.array(SkippedStep),
  }),
]);
export type TimelineFact = z.infer<typeof TimelineFact>;

/** A fact with its place: `seq` counts from 1 without a hole. */
export const TimelineEntry = z.intersection(z.object({ seq: z.int().min(1), at: Instant }), TimelineFact);
export type TimelineEntry = z.infer<typeof TimelineEntry>;
