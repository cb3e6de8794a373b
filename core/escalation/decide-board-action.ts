import { type Channel, usableMethods } from '../person/person.ts';
import { PLAN_LIMITS } from '../plan/plan.ts';
import { plusMinutes, secondsBetween } from '../time/instant.ts';
import type { Decision, World } from './decision.ts';
import type { PendingEscalation, StepContact } from './escalation.ts';
import { carried, type EventOf, follow, moved } from './follow.ts';
import { enterStep, withNextWake, withoutContact } from './ladder.ts';
import { ladderState } from './ladder-state.ts';
import { contactOf, pageDue } from './paging.ts';
import { mayRunTheBoard } from './permission.ts';
import type { TimelineFact } from './timeline.ts';

/* What dispatchers do to an active ladder (spec, case 21), and what a provider's no does to it (case 7). */

const notYours = (trigger: 'page_now' | 'jump' | 'pause'): Decision => ({
  outcome: 'refused',
  refusal: { kind: 'not_yours', trigger },
});

/** Somebody who is added has at least so long. */
const ADDED_MINUTES = 5;

/** Pages a person who is not in the step, or everybody who is in it once more, now. */
export function pageNow(pending: PendingEscalation, event: EventOf<'page_now'>, world: World): Decision {
  const { by, personId } = event;
  if (!mayRunTheBoard(by)) return notYours('page_now');
  const state = ladderState(pending);
  const minutes = Math.max(ADDED_MINUTES, Math.ceil(secondsBetween(world.now, pending.stepEndsAt) / 60));
  let contacts: StepContact[] = pending.contacts;
  if (personId === undefined) {
    contacts = contacts.map((contact) => again(contact, world));
  } else {
    const person = world.people.get(personId);
    if (!person?.enabled) return { outcome: 'refused', refusal: { kind: 'no_such_person' } };
    const added = contactOf(person, minutes, state, world);
    if (added.due.length === 0) return { outcome: 'refused', refusal: { kind: 'not_reachable' } };
    contacts = [...contacts.filter((contact) => contact.personId !== personId), added];
  }
  const passed = state.passed.filter((id) => id !== personId);
  const paging = pageDue(pending.phase, contacts, { ...state, passed }, world);
  const ends = plusMinutes(world.now, ADDED_MINUTES);
  const run = {
    ...pending,
    stepEndsAt: personId !== undefined && ends > pending.stepEndsAt ? ends : pending.stepEndsAt,
    contacts: paging.contacts,
  };
  const fact: TimelineFact = { kind: 'paged_now', by: { id: by.id, name: by.name }, pages: paging.pages };
  const turn = {
    next: withNextWake(run, paging.state, world),
    state: paging.state,
    timeline: [],
    messages: paging.messages,
  };
  return follow(pending, turn, [fact], world, moved(pending));
}

/** Everything he has been paged by in this step once more, beside what is still ahead. */
const again = (contact: StepContact, world: World): StepContact => ({
  ...contact,
  due: [...contact.sent.map((kind) => ({ kind, at: world.now })), ...contact.due],
});

/** Goes to a step of the plan at once. */
export function jump(pending: PendingEscalation, event: EventOf<'jump'>, world: World): Decision {
  const { by, step } = event;
  if (!mayRunTheBoard(by)) return notYours('jump');
  const steps = world.plan.steps.length;
  if (step < 0 || step >= steps) return { outcome: 'refused', refusal: { kind: 'no_such_step', steps } };
  const jumped: TimelineFact = { kind: 'jumped', by: { id: by.id, name: by.name }, step };
  const turn = enterStep(pending.loop, step, 'time', ladderState(pending), world);
  return follow(pending, turn, [jumped], world, moved(pending));
}

/** Holds the ladder up: everything that is ahead comes later by as much. 30 minutes in all, whoever asks. */
export function pause(pending: PendingEscalation, event: EventOf<'pause'>, world: World): Decision {
  const { by, minutes } = event;
  if (!mayRunTheBoard(by)) return notYours('pause');
  const minutesLeft = PLAN_LIMITS.pauseMinutes - pending.pausedMinutes;
  if (minutes > minutesLeft) return { outcome: 'refused', refusal: { kind: 'pause_over', minutesLeft } };
  const state = ladderState(pending);
  const run = {
    ...pending,
    stepEndsAt: plusMinutes(pending.stepEndsAt, minutes),
    contacts: pending.contacts.map((contact) => ({
      ...contact,
      due: contact.due.map(({ kind, at }) => ({ kind, at: plusMinutes(at, minutes) })),
    })),
  };
  const paused: TimelineFact = { kind: 'paused', by: { id: by.id, name: by.name }, minutes };
  const turn = { next: withNextWake(run, state, world), state, timeline: [], messages: [] };
  const { rewakes, pausedMinutes } = moved(pending);
  return follow(pending, turn, [paused], world, { rewakes, pausedMinutes: pausedMinutes + minutes });
}

/**
 * A page certainly did not reach somebody: his next method, of another channel if there is one, comes now instead of
 * later; with none left, and nothing that may have reached him, the step goes on as if he had passed. The same no twice, or one of an earlier step: nothing.
 */
export function methodFailed(pending: PendingEscalation, event: EventOf<'method_failed'>, world: World): Decision {
  const { personId, channel, stepSeq } = event;
  const contact = pending.contacts.find((each) => each.personId === personId);
  if (stepSeq !== pending.stepSeq || !contact?.sent.includes(channel)) return { outcome: 'unchanged', why: 'settled' };
  if (contact.failed.includes(channel)) return { outcome: 'unchanged', why: 'already_so' };

  const state = ladderState(pending);
  const ahead = waysLeft(contact, channel, world);
  const nextMethod = ahead.find(({ kind }) => kind !== channel) ?? ahead[0];
  const after: StepContact = {
    ...contact,
    failed: [...contact.failed, channel],
    due: ahead.map((each) => (each === nextMethod ? { ...each, at: world.now } : each)),
  };
  const contacts = pending.contacts.map((each) => (each === contact ? after : each));
  const who = { id: personId, name: world.people.get(personId)?.name ?? '' };
  const paging = pageDue(pending.phase, contacts, state, world);
  const failed: TimelineFact = { kind: 'method_failed', who, channel, pages: paging.pages };
  const run = { ...pending, contacts: paging.contacts };

  if (!nextMethod && after.sent.every((kind) => after.failed.includes(kind)))
    return follow(pending, withoutContact(personId, run, state, world), [failed], world, moved(pending));
  const turn = {
    next: withNextWake(run, paging.state, world),
    state: paging.state,
    timeline: [],
    messages: paging.messages,
  };
  const unmoved = turn.next.nextWakeAt === pending.nextWakeAt;
  return follow(pending, turn, [failed], world, unmoved ? carried(pending) : moved(pending));
}

/**
 * What may still reach somebody whose page failed: the rest of his sequence as far as his methods are usable now; with
 * nothing of it left and no other channel that may have reached him, whatever else he has.
 */
function waysLeft(contact: StepContact, failed: Channel, world: World): StepContact['due'] {
  const person = world.people.get(contact.personId);
  const usable = (kind: Channel) => person !== undefined && usableMethods(person, kind).length > 0;
  const ahead = contact.due.filter(({ kind }) => usable(kind));
  if (ahead.length > 0 || contact.sent.some((kind) => kind !== failed && !contact.failed.includes(kind))) return ahead;
  return (['sms', 'email'] as const)
    .filter((kind) => !contact.sent.includes(kind) && usable(kind))
    .map((kind) => ({ kind, at: world.now }));
}
