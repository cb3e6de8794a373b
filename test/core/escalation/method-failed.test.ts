import { describe, expect, test } from 'vitest';
import type { Channel, Person, SequenceEntry } from '../../../core/person/person.ts';
import { aStory, type Story } from '../../support/builders/story.ts';
import { BRIAN, email, JOHN, sms, TEAM, withMethods } from '../../support/builders/team.ts';
import { aPlan } from '../../support/builders/world.ts';

const MAIL = 'john@northside.example';
const PHONE = '+13125550101';

const wanting = (person: Person, ...urgent: [Channel, number][]): Person => {
  const entries = urgent.map(([kind, afterMinutes]): SequenceEntry => ({ kind, afterMinutes }));
  return { ...person, methodSequence: { urgent: entries, standard: entries } };
};
const told = (john: Person, setting: Parameters<typeof aStory>[0] = {}) =>
  aStory({ people: [john, ...TEAM.filter(({ id }) => id !== john.id)], ...setting });
const fails = (story: Story, channel: Channel, more: { epoch?: number; stepSeq?: number } = {}) => {
  const { epoch, stepSeq } = story.current();
  return story.happens({ trigger: 'method_failed', personId: JOHN.id, channel, epoch, stepSeq, ...more });
};
const pagedBy = (story: Story) => story.pages.map(({ at, name, channel }) => `${at} ${name} ${channel}`);

describe('a page that did not reach somebody', () => {
  test('is followed by his next method at once, which does not come again at its own time', () => {
    const story = told(wanting(JOHN, ['sms', 0], ['email', 3]));
    story.later(2);
    expect(fails(story, 'sms').outcome).toBe('changed');
    expect(pagedBy(story)).toEqual(['0 John Smith sms', '2 John Smith email']);
    story.nextWake();
    expect(pagedBy(story).slice(2)).toEqual(['300 Brian Smith sms', '300 Brian Smith email']);
  });

  test('is followed by another channel before the same one again', () => {
    const story = told(wanting(JOHN, ['sms', 0], ['sms', 1], ['email', 3]));
    fails(story, 'sms');
    expect(pagedBy(story)).toEqual(['0 John Smith sms', '0 John Smith email']);
  });

  test('leaves out what is lost by then, and takes a method of his that the sequence does not name', () => {
    const john = wanting(JOHN, ['sms', 0], ['sms', 3]);
    const story = told(john);
    story.people.set(JOHN.id, withMethods(john, sms(PHONE, 'opted_out'), email(MAIL)));
    fails(story, 'sms');
    expect(pagedBy(story)).toEqual(['0 John Smith sms', '0 John Smith email']);
  });

  test('changes nothing of another method that may have reached him', () => {
    const story = told(JOHN);
    fails(story, 'sms');
    expect(pagedBy(story)).toHaveLength(2);
    expect(story.pending()).toMatchObject({ step: 0, contacts: [{ failed: ['sms'] }] });
  });

  test('counts as a pass when nothing has reached him and nothing is left', () => {
    const story = told(JOHN);
    fails(story, 'sms');
    fails(story, 'email');
    expect(story.pending()).toMatchObject({ step: 1, passed: [] });
    expect(pagedBy(story).slice(2)).toEqual(['0 Brian Smith sms', '0 Brian Smith email']);
  });

  test('counts as a pass when the rest of his sequence is lost with it', () => {
    const john = withMethods(wanting(JOHN, ['sms', 0], ['sms', 3]), sms(PHONE));
    const story = told(john);
    story.people.set(JOHN.id, withMethods(john, sms(PHONE, 'bounced')));
    fails(story, 'sms');
    expect(story.pending()).toMatchObject({ step: 1, contacts: [{ personId: BRIAN.id }] });
  });

  test('does not end the step for the others in it', () => {
    const story = told(JOHN, { plan: aPlan({ steps: [[JOHN, BRIAN]] }) });
    fails(story, 'sms');
    fails(story, 'email');
    expect(story.pending()).toMatchObject({ step: 0, contacts: [{ personId: BRIAN.id }] });
  });
});

describe('told again, or too late, it changes nothing', () => {
  test.each<[string, (story: Story) => unknown, string]>([
    ['twice', (story) => fails(story, 'sms'), 'already_so'],
    ['for an earlier step', (story) => story.nextWake(), 'settled'],
    ['for a call that is taken', (story) => story.accept(BRIAN), 'settled'],
  ])('%s', (_, before, why) => {
    const story = told(JOHN);
    before(story);
    expect(fails(story, 'sms', { stepSeq: 0 })).toEqual({ outcome: 'unchanged', why });
  });

  test('for another run', () => {
    expect(fails(told(JOHN), 'sms', { epoch: 2 })).toEqual({ outcome: 'unchanged', why: 'other_epoch' });
  });
});

test('a method that was lost before is left out from the start, and the next one takes its place', () => {
  const john = withMethods(wanting(JOHN, ['sms', 0], ['email', 3]), sms(PHONE, 'bounced'), email(MAIL));
  expect(pagedBy(told(john))).toEqual(['0 John Smith email']);
});
