import { describe, expect, test } from 'vitest';
import { type EscalationAction, EscalationView } from '../../../core/contracts/escalations.ts';
import { contactsOf } from '../../../core/escalation/contacts.ts';
import { decide } from '../../../core/escalation/decide.ts';
import type { EscalationEvent } from '../../../core/escalation/decision.ts';
import { summaryOf, viewOf } from '../../../core/escalation/view.ts';
import type { Person } from '../../../core/person/person.ts';
import { actor, aStory, type Story } from '../../support/builders/story.ts';
import { BRIAN, CARLA, JOHN, sms, TEAM, withMethods } from '../../support/builders/team.ts';
import { anAccount, aPlan, scheduleId } from '../../support/builders/world.ts';
import { fc } from '../../support/property.ts';

const viewFor = (story: Story, person: Person) => viewOf(story.current(), [], actor(person), story.world());

const wishes = (person: Person): Record<EscalationAction, EscalationEvent> => ({
  accept: { trigger: 'accept', by: actor(person), via: 'web' },
  pass: { trigger: 'pass', by: actor(person), via: 'web' },
  stop: { trigger: 'stop', by: actor(person), via: 'web', reason: 'Customer called back' },
  release: { trigger: 'release', by: actor(person), reason: 'Truck broke down' },
  on_my_way: { trigger: 'en_route', by: actor(person) },
  reassign: { trigger: 'reassign', by: actor(person), to: CARLA.id },
  page_now: { trigger: 'page_now', by: actor(person) },
  jump: { trigger: 'jump', by: actor(person), step: 1 },
  pause: { trigger: 'pause', by: actor(person), minutes: 1 },
});

/** What is offered is what `decide` grants; what is not offered it refuses, or finds done already. */
function checkActions(story: Story): void {
  for (const person of TEAM) {
    const { actions } = viewFor(story, person);
    for (const [action, event] of Object.entries(wishes(person))) {
      const decision = decide(story.current(), event, story.world());
      const offered = actions.some((each) => each === action);
      if (offered) expect(decision.outcome, `${person.name} is offered ${action}`).toBe('changed');
      else expect(decision.outcome, `${person.name} is not offered ${action}`).not.toBe('changed');
    }
  }
}

describe('the buttons agree with the rules', () => {
  test.each<[string, (story: Story) => unknown]>([
    ['in its first step', () => {}],
    ['in its second step', (story) => story.nextWake()],
    ['after a pass', (story) => story.pass(JOHN)],
    ['in its fallback', (story) => [story.pass(JOHN), story.pass(BRIAN)]],
    ['when it is assigned', (story) => story.accept(JOHN)],
    ['when it is cancelled', (story) => story.stop(JOHN)],
    ['when it has expired', (story) => story.untilSettled()],
  ])('%s', (_, lead) => {
    for (const technicianMayStop of [true, false]) {
      const story = aStory({ account: anAccount({ technicianMayStop }) });
      lead(story);
      checkActions(story);
    }
  });

  test('until the late accept is over, to the second', () => {
    for (const seconds of [4 * 3600, 4 * 3600 + 1]) {
      const story = aStory();
      story.untilSettled();
      story.later(seconds);
      checkActions(story);
      expect(viewFor(story, JOHN).actions).toEqual(seconds === 4 * 3600 ? ['accept'] : []);
    }
  });

  test('at any time of any life', () => {
    const moves = fc.array(fc.tuple(fc.constantFrom('pass', 'wake', 'later'), fc.constantFrom(...TEAM)), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(moves, (drawn) => {
        const story = aStory({ plan: aPlan({ loops: 1 }) });
        for (const [what, who] of drawn) {
          if (what === 'pass') story.pass(who);
          else if (what === 'later') story.later(100);
          else if (story.current().status === 'pending') story.nextWake();
          checkActions(story);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the view of a pending escalation', () => {
  test('says who is being paged, who comes next and when', () => {
    const view = viewFor(aStory(), JOHN);
    expect(view.paging).toEqual([{ id: JOHN.id, name: 'John Smith' }]);
    expect(view.upNext).toEqual([{ id: BRIAN.id, name: 'Brian Smith' }]);
    expect(view.nextWakes).toEqual([
      { at: '2026-06-01T15:05:00.000Z', person: { id: BRIAN.id, name: 'Brian Smith' }, channel: 'sms' },
      { at: '2026-06-01T15:05:00.000Z', person: { id: BRIAN.id, name: 'Brian Smith' }, channel: 'email' },
    ]);
    expect(view.stepEndsAt).toBe('2026-06-01T15:05:00.000Z');
  });

  test('lists the methods still ahead before the next person', () => {
    const urgent = [
      { kind: 'sms' as const, afterMinutes: 0 },
      { kind: 'sms' as const, afterMinutes: 3 },
    ];
    const john = { ...withMethods(JOHN, sms('+13125550101')), methodSequence: { ...JOHN.methodSequence, urgent } };
    const view = viewFor(aStory({ people: [john, BRIAN] }), JOHN);
    expect(view.nextWakes.map(({ at, person }) => `${at.slice(14, 16)} ${person.name}`)).toEqual([
      '03 John Smith',
      '05 Brian Smith',
      '05 Brian Smith',
    ]);
  });

  test('foretells what then happens', () => {
    const story = aStory({ plan: aPlan({ loops: 1 }) });
    const [foretold] = viewFor(story, JOHN).nextWakes;
    story.nextWake();
    expect(story.world().now).toBe(foretold?.at);
    expect(story.pages.at(-1)?.name).toBe(foretold?.person.name);
  });

  test('of the last step names nobody as next', () => {
    const story = aStory();
    story.nextWake();
    expect(viewFor(story, BRIAN)).toMatchObject({ upNext: [], nextWakes: [] });
  });
});

test('a summary has the assignee or the reason of its status, and no address of anybody on the team', () => {
  const assigned = aStory();
  assigned.accept(JOHN);
  expect(summaryOf(assigned.current())).toMatchObject({ assignee: { name: 'John Smith' }, paging: [] });
  const stopped = aStory();
  stopped.stop(JOHN, 'Duplicate call');
  expect(summaryOf(stopped.current())).toMatchObject({ status: 'cancelled', reason: 'Duplicate call' });
  for (const story of [aStory(), assigned, stopped]) {
    const text = JSON.stringify(viewFor(story, JOHN));
    for (const { methods } of TEAM) for (const { address } of methods) expect(text).not.toContain(address);
  }
});

test('every view is one that the contract allows', () => {
  const story = aStory();
  EscalationView.parse(viewFor(story, JOHN));
  story.untilSettled();
  EscalationView.parse(viewFor(story, JOHN));
});

test('the contacts are those of the plan, of a schedule whoever was on call when it ended, after that too', () => {
  const story = aStory({ plan: aPlan({ steps: [[JOHN], [JOHN, { scheduleId: scheduleId(1) }]] }) });
  const onCall = (_: unknown, at: string) => (at < '2026-06-02T00:00:00.000Z' ? [BRIAN.id] : [CARLA.id]);
  const contactsNow = () =>
    contactsOf(story.current(), { ...story.world(), onCall }).map(({ name, step }) => `${name} ${step}`);
  expect(contactsNow()).toEqual(['John Smith 0', 'Brian Smith 1']);
  story.accept(JOHN);
  story.later(2 * 24 * 3600);
  expect(contactsNow()).toEqual(['John Smith 0', 'Brian Smith 1']);
});
