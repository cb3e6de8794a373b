import { describe, expect, test } from 'vitest';
import { type CallerTold, whyNotToCaller } from '../../../core/escalation/caller-loop.ts';
import type { Decision } from '../../../core/escalation/decision.ts';
import type { CallerContent, CallerIntent } from '../../../core/message/caller-content.ts';
import { plusMinutes } from '../../../core/time/instant.ts';
import { actor, aStory, type Story } from '../../support/builders/story.ts';
import { ALEX, ANA, BRIAN, DEE, JOHN, TEAM } from '../../support/builders/team.ts';
import { anAccount, aPlan, START } from '../../support/builders/world.ts';
import { fc } from '../../support/property.ts';

const toldBy = (decision: Decision): CallerIntent[] =>
  decision.outcome === 'changed' ? (decision.toCaller ?? []) : [];
const contentsOf = (decision: Decision) => toldBy(decision).map(({ content }) => content);
const release = (by: typeof JOHN) => ({ trigger: 'release', by: actor(by), reason: 'Flat tyre' }) as const;

describe('what the caller is to hear', () => {
  test('when nobody has it after ten minutes: that it takes longer, decided when it is opened', () => {
    expect(aStory().toCaller).toEqual([
      {
        key: 'CALLER#4821#WAITS#1',
        content: { kind: 'caller_waits', jobId: expect.any(String), number: '4821' },
        dueAt: plusMinutes(START, 10),
      },
    ]);
  });

  test('who has it, by whichever way he got it', () => {
    const accepted = aStory();
    expect(contentsOf(accepted.accept(JOHN))).toMatchObject([{ kind: 'caller_taken', name: 'John Smith' }]);
    const again = accepted.happens({ trigger: 'reassign', by: actor(DEE), to: BRIAN.id });
    expect(contentsOf(again)).toMatchObject([{ kind: 'caller_taken', name: 'Brian Smith' }]);
    const late = aStory();
    late.untilSettled();
    expect(contentsOf(late.accept(BRIAN))).toMatchObject([{ kind: 'caller_taken', name: 'Brian Smith' }]);
  });

  test('of somebody who gives it back: nothing at once, but that it takes longer, and whoever takes it then', () => {
    const story = aStory();
    story.accept(JOHN);
    story.later(60);
    expect(toldBy(story.happens(release(JOHN)))).toMatchObject([
      { content: { kind: 'caller_waits' }, dueAt: plusMinutes(START, 11) },
    ]);
    expect(contentsOf(story.accept(BRIAN))).toMatchObject([{ kind: 'caller_taken', name: 'Brian Smith' }]);
  });

  test('when it expires or is stopped: until when the office calls, which is when that task is due', () => {
    const expired = aStory();
    expired.untilSettled();
    const stopped = aStory();
    for (const [story, decision] of [
      [expired, undefined],
      [stopped, stopped.stop(DEE)],
    ] as const) {
      const last = story.toCaller.at(-1);
      const task = decision?.outcome === 'changed' ? decision.callTask : story.tasks.at(-1);
      expect(last?.content).toMatchObject({ kind: 'caller_called_back', by: task?.dueAt });
      expect(last?.dueAt).toBe(story.world().now);
    }
  });

  test('of a plan that reaches nobody: only until when the office calls', () => {
    const story = aStory({ people: [], plan: aPlan({ fallback: null }) });
    expect(story.current()).toMatchObject({ status: 'expired', reason: 'no_coverage' });
    expect(story.toCaller.map(({ content }) => content.kind)).toEqual(['caller_called_back']);
  });

  test('nothing when the agent takes back what he started, because the caller did', () => {
    const story = aStory();
    const decision = story.stop(ALEX, 'The heating works again');
    expect(decision).toMatchObject({ outcome: 'changed', callTask: {} });
    expect(toldBy(decision)).toEqual([]);
  });

  test('nothing when the job is cancelled: he hears of the job', () => {
    const story = aStory();
    const by = { id: DEE.id, name: DEE.name };
    expect(toldBy(story.happens({ trigger: 'job_cancelled', by, reason: 'Wrong number' }))).toEqual([]);
  });

  test('nothing at all where the account does not want it', () => {
    const story = aStory({ account: anAccount({ callerLoop: false }) });
    story.accept(JOHN);
    story.happens(release(JOHN));
    story.untilSettled();
    expect(story.toCaller).toEqual([]);
  });
});

describe('the sender asks whether it is still so', () => {
  const look = (story: Story, index: number, told: CallerTold = [], epoch = story.current().epoch) => {
    const content = story.toCaller[index]?.content;
    if (!content) throw new Error('there is no such message');
    return whyNotToCaller(content, { epoch }, story.current(), told, story.world().now);
  };
  const of = (story: Story): CallerContent[] => story.toCaller.map(({ content }) => content);

  test('that it takes longer is said while it is open, also by a ladder that was re-driven', () => {
    const story = aStory({ plan: aPlan({ minutes: 60 }) });
    expect(look(story, 0)).toBeUndefined();
    story.later(3700);
    story.happens({ trigger: 'redrive' });
    expect(story.current()).toMatchObject({ status: 'pending', epoch: 2 });
    expect(look(story, 0, [], 1)).toBeUndefined();
    story.accept(BRIAN);
    expect(look(story, 0, [], 1)).toBe('superseded');
  });

  test('that it takes longer, of the time before it was given back, is not said in the time after', () => {
    const story = aStory();
    story.accept(JOHN);
    story.happens(release(JOHN));
    expect(story.current().status).toBe('pending');
    expect([look(story, 0, [], 1), look(story, 2)]).toEqual(['superseded', undefined]);
  });

  test('who has it is said while he has it, and not a second time in a row', () => {
    const story = aStory();
    story.accept(JOHN);
    expect(look(story, 1)).toBeUndefined();
    story.happens({ trigger: 'reassign', by: actor(DEE), to: BRIAN.id });
    expect(look(story, 1)).toBe('superseded');
    story.happens({ trigger: 'reassign', by: actor(DEE), to: JOHN.id });
    const [, john, brian, again] = of(story);
    if (!john || !brian || again?.kind !== 'caller_taken') throw new Error('all three are told');
    expect(look(story, 3, [john])).toBe('told_already');
    expect(look(story, 3, [john, brian])).toBeUndefined();
  });

  test('until when the office calls is said while nobody comes, and never after that time', () => {
    const story = aStory();
    story.untilSettled();
    expect(look(story, 1)).toBeUndefined();
    story.later(30 * 60);
    expect(look(story, 1)).toBe('stale');
    const late = aStory();
    late.untilSettled();
    late.accept(BRIAN);
    expect(look(late, 1)).toBe('superseded');
  });
});

const somebody = fc.constantFrom(...TEAM);
type Move = (story: Story) => Decision;
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Move>((story) => story.wake()) },
  {
    weight: 2,
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
          story.pass(who),
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
  {
    weight: 2,
    arbitrary: somebody.map(
      (who): Move =>
        (story) =>
          story.happens(release(who)),
    ),
  },
  {
    weight: 1,
    arbitrary: somebody.map(
      (who): Move =>
        (story) =>
          story.happens({ trigger: 'reassign', by: actor(ANA), to: who.id }),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Move>((story) => story.happens({ trigger: 'redrive' })) },
  { weight: 1, arbitrary: fc.constant<Move>((story) => story.happens({ trigger: 'watch' })) },
);
const moves = fc.array(fc.tuple(fc.constantFrom(0, 30, 300, 700, 2800), move), { maxLength: 20 });
const RUNS = 1000;

test(`in ${RUNS} lives no fact asks twice for a message, and an open call never leaves its caller without a word`, () => {
  fc.assert(
    fc.property(moves, fc.boolean(), (happenings, reopens) => {
      const story = aStory({ plan: aPlan({ reopens }) });
      for (const [seconds, happens] of happenings) {
        story.later(seconds);
        const before = story.current();
        const decision = happens(story);
        const kinds = contentsOf(decision).map(({ kind }) => kind);
        if (decision.outcome !== 'changed') continue;
        const { next } = decision;
        const opened = next.status === 'pending' && before.status === 'assigned';
        const ended = next.status !== before.status && (next.status === 'expired' || next.status === 'cancelled');
        const assigned =
          next.status === 'assigned' && (before.status !== 'assigned' || before.assignee.id !== next.assignee.id);
        const withdrawn = next.status === 'cancelled' && next.cancelledBy.id === ALEX.id;
        expect(kinds).toEqual([
          ...(opened ? ['caller_waits'] : []),
          ...(ended && !withdrawn ? ['caller_called_back'] : []),
          ...(assigned ? ['caller_taken'] : []),
        ]);
      }
      const keys = story.toCaller.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }),
    { numRuns: RUNS },
  );
});
