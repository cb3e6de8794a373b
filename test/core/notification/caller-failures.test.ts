import { describe, expect, test } from 'vitest';
import type { Message } from '../../../core/message/message.ts';
import { afterCallerFailure } from '../../../core/notification/after-failure.ts';
import type { Contact } from '../../../core/notification/contact.ts';
import type { VisitWrite } from '../../../core/notification/visit-write.ts';
import { aStory, type Story } from '../../support/builders/story.ts';
import { DEE, JOHN, NORTHSIDE } from '../../support/builders/team.ts';
import { aJob } from '../job/a-visit.ts';
import { aToldStory, MARIA } from './a-told-story.ts';

/** A message to the caller as it has failed. */
function failedOf(story: Story, index: number, more: Partial<Message> = {}): Message {
  const intent = story.toCaller[index] ?? expect.fail('he was told of it');
  const { id, number, epoch, stepSeq } = story.current();
  const to = { contactId: 'cus_1', channels: ['sms' as const, 'email' as const] };
  return {
    ...{
      ...intent,
      accountId: NORTHSIDE,
      class: 'customer',
      status: 'failed',
      to,
      channel: 'sms',
      why: 'not_delivered',
    },
    ...{ createdAt: intent.dueAt, attempts: 1, ambiguous: 0, escalation: { id, number, epoch, stepSeq } },
    ...more,
  };
}

/** What follows when its job has these messages and this timeline. */
function follow(
  story: Story,
  failed: Message,
  { contacts = [MARIA] as Contact[], done = {} as Partial<VisitWrite> } = {},
) {
  const rows = (done.toCaller ?? []).map((again): Message => ({ ...failedOf(story, 0), ...again, status: 'sent' }));
  const timeline = (done.timeline ?? []).map((fact, at) => ({ ...fact, seq: at + 2, at: story.world().now }));
  const found = { visit: { job: done.job ?? aJob(), appointments: [] }, messages: [failed, ...rows], timeline };
  const world = { ...aToldStory().noticeWorld(), now: story.world().now, contacts };
  return afterCallerFailure(failed, found, story.current(), world);
}

const CLOSED: Contact = { ...MARIA, email: { address: 'maria@example.com', bounced: true, optedOut: [] } };

describe('what a caller was to hear has failed for certain', () => {
  test('he hears it by the other channel, once, of the same run of his call', () => {
    const story = aStory();
    story.accept(JOHN);
    const failed = failedOf(story, 1);
    const write = follow(story, failed) ?? expect.fail('something follows');
    expect(write.toCaller).toEqual([
      {
        ...{ key: `${failed.key}#email`, content: failed.content, dueAt: story.world().now },
        ...{ escalation: failed.escalation, to: { contactId: 'cus_1', channels: ['email'] } },
      },
    ]);
    expect([write.timeline, write.job.version]).toEqual([[], write.expects]);
    expect(follow(story, failed, { done: write })).toBeUndefined();
  });

  test('with no other channel the timeline says it, once, and the job is marked', () => {
    const story = aStory();
    story.accept(JOHN);
    const failed = failedOf(story, 1);
    const write = follow(story, failed, { contacts: [CLOSED] }) ?? expect.fail('something follows');
    expect(write.toCaller).toBeUndefined();
    expect(write.timeline).toEqual([
      {
        kind: 'not_told',
        messages: [{ fact: 'caller_taken', to: 'cus_1', why: 'not_delivered', key: failed.key }],
      },
    ]);
    expect(write.job).toMatchObject({
      ...{ version: write.expects + 1, customerNotTold: { fact: 'caller_taken', why: 'not_delivered' } },
    });
    expect(follow(story, failed, { contacts: [CLOSED], done: write })).toBeUndefined();
    expect(follow(story, failed, { contacts: [] })?.job.customerNotTold).toMatchObject({ why: 'no_address' });
  });

  test('the one by the other channel has no third', () => {
    const story = aStory();
    story.accept(JOHN);
    const to = { contactId: 'cus_1', channels: ['email' as const] };
    const second = failedOf(story, 1, { key: 'CALLER#4821#TAKEN#2#email', to, channel: 'email', why: 'bounced' });
    expect(follow(story, second)).toMatchObject({ timeline: [{ kind: 'not_told' }] });
  });

  test('what is not so any more is not said at all, nor what was read and complained of', () => {
    const story = aStory();
    story.accept(JOHN);
    expect(follow(story, failedOf(story, 0))).toBeUndefined();
    expect(follow(story, failedOf(story, 1, { channel: 'email', why: 'complaint' }))).toBeUndefined();
    expect(follow(story, failedOf(story, 1), { done: { job: { ...aJob(), status: 'cancelled' } } })).toBeUndefined();
    story.happens({ trigger: 'release', by: { id: JOHN.id, name: JOHN.name, roles: JOHN.roles }, reason: 'Flat' });
    expect(follow(story, failedOf(story, 1))).toBeUndefined();
    const late = aStory();
    late.stop(DEE);
    late.later(3600);
    expect(follow(late, failedOf(late, 1))).toBeUndefined();
  });
});
