import { expect, test } from 'vitest';
import { GRACE_SECONDS } from '../../../core/escalation/ladder.ts';
import { aStory, namesPaged } from '../../support/builders/story.ts';
import { BRIAN, CARLA, JOHN, sms, withMethods } from '../../support/builders/team.ts';
import { aPlan, scheduleId } from '../../support/builders/world.ts';

test('the first step pages its person by each of his methods, in the moment the escalation is created', () => {
  const story = aStory();
  expect(story.pages).toEqual([
    { at: 0, name: 'John Smith', channel: 'sms' },
    { at: 0, name: 'John Smith', channel: 'email' },
  ]);
  expect(story.pending()).toMatchObject({ loop: 0, step: 0, stepSeq: 0, epoch: 1, phase: 'step', version: 2 });
  expect(story.kinds()).toEqual(['created', 'step_started']);
});

test('nobody of a later step is paged before it begins', () => {
  const story = aStory();
  story.later(299);
  expect(story.wake()).toEqual({ outcome: 'unchanged', why: 'not_due' });
  expect(namesPaged(story)).toEqual(['John Smith']);
});

test('when a step is over the next one is paged', () => {
  const story = aStory();
  story.nextWake();
  expect(story.seconds()).toBe(300);
  expect(namesPaged(story)).toEqual(['John Smith', 'Brian Smith']);
  expect(story.pending()).toMatchObject({ step: 1, stepSeq: 1 });
});

test('the last deadline carries a grace that nobody is shown, and then the escalation expires', () => {
  const story = aStory();
  story.nextWake();
  expect(story.pending().stepEndsAt).toBe('2026-06-01T15:10:00.000Z');
  expect(story.pending().nextWakeAt).toBe('2026-06-01T15:10:20.000Z');
  story.later(300);
  expect(story.wake(), 'still inside the grace').toEqual({ outcome: 'unchanged', why: 'not_due' });
  story.later(GRACE_SECONDS);
  story.wake();
  expect(story.current()).toMatchObject({ status: 'expired', reason: 'no_answer' });
  expect(story.kinds().at(-1)).toBe('expired');
});

test('within the grace an accept still wins', () => {
  const story = aStory();
  story.nextWake();
  story.later(310);
  expect(story.accept(BRIAN).outcome).toBe('changed');
  expect(story.current()).toMatchObject({ status: 'assigned', late: false });
});

test('a loop pages everybody again, and only the last deadline of the last loop has the grace', () => {
  const story = aStory({ plan: aPlan({ loops: 1 }) });
  expect(story.untilSettled()).toEqual([300, 600, 900, 1220]);
  expect(namesPaged(story)).toEqual(['John Smith', 'Brian Smith', 'John Smith', 'Brian Smith']);
  expect(story.current()).toMatchObject({ status: 'expired', loop: 1, stepSeq: 3 });
});

test('a method with an offset is paged when it is due, counted from the start of the person', () => {
  const john = {
    ...JOHN,
    methodSequence: {
      ...JOHN.methodSequence,
      urgent: [
        { kind: 'sms' as const, afterMinutes: 0 },
        { kind: 'email' as const, afterMinutes: 2 },
        { kind: 'sms' as const, afterMinutes: 3 },
      ],
    },
  };
  const story = aStory({ people: [john, BRIAN] });
  expect(story.pages).toEqual([{ at: 0, name: 'John Smith', channel: 'sms' }]);
  story.nextWake();
  story.nextWake();
  expect(story.pages.slice(1)).toEqual([
    { at: 120, name: 'John Smith', channel: 'email' },
    { at: 180, name: 'John Smith', channel: 'sms' },
  ]);
  expect(story.kinds()).toEqual(['created', 'step_started', 'paged', 'paged']);
  story.nextWake();
  expect(story.pages.slice(3).map(({ name }) => name)).toEqual(['Brian Smith', 'Brian Smith']);
});

test('a wake that comes late does all that was due, once', () => {
  const john = {
    ...JOHN,
    methodSequence: {
      ...JOHN.methodSequence,
      urgent: [
        { kind: 'sms' as const, afterMinutes: 0 },
        { kind: 'email' as const, afterMinutes: 1 },
        { kind: 'sms' as const, afterMinutes: 2 },
      ],
    },
  };
  const story = aStory({ people: [john, BRIAN] });
  story.later(200);
  story.wake();
  expect(story.pages.slice(1)).toEqual([
    { at: 200, name: 'John Smith', channel: 'email' },
    { at: 200, name: 'John Smith', channel: 'sms' },
  ]);
  expect(story.wake()).toEqual({ outcome: 'unchanged', why: 'not_due' });
});

test('what an earlier person had still ahead is dropped when his step is over', () => {
  const john = {
    ...JOHN,
    methodSequence: {
      ...JOHN.methodSequence,
      urgent: [
        { kind: 'sms' as const, afterMinutes: 0 },
        { kind: 'email' as const, afterMinutes: 4 },
      ],
    },
  };
  const story = aStory({ people: [john, BRIAN] });
  story.later(301);
  story.wake();
  expect(story.pages.map(({ name, channel }) => `${name} ${channel}`)).toEqual([
    'John Smith sms',
    'Brian Smith sms',
    'Brian Smith email',
  ]);
});

test('an offset at or beyond the end of the step never fires, and a person who has no other is paged at once', () => {
  const john = {
    ...JOHN,
    methodSequence: { ...JOHN.methodSequence, urgent: [{ kind: 'sms' as const, afterMinutes: 5 }] },
  };
  const story = aStory({ people: [john, BRIAN] });
  expect(story.pages.map(({ channel }) => channel)).toEqual(['sms', 'email']);
});

test('a standard escalation follows the standard sequence', () => {
  const john = {
    ...JOHN,
    methodSequence: { ...JOHN.methodSequence, standard: [{ kind: 'email' as const, afterMinutes: 0 }] },
  };
  const story = aStory({ people: [john, BRIAN], urgency: 'standard' });
  expect(story.pages.map(({ channel }) => channel)).toEqual(['email']);
});

test('a kind that cannot be used gives way to whatever method there is', () => {
  const john = {
    ...withMethods(JOHN, sms('+13125550101')),
    methodSequence: { ...JOHN.methodSequence, urgent: [{ kind: 'email' as const, afterMinutes: 0 }] },
  };
  expect(aStory({ people: [john, BRIAN] }).pages).toEqual([{ at: 0, name: 'John Smith', channel: 'sms' }]);
});

test('contact details are read when a step begins, not when the escalation did', () => {
  const story = aStory();
  story.people.set(BRIAN.id, withMethods(BRIAN, sms('+13125559999')));
  story.nextWake();
  const to = story.messages.map((message) => message.to).at(-1);
  expect(to).toEqual({ personId: BRIAN.id, method: { kind: 'sms', address: '+13125559999' } });
});

test('a schedule is asked who is on call when its step begins', () => {
  const onCall = (_: unknown, at: string) => (at < '2026-06-01T15:05:00.000Z' ? [JOHN.id] : [CARLA.id]);
  const schedule = { scheduleId: scheduleId(1) };
  const story = aStory({ plan: aPlan({ steps: [[schedule], [schedule]] }), onCall });
  story.nextWake();
  expect(namesPaged(story)).toEqual(['John Smith', 'Carla Diaz']);
});

test('a plan that would run past 24 hours is cut there, in the middle of a step if need be', () => {
  const story = aStory({ plan: aPlan({ minutes: 600, loops: 9 }) });
  const hour = 3600;
  expect(story.untilSettled()).toEqual([10 * hour, 20 * hour, 24 * hour]);
  expect(story.current()).toMatchObject({ status: 'expired', reason: 'no_answer', loop: 1, step: 0 });
});
