import { describe, expect, test } from 'vitest';
import type { Message } from '../../../core/message/message.ts';
import { resend } from '../../../core/notification/resend.ts';
import { plusMinutes } from '../../../core/time/instant.ts';
import { DEE, JOHN } from '../../support/builders/team.ts';
import { aToldStory } from './a-told-story.ts';

const by = { id: DEE.id, name: DEE.name };

/** A message to the customer whose end nobody knows, with what it was sent again as. */
function sentAgain(...ends: Partial<Message>[]) {
  const story = aToldStory();
  story.add();
  story.tap(JOHN, 'TRAVELING');
  story.later(60);
  const row = [...story.rows.values()][0] ?? expect.fail('he was told');
  const now = story.now();
  if (!('contactId' in row.to)) throw new Error('it is the customer’s');
  const { contactId } = row.to;
  const first: Message = {
    ...{ ...row, to: row.to, class: 'customer', status: 'unknown', channel: 'sms', createdAt: now, attempts: 1 },
    ambiguous: 1,
  };
  const again = ends.map(
    (end, index): Message => ({
      ...{ ...first, key: `${first.key}#AGAIN#${index + 1}`, to: { contactId, channels: ['sms'] } },
      ...end,
    }),
  ) as Message[];
  const press = (more: { channel?: 'sms' | 'email'; key?: string } = {}) =>
    resend(
      { key: first.key, by, ...more },
      { visit: story.visit(), messages: [first, ...again] },
      { ...story.noticeWorld(), now },
    );
  return { press, now };
}

describe('a message that somebody sends again', () => {
  test('goes out once more, under a key of its own', () => {
    expect(sentAgain().press()).toMatchObject({
      outcome: 'changed',
      write: { put: [{ key: expect.stringMatching(/#AGAIN#1$/), to: { channels: ['sms'] } }] },
    });
  });

  test.each(['queued', 'claimed', 'sent'] as const)('asked for again while it is %s, it is done already', (status) => {
    const { press } = sentAgain({ status });
    expect(press()).toEqual({ outcome: 'unchanged' });
    expect(press({ channel: 'sms' })).toEqual({ outcome: 'unchanged' });
    expect(press({ channel: 'email' })).toEqual({ outcome: 'refused', refusal: { kind: 'not_over', status } });
  });

  test('its own end may still be told: nothing goes out until then', () => {
    const { press, now } = sentAgain({ status: 'unknown', confirmBy: '2030-01-01T00:00:00.000Z' });
    expect(press()).toEqual({ outcome: 'unchanged' });
    const over = sentAgain({ status: 'unknown', confirmBy: plusMinutes(now, 15), unconfirmedAt: now });
    expect(over.press()).toMatchObject({ outcome: 'changed', write: { put: [{ key: expect.stringMatching(/#2$/) }] } });
  });

  test('failed, it may be sent once more', () => {
    expect(sentAgain({ status: 'failed' }).press()).toMatchObject({ outcome: 'changed' });
  });

  test('is a message of the job to its customer', () => {
    expect(sentAgain().press({ key: 'NOTICE#none' })).toEqual({ outcome: 'refused', refusal: { kind: 'unknown' } });
  });
});
