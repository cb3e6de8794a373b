import { expect, test } from 'vitest';
import { aStory, namesPaged } from '../../support/builders/story.ts';
import { ANA, BRIAN, email, JOHN, sms, withMethods } from '../../support/builders/team.ts';
import { aPlan, scheduleId } from '../../support/builders/world.ts';

test('a person who stands twice in a step is paged once', () => {
  const story = aStory({
    plan: aPlan({ steps: [[JOHN, { scheduleId: scheduleId(1) }, JOHN]] }),
    onCall: () => [JOHN.id],
  });
  expect(namesPaged(story)).toEqual(['John Smith']);
});

test('two people behind one phone get one message that names both, and an email each', () => {
  const phone = sms('+13125550101');
  const john = withMethods(JOHN, phone, email('john@northside.example'));
  const brian = withMethods(BRIAN, phone, email('brian@northside.example'));
  const story = aStory({ plan: aPlan({ steps: [[JOHN, BRIAN]] }), people: [john, brian, ANA] });
  const texts = story.messages.filter(({ to }) => 'method' in to && to.method?.kind === 'sms');
  expect(texts).toHaveLength(1);
  expect(texts[0]?.content).toMatchObject({ kind: 'page', names: ['John Smith', 'Brian Smith'] });
  expect(story.messages).toHaveLength(3);
  expect(story.current().paged.map(({ name }) => name)).toEqual(['John Smith', 'Brian Smith']);
});

test('the only target of the next step, paged less than ten minutes ago, is not paged again: the step takes no time', () => {
  const story = aStory({ plan: aPlan({ steps: [[JOHN], [JOHN], [BRIAN]] }) });
  story.nextWake();
  expect(namesPaged(story)).toEqual(['John Smith', 'Brian Smith']);
  expect(story.timeline.at(-1)).toMatchObject({
    kind: 'step_started',
    step: 2,
    skipped: [{ loop: 0, step: 1, reason: 'paged_just_now' }],
  });
});

test('among others in the next step he is left out, and the others are paged', () => {
  const story = aStory({ plan: aPlan({ steps: [[JOHN], [JOHN, BRIAN]] }) });
  story.nextWake();
  expect(namesPaged(story)).toEqual(['John Smith', 'Brian Smith']);
});

test('ten minutes later he is paged again', () => {
  const story = aStory({ plan: aPlan({ steps: [[JOHN], [JOHN]], minutes: 10 }) });
  story.nextWake();
  expect(namesPaged(story)).toEqual(['John Smith', 'John Smith']);
});

test('in a later loop he is paged again, however short the loop was', () => {
  const story = aStory({ plan: aPlan({ steps: [[JOHN]], loops: 2 }) });
  story.untilSettled();
  expect(namesPaged(story)).toEqual(['John Smith', 'John Smith', 'John Smith']);
});

test('a plan that ends with somebody just paged expires: the fallback is for when nobody is left', () => {
  const story = aStory({ plan: aPlan({ steps: [[JOHN], [JOHN]] }) });
  story.nextWake();
  expect(story.current()).toMatchObject({ status: 'expired', reason: 'no_answer' });
  expect(namesPaged(story)).toEqual(['John Smith']);
});
