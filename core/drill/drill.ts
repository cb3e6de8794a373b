import * as z from 'zod';
import { PersonRef } from '../escalation/escalation.ts';
import { AccountId, PersonId } from '../ids/ids.ts';
import { Channel, type ContactMethod, type Person, usableMethods } from '../person/person.ts';
import { Instant } from '../time/instant.ts';

/*
 * A drill: a test page by day, by one method of one person, which he acknowledges as he would a call. It shows before the
 * night who would not be reached. A person's latest drills, one a method, are one row beside him.
 */

/** Four digits: what is replied with, and what the link names. */
export const DrillCode = z.string().regex(/^[0-9]{4}$/, 'must be the four digits of the message');

const Common = {
  kind: Channel,
  address: z.string(),
  code: DrillCode,
  startedAt: Instant,
  /** Not acknowledged by then, it has failed. */
  answerBy: Instant,
  /** Who began it by hand. */
  by: PersonRef.optional(),
  /** The last drill of this method that was acknowledged, before this one. */
  lastAnswered: z.object({ at: Instant, seconds: z.number().min(0) }).optional(),
};

export const Drill = z.discriminatedUnion('status', [
  z.object({ status: z.literal('waiting'), ...Common }),
  /** `seconds`: from the hand-over of the message to the acknowledgement. */
  z.object({ status: z.literal('answered'), ...Common, answeredAt: Instant, seconds: z.number().min(0) }),
  /** `why`: `no_answer`, `not_sent`, or what the provider said of the address. */
  z.object({ status: z.literal('failed'), ...Common, failedAt: Instant, why: z.string() }),
]);
export type Drill = z.infer<typeof Drill>;
export type AnsweredDrill = Extract<Drill, { status: 'answered' }>;
export type WaitingDrill = Extract<Drill, { status: 'waiting' }>;

/** The latest drill of each of a person's methods. */
export const PersonDrills = z.object({
  accountId: AccountId,
  personId: PersonId,
  drills: z.array(Drill),
  version: z.int().min(1),
});
export type PersonDrills = z.infer<typeof PersonDrills>;

/** Somebody a drill of whom is over. */
export const DueDrills = PersonDrills.pick({ accountId: true, personId: true });
export type DueDrills = z.infer<typeof DueDrills>;

/** Every method of a person by which he could be paged now. */
export const drilledMethods = (person: Person): ContactMethod[] =>
  (['sms', 'email'] as const).flatMap((kind) => usableMethods(person, kind));

export const drillOf = (of: PersonDrills | undefined, address: string): Drill | undefined =>
  of?.drills.find((drill) => drill.address === address);

/** When a method was last shown to reach its person, and how long he took. */
export const lastAnswered = (drill: Drill | undefined): { at: Instant; seconds: number } | undefined =>
  drill?.status === 'answered' ? { at: drill.answeredAt, seconds: drill.seconds } : drill?.lastAnswered;

/** The end of the drill that is to be looked at first; undefined when none waits. */
export const nextAnswerBy = ({ drills }: Pick<PersonDrills, 'drills'>): Instant | undefined =>
  drills
    .flatMap((drill) => (drill.status === 'waiting' ? [drill.answerBy] : []))
    .sort()
    .at(0);
