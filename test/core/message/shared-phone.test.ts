import { expect, test } from 'vitest';
import { pagedPeople } from '../../../core/message/message.ts';
import { segmentsOf } from '../../../core/message/sms-text.ts';
import { write } from '../../../core/message/write.ts';
import { aStory } from '../../support/builders/story.ts';
import { BRIAN, JOHN, sms, withMethods } from '../../support/builders/team.ts';
import { anAccount, aPlan, START } from '../../support/builders/world.ts';

const PHONE = sms('+13125550101');

/** John and Brian in one step, behind one phone. */
const shared = () =>
  aStory({ plan: aPlan({ steps: [[JOHN, BRIAN]] }), people: [withMethods(JOHN, PHONE), withMethods(BRIAN, PHONE)] });

test('two people behind one phone get one page, which knows both', () => {
  const { messages } = shared();
  expect(messages.filter((message) => message.class === 'page')).toHaveLength(1);
  expect(messages.flatMap((message) => pagedPeople(message))).toEqual([JOHN.id, BRIAN.id]);
});

test('its text gives each his own code, and the link ends it', () => {
  const story = shared();
  const [page] = story.messages;
  if (!page || 'office' in page.to) throw new Error('no page');
  const escalation = { ...story.pending(), replyCodes: { [JOHN.id]: '7301', [BRIAN.id]: '8402' } };
  const setting = {
    now: START,
    baseUrl: 'https://call.northside.example',
    account: anAccount(),
    escalation,
    language: 'en' as const,
    ownTexts: [],
  };
  const text = write({ to: page.to, content: page.content }, setting)?.sms ?? '';
  expect(text).toContain('John Smith: 1 7301 to accept, 2 7301 to pass.');
  expect(text).toContain('Brian Smith: 1 8402 to accept, 2 8402 to pass.');
  expect(text.endsWith('https://call.northside.example/e/4821')).toBe(true);
  expect(segmentsOf(text).segments).toBeLessThanOrEqual(2);
});
