import { describe, expect, test } from 'vitest';
import { destinationOf } from '../../../core/message/addressed.ts';
import type { Message } from '../../../core/message/message.ts';
import type { Addressing } from '../../../core/message/outbox.ts';
import { actor, aStory, type Story } from '../../support/builders/story.ts';
import { BRIAN, email, JOHN, NORTHSIDE, sms, withMethods } from '../../support/builders/team.ts';
import { anAccount } from '../../support/builders/world.ts';

type Addressed = Parameters<typeof destinationOf>[0];

/** The first page of a story, as its row would hold it. */
function pageOf(story: Story, index = 0): Addressed {
  const intent = story.messages[index];
  if (!intent || 'office' in intent.to) throw new Error('not a page');
  const { id, number, epoch, stepSeq } = story.current();
  return { class: intent.class, to: intent.to, content: intent.content, escalation: { id, number, epoch, stepSeq } };
}

const now = (more: Partial<Addressing> = {}): Addressing => ({
  account: anAccount(),
  ...{ language: 'en', ownTexts: [] },
  escalation: undefined,
  person: undefined,
  members: [],
  alsoWaiting: [],
  ...more,
});

describe('a page', () => {
  test('goes by the method that was due while its escalation is pending', () => {
    const story = aStory();
    expect(destinationOf(pageOf(story), now({ escalation: story.current(), person: JOHN }))).toEqual({
      channel: 'sms',
      address: '+13125550101',
    });
  });

  test.each<[string, (story: Story) => void]>([
    ['assigned', (story) => story.accept(BRIAN)],
    ['cancelled', (story) => story.stop(JOHN)],
    ['expired', (story) => story.untilSettled()],
  ])('of an escalation that is %s is not handed over', (status, settle) => {
    const story = aStory();
    const page = pageOf(story);
    settle(story);
    expect(destinationOf(page, now({ escalation: story.current(), person: JOHN }))).toEqual({ suppressed: status });
  });

  test('is not handed over to somebody who has passed, nor for an escalation that is not its own', () => {
    const story = aStory();
    const page = pageOf(story);
    story.pass(JOHN);
    expect(destinationOf(page, now({ escalation: story.current(), person: JOHN }))).toEqual({ suppressed: 'passed' });
    expect(destinationOf(page, now({ person: JOHN }))).toEqual({ suppressed: 'escalation_gone' });
  });

  test('of a step that is over is not handed over', () => {
    const story = aStory();
    const page = pageOf(story);
    story.nextWake();
    expect(story.pending().step).toBe(1);
    expect(destinationOf(page, now({ escalation: story.current(), person: JOHN }))).toEqual({
      suppressed: 'step_over',
    });
  });

  test('written before the job was given back is not handed over, though the same person is asked again', () => {
    const story = aStory();
    const page = pageOf(story);
    story.accept(BRIAN);
    story.happens({ trigger: 'release', by: actor(BRIAN), reason: 'Flat tyre' });
    expect(story.pending().contacts).toMatchObject([{ personId: JOHN.id }]);
    const again = pageOf(
      story,
      story.messages.findLastIndex((each) => each.class === 'page'),
    );
    const escalation = story.current();
    expect(destinationOf(page, now({ escalation, person: JOHN }))).toEqual({ suppressed: 'given_back_since' });
    expect(destinationOf(again, now({ escalation, person: JOHN }))).toMatchObject({ address: expect.any(String) });
  });

  test('of a ladder that was re-driven meanwhile is still wanted, also after the job was given back', () => {
    const story = aStory();
    story.accept(BRIAN);
    story.happens({ trigger: 'release', by: actor(BRIAN), reason: 'Flat tyre' });
    const page = pageOf(
      story,
      story.messages.findLastIndex((each) => each.class === 'page'),
    );
    const { epoch } = story.current();
    const redriven = { ...story.pending(), epoch: epoch + 1 };
    expect(destinationOf(page, now({ escalation: redriven, person: JOHN }))).toMatchObject({ channel: 'email' });
  });

  test('goes to the new number of somebody whose number changed, and nowhere without a usable one', () => {
    const story = aStory();
    const escalation = story.current();
    const moved = withMethods(JOHN, sms('+13125559999'), email('john@northside.example'));
    expect(destinationOf(pageOf(story), now({ escalation, person: moved }))).toEqual({
      channel: 'sms',
      address: '+13125559999',
    });
    const optedOut = withMethods(JOHN, sms('+13125550101', 'opted_out'), email('john@northside.example'));
    expect(destinationOf(pageOf(story), now({ escalation, person: optedOut }))).toEqual({
      suppressed: 'method_unusable',
    });
  });

  test('goes nowhere for a person who is gone or disabled', () => {
    const story = aStory();
    const escalation = story.current();
    for (const person of [undefined, { ...JOHN, enabled: false }])
      expect(destinationOf(pageOf(story), now({ escalation, person }))).toEqual({ suppressed: 'person_gone' });
  });
});

describe('a staff notice', () => {
  const notice: Addressed = {
    class: 'staff',
    to: { personId: JOHN.id },
    content: { kind: 'reply', says: 'reply_help', values: {} },
  };

  test('goes by the first usable method of what the person prefers when it is not urgent', () => {
    const standard = [{ kind: 'email' as const, afterMinutes: 0 }];
    const person = { ...JOHN, methodSequence: { ...JOHN.methodSequence, standard } };
    expect(destinationOf(notice, now({ person }))).toEqual({ channel: 'email', address: 'person1@northside.example' });
    const phoneOnly = { ...person, methods: [sms('+13125550101')] };
    expect(destinationOf(notice, now({ person: phoneOnly }))).toEqual({ channel: 'sms', address: '+13125550101' });
  });

  test('is suppressed for somebody without any method', () => {
    expect(destinationOf(notice, now({ person: withMethods(JOHN) }))).toEqual({ suppressed: 'no_method' });
  });
});

test('a login code goes to an identifier that somebody owns, and to nobody otherwise', () => {
  const code: Addressed = {
    class: 'code',
    to: { identifier: 'john@northside.example', channel: 'email' },
    content: { kind: 'login_code', code: '12345678', host: 'x' },
  };
  const members = [{ accountId: NORTHSIDE, personId: JOHN.id }];
  expect(destinationOf(code, now({ members }))).toEqual({ channel: 'email', address: 'john@northside.example' });
  expect(destinationOf(code, now())).toEqual({ suppressed: 'nobody' });
});

test('the answer to an SMS, or an invitation, goes to the very address it names', () => {
  const to: Message['to'] = { address: '+13125550101', channel: 'sms' };
  const destination = destinationOf(
    { class: 'staff', to, content: { kind: 'reply', says: 'reply_help', values: {} } },
    now(),
  );
  expect(destination).toEqual({ channel: 'sms', address: '+13125550101' });
});
