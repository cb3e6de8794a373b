import { describe, expect, test } from 'vitest';
import { decide } from '../../../core/escalation/decide.ts';
import type { EscalationEvent } from '../../../core/escalation/decision.ts';
import type { Escalation } from '../../../core/escalation/escalation.ts';
import {
  type FromStatus,
  TRANSITIONS,
  TRIGGERS,
  type Trigger,
  transitionFor,
} from '../../../core/escalation/transitions.ts';
import { actor, aStory, createEvent } from '../../support/builders/story.ts';
import { ANA, BRIAN, JOHN } from '../../support/builders/team.ts';
import { aWorld } from '../../support/builders/world.ts';

const STATUSES: readonly FromStatus[] = ['none', 'pending', 'assigned', 'expired', 'cancelled'];

/** An escalation of each status, with a world in which the timer is due and nothing but the status stands in the way. */
function atStatus(status: FromStatus) {
  const story = aStory();
  if (status === 'assigned') story.accept(JOHN);
  if (status === 'cancelled') story.stop(JOHN);
  if (status === 'expired') story.untilSettled();
  // Late enough for a wake and for a re-drive, early enough for a late accept.
  story.later(600);
  return { escalation: status === 'none' ? undefined : story.current(), world: story.world() };
}

const EVENTS: Readonly<Record<Trigger, (escalation: Escalation | undefined) => EscalationEvent>> = {
  create: () => createEvent(),
  note: () => ({ trigger: 'note', by: { id: ANA.id, name: ANA.name }, note: 'the gate is open' }),
  wake: (escalation) => ({ trigger: 'wake', epoch: escalation?.epoch ?? 1 }),
  redrive: () => ({ trigger: 'redrive' }),
  pass: () => ({ trigger: 'pass', by: actor(JOHN), via: 'web' }),
  accept: () => ({ trigger: 'accept', by: actor(JOHN), via: 'web' }),
  stop: () => ({ trigger: 'stop', by: actor(ANA), via: 'web', reason: 'Customer called back' }),
  job_cancelled: () => ({ trigger: 'job_cancelled', by: { id: ANA.id, name: ANA.name }, reason: 'Wrong number' }),
  method_failed: (escalation) => ({
    trigger: 'method_failed',
    personId: JOHN.id,
    channel: 'sms',
    epoch: escalation?.epoch ?? 1,
    stepSeq: 0,
  }),
  release: () => ({ trigger: 'release', by: actor(JOHN), reason: 'The van broke down' }),
  reassign: () => ({ trigger: 'reassign', by: actor(ANA), to: BRIAN.id }),
  page_now: () => ({ trigger: 'page_now', by: actor(ANA) }),
  jump: () => ({ trigger: 'jump', by: actor(ANA), step: 1 }),
  pause: () => ({ trigger: 'pause', by: actor(ANA), minutes: 10 }),
  en_route: () => ({ trigger: 'en_route', by: actor(JOHN), etaMinutes: 30 }),
  turned_back: () => ({ trigger: 'turned_back', by: { id: JOHN.id, name: JOHN.name }, at: '2030-01-01T00:00:00.000Z' }),
  watch: () => ({ trigger: 'watch' }),
};

/** What timers and providers bring about: nobody reads a refusal of it. */
const MACHINERY: readonly Trigger[] = ['wake', 'redrive', 'method_failed', 'watch', 'job_cancelled'];

describe.each(STATUSES)('an escalation that is %s', (status) => {
  test.each(TRIGGERS)('met by %s goes where the table says, or nowhere', (trigger) => {
    const { escalation, world } = atStatus(status);
    const before = structuredClone(escalation);
    const decision = decide(escalation, EVENTS[trigger](escalation), world);
    const transition = transitionFor(status, trigger);

    expect(escalation, 'what was read is not touched').toEqual(before);
    if (transition) {
      expect(decision.outcome).not.toBe('refused');
      if (decision.outcome === 'changed') expect(transition.to).toContain(decision.next.status);
    } else if (escalation && MACHINERY.includes(trigger)) {
      // A timer that lost the race is no error: it finds that there is nothing to do.
      expect(decision).toEqual({ outcome: 'unchanged', why: 'settled' });
    } else {
      expect(decision.outcome).toBe('refused');
      if (decision.outcome === 'refused')
        expect(decision.refusal).toMatchObject(
          status === 'assigned'
            ? { kind: 'taken', by: 'John Smith' }
            : {
                kind: 'wrong_status',
                status,
                trigger,
                ...(status === 'cancelled' ? { reason: expect.any(String) } : {}),
              },
        );
    }
  });
});

test('every status and every trigger has been tried against a table without doubles', () => {
  const named = TRANSITIONS.map(({ from, trigger }) => `${from} ${trigger}`);
  expect(new Set(named).size).toBe(named.length);
  expect(STATUSES.length * TRIGGERS.length).toBe(85);
});

test('a cancelled escalation leads nowhere', () => {
  expect(TRANSITIONS.filter(({ from }) => from === 'cancelled')).toEqual([]);
});

test('an escalation that is not there can only be created', () => {
  const decision = decide(undefined, { trigger: 'accept', by: actor(BRIAN), via: 'web' }, aWorld());
  expect(decision).toEqual({
    outcome: 'refused',
    refusal: { kind: 'wrong_status', status: 'none', trigger: 'accept' },
  });
});

test('a note is kept in the timeline and moves nothing', () => {
  const story = aStory();
  const before = story.pending();
  story.happens({ trigger: 'note', by: { id: ANA.id, name: ANA.name }, note: 'the gate is open' });
  expect(story.timeline.at(-1)).toMatchObject({ kind: 'noted', note: 'the gate is open', by: { name: 'Ana Ortiz' } });
  expect(story.current()).toEqual({ ...before, version: before.version + 1 });
});
