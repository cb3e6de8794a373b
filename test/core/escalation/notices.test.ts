import { expect, test } from 'vitest';
import { aStory, type Story } from '../../support/builders/story.ts';
import { BRIAN, DEE, JOHN } from '../../support/builders/team.ts';

const noticesOf = (story: Story) => story.messages.filter((message) => message.class === 'staff');
const recipientsOf = (story: Story) =>
  noticesOf(story).map(({ to }) => ('office' in to ? 'the office' : 'personId' in to ? to.personId : 'somebody'));

test('who accepted is told to everybody paged so far, but not to himself', () => {
  const story = aStory();
  story.nextWake();
  story.accept(BRIAN);
  expect(recipientsOf(story)).toEqual([JOHN.id]);
  expect(noticesOf(story)[0]?.content).toMatchObject({ kind: 'taken', by: 'Brian Smith', number: '4821', late: false });
});

test('when nobody else was paged, nobody is told', () => {
  const story = aStory();
  story.accept(JOHN);
  expect(noticesOf(story)).toEqual([]);
});

test('a stop is told to those paged and to the office, with its reason, and nobody twice', () => {
  const story = aStory();
  story.nextWake();
  story.stop(JOHN, 'Duplicate call');
  expect(recipientsOf(story)).toEqual([BRIAN.id, 'the office']);
  expect(noticesOf(story).map(({ content }) => content)).toEqual([
    expect.objectContaining({ kind: 'stopped', reason: 'Duplicate call', by: 'John Smith' }),
    expect.objectContaining({ kind: 'stopped', reason: 'Duplicate call', by: 'John Smith' }),
  ]);
  expect(noticesOf(story)[1]?.to).toEqual({ office: true, except: [JOHN.id, JOHN.id, BRIAN.id] });
});

test('a dispatcher who stops a call is not told by the office notice what he did himself', () => {
  const story = aStory();
  story.stop(DEE);
  expect(noticesOf(story).at(-1)?.to).toMatchObject({ office: true, except: expect.arrayContaining([DEE.id]) });
});

test('an escalation that expires tells the whole office, with how to reach the customer', () => {
  const story = aStory();
  story.untilSettled();
  expect(noticesOf(story)).toMatchObject([
    {
      key: 'EXPIRED#1',
      to: { office: true, except: [] },
      content: { kind: 'expired', customerName: 'Maria Lopez', phone: '+13125550190', reason: 'no_answer' },
    },
  ]);
});

test('a pass sends no notice to anybody', () => {
  const story = aStory();
  story.pass(JOHN);
  expect(noticesOf(story)).toEqual([]);
});
