import type { CallerContent, CallerIntent } from '../message/caller-content.ts';
import { type Instant, plusMinutes } from '../time/instant.ts';
import type { Actor, World } from './decision.ts';
import { type AssignedEscalation, type Escalation, isOfThisOpening, type PendingEscalation } from './escalation.ts';
import { mayRunTheBoard } from './permission.ts';

/*
 * What the caller hears while his call is escalated (messages spec, rule 14): each change says what he is to be told,
 * in its own transaction, and the sender asks here whether it is still so.
 */

/** How long somebody is looked for before the caller hears that it takes longer. */
export const CALLER_WAITS_MINUTES = 10;

const isOn = ({ account }: World): boolean => account.callerLoop ?? true;

const keyOf = (fact: string, { number }: Pick<Escalation, 'number'>, once: number): string =>
  `CALLER#${number}#${fact}#${once}`;

/** Somebody has it: said each time it is another person's, and so also after it was given back or reassigned. */
export function callerIsTaken(next: AssignedEscalation, world: World): CallerIntent[] {
  const { jobId, number, assignee } = next;
  const content: CallerContent = { kind: 'caller_taken', jobId, number, personId: assignee.id, name: assignee.name };
  return isOn(world) ? [{ key: keyOf('TAKEN', next, next.version), content, dueAt: world.now }] : [];
}

/** Open from now on: said in ten minutes, if nobody has it by then. Once each time it is opened. */
export function callerWaits({ jobId, number, epoch }: PendingEscalation, world: World): CallerIntent[] {
  const content: CallerContent = { kind: 'caller_waits', jobId, number };
  const dueAt = plusMinutes(world.now, CALLER_WAITS_MINUTES);
  return isOn(world) ? [{ key: keyOf('WAITS', { number }, epoch), content, dueAt }] : [];
}

/** Nobody comes: somebody calls him by the time at which that is due. */
export function callerIsCalledBack({ jobId, number, epoch }: Escalation, by: Instant, world: World): CallerIntent[] {
  const content: CallerContent = { kind: 'caller_called_back', jobId, number, by };
  return isOn(world) ? [{ key: keyOf('CALLED_BACK', { number }, epoch), content, dueAt: world.now }] : [];
}

/** The agent takes back what he started because the caller did: there is nothing to tell him. */
export const isWithdrawal = ({ startedBy }: Pick<Escalation, 'startedBy'>, by: Actor): boolean =>
  by.id === startedBy.id && by.roles.includes('agent') && !mayRunTheBoard(by);

/** What a caller was told of his call, the last thing last. */
export type CallerTold = readonly CallerContent[];

/** Why something is not said to the caller after all; undefined while it is so. `decidedIn` is the run of the fact. */
export function whyNotToCaller(
  content: CallerContent,
  decidedIn: { epoch: number },
  escalation: Escalation,
  told: CallerTold,
  now: Instant,
): 'superseded' | 'told_already' | 'stale' | undefined {
  const last = told.at(-1);
  switch (content.kind) {
    case 'caller_taken':
      if (escalation.status !== 'assigned' || escalation.assignee.id !== content.personId) return 'superseded';
      return last?.kind === 'caller_taken' && last.personId === content.personId ? 'told_already' : undefined;
    case 'caller_waits':
      return escalation.status === 'pending' && isOfThisOpening(decidedIn, escalation) ? undefined : 'superseded';
    case 'caller_called_back':
      if (escalation.status !== 'expired' && escalation.status !== 'cancelled') return 'superseded';
      if (escalation.epoch !== decidedIn.epoch) return 'superseded';
      return now < content.by ? undefined : 'stale';
  }
}
