import { expect, test } from 'vitest';
import type { Decision } from '../../../core/escalation/decision.ts';
import { Escalation } from '../../../core/escalation/escalation.ts';
import { GRACE_SECONDS } from '../../../core/escalation/ladder.ts';
import { TimelineFact } from '../../../core/escalation/timeline.ts';
import type { Person, SequenceEntry } from '../../../core/person/person.ts';
import type { Target } from '../../../core/plan/plan.ts';
import { plusSeconds, secondsBetween } from '../../../core/time/instant.ts';
import { actor, aStory, type Story } from '../../support/builders/story.ts';
import { ANA, BRIAN, CARLA, DEE, JOHN, STRANGER, sms, TEAM, withMethods } from '../../support/builders/team.ts';
import { anAccount, aPlan, scheduleId } from '../../support/builders/world.ts';
import { fc } from '../../support/property.ts';

/* Random plans met by random events: what the spec calls I1, I3, I4, I5, I7 and I8 holds after every one of them. */

const RUNS = 500;
const DAY_SECONDS = 24 * 3600;

const entry: fc.Arbitrary<SequenceEntry> = fc.record({
  kind: fc.constantFrom('sms' as const, 'email' as const),
  afterMinutes: fc.nat(6),
});
const sequence = fc.array(entry, { minLength: 1, maxLength: 3 });

const person = (base: Person): fc.Arbitrary<Person> =>
  fc.record({ usable: fc.constantFrom('all', 'none', 'shared'), sequence, enabled: fc.boolean() }).map((drawn) => ({
    ...(drawn.usable === 'all' ? base : withMethods(base, ...(drawn.usable === 'shared' ? [sms('+13125550199')] : []))),
    methodSequence: { urgent: drawn.sequence, standard: drawn.sequence },
    enabled: drawn.enabled || drawn.usable === 'all',
  }));

const target: fc.Arbitrary<Person | Target> = fc.constantFrom(JOHN, BRIAN, CARLA, { scheduleId: scheduleId(1) });
const setting = fc.record({
  people: fc.tuple(...[JOHN, BRIAN, CARLA, ANA].map(person)).map((drawn) => [...drawn, DEE, STRANGER]),
  plan: fc
    .record({
      steps: fc.array(fc.array(target, { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      minutes: fc.constantFrom(1, 5, 300),
      loops: fc.nat(2),
      fallback: fc.constantFrom(ANA, JOHN, null),
    })
    .map(aPlan),
  account: fc.boolean().map((technicianMayStop) => anAccount({ technicianMayStop })),
  onCall: fc.subarray([JOHN.id, BRIAN.id, CARLA.id]).map((ids) => () => ids),
});

type Move = (story: Story) => Decision;
const somebody = fc.constantFrom(...TEAM);
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Move>((story) => story.wake()) },
  {
    weight: 2,
    arbitrary: somebody.map(
      (who): Move =>
        (story) =>
          story.pass(who),
    ),
  },
  {
    weight: 1,
    arbitrary: somebody.map(
      (who): Move =>
        (story) =>
          story.accept(who),
    ),
  },
  {
    weight: 1,
    arbitrary: somebody.map(
      (who): Move =>
        (story) =>
          story.stop(who),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Move>((story) => story.happens({ trigger: 'redrive' })) },
  { weight: 1, arbitrary: fc.constant<Move>((story) => story.happens({ trigger: 'wake', epoch: 99 })) },
  {
    weight: 1,
    arbitrary: fc.constant<Move>((story) => story.happens({ trigger: 'note', by: actor(DEE), note: 'called again' })),
  },
);
/** Nothing, to the next wake exactly, or some seconds beside it. */
const pauseBefore = fc.oneof(fc.constant('wake' as const), fc.constant(0), fc.integer({ min: 1, max: 900 }));
const moves = fc.array(fc.record({ pause: pauseBefore, move }), { maxLength: 25 });

function checkAll(story: Story): void {
  const escalation = story.current();
  Escalation.parse(escalation);
  for (const fact of story.timeline) TimelineFact.parse(fact);
  // I1: one acceptance in one life, and after it nothing but notes.
  const kinds = story.kinds();
  expect(kinds.filter((kind) => kind === 'accepted').length).toBe(escalation.status === 'assigned' ? 1 : 0);
  // I4: the version counts the entries, so `seq` has no hole.
  expect(escalation.version).toBe(story.timeline.length);
  // I7: one message a key.
  const keys = story.messages.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  if (escalation.status !== 'pending') return;
  // I3: a wake lies ahead, and not behind the deadline; I5: the last one within a day.
  expect(escalation.nextWakeAt > escalation.updatedAt || escalation.nextWakeAt > escalation.stepStartedAt).toBe(true);
  expect(escalation.contacts.length).toBeGreaterThan(0);
  expect(escalation.nextWakeAt <= plusSeconds(escalation.createdAt, DAY_SECONDS + GRACE_SECONDS)).toBe(true);
}

/** I8: who passed is not paged again, except as the fallback. */
function checkPassed(before: Story['timeline'], story: Story): void {
  const passed = before.flatMap((fact) => (fact.kind === 'passed' ? [fact.by.id] : []));
  for (const fact of story.timeline.slice(before.length))
    if (fact.kind === 'step_started' || fact.kind === 'paged')
      for (const page of fact.pages)
        if (story.current().status !== 'pending' || story.pending().phase === 'step')
          expect(passed).not.toContain(page.personId);
}

test(`the invariants hold after every event, and every ladder ends (${RUNS} random lives)`, () => {
  const ends = new Map<string, number>();
  fc.assert(
    fc.property(setting, moves, (drawn, happenings) => {
      const story = aStory(drawn);
      checkAll(story);
      for (const { pause, move: doIt } of happenings) {
        const { status } = story.current();
        const wait = pause === 'wake' ? secondsToWake(story) : pause;
        story.later(wait);
        const before = [...story.timeline];
        const was = structuredClone(story.current());
        const decision = doIt(story);
        checkAll(story);
        checkPassed(before, story);
        if (decision.outcome !== 'changed') expect(story.current()).toEqual(was);
        if (status === 'cancelled') expect(decision.outcome).not.toBe('changed');
        if (status === 'assigned' && decision.outcome === 'changed') expect(story.kinds().at(-1)).toBe('noted');
      }
      // Left alone, it is over in a bounded number of wakes: each pages a method or begins a step.
      story.untilSettled(200);
      const { status } = story.current();
      ends.set(status, (ends.get(status) ?? 0) + 1);
    }),
    { numRuns: RUNS },
  );
  // The drawing reached every end there is.
  expect([...ends.keys()].sort()).toEqual(['assigned', 'cancelled', 'expired']);
});

function secondsToWake(story: Story): number {
  const escalation = story.current();
  return escalation.status === 'pending' ? Math.max(0, secondsBetween(story.world().now, escalation.nextWakeAt)) : 0;
}
