import { describe, expect, test } from 'vitest';
import { type Contact, channelsTo, contactsOf } from '../../../core/notification/contact.ts';
import { systemRules } from '../../../core/notification/system-rules.ts';
import { plusMinutes, plusSeconds } from '../../../core/time/instant.ts';
import { actor } from '../../support/builders/story.ts';
import { BRIAN, DEE, JOHN, NORTHSIDE } from '../../support/builders/team.ts';
import { aJob, appointmentId, MORNING, VISIT } from '../job/a-visit.ts';
import { aToldStory, MARIA, ruleId, rulesFor } from './a-told-story.ts';

const reach = (address: string, more: Partial<NonNullable<Contact['sms']>> = {}) => ({
  ...{ address, bounced: false, optedOut: [] },
  ...more,
});
const STOPPED = { optedOut: ['service', 'reminder', 'survey'] as const };
const BOTH = ['sms', 'email'] as const;

describe('the channel', () => {
  const stopped: Contact = { ...MARIA, sms: reach('+13125550190', STOPPED) };

  test('is the first of the rule that reaches', () => {
    expect(channelsTo(MARIA, ['email', 'sms'], 'service')).toEqual({ channels: ['email', 'sms'] });
    expect(channelsTo({ ...MARIA, sms: reach('+13125550190', { bounced: true }) }, BOTH, 'survey')).toEqual({
      channels: ['email'],
    });
  });

  test('after a STOP it is email for the service alone', () => {
    expect(channelsTo(stopped, BOTH, 'service')).toEqual({ channels: ['email'] });
    expect(channelsTo(stopped, BOTH, 'reminder')).toEqual({ why: 'opted_out' });
    expect(channelsTo(stopped, BOTH, 'survey')).toEqual({ why: 'opted_out' });
  });

  test('is none without an address', () => {
    expect(channelsTo({ id: 'x', audience: 'primary' }, BOTH, 'service')).toEqual({ why: 'no_address' });
  });

  test('one person, one message, unless the rule says both', () => {
    const once = aToldStory();
    const both = aToldStory({ rules: rulesFor('on_the_way').map((rule) => ({ ...rule, delivery: 'every' as const })) });
    for (const story of [once, both]) {
      story.add();
      story.tap(JOHN, 'TRAVELING');
      story.later(60);
    }
    expect(once.sent.map(({ to }) => to)).toEqual(['+13125550190']);
    expect(both.sent.map(({ to }) => to).toSorted()).toEqual(['+13125550190', 'maria@example.com']);
  });

  test('is looked up again when it is sent', () => {
    const story = aToldStory();
    story.add();
    story.tap(JOHN, 'TRAVELING');
    story.around.contacts = [stopped];
    story.later(60);
    expect(story.sent.map(({ to }) => to)).toEqual(['maria@example.com']);
  });
});

describe('who is told', () => {
  test('two parts with one address are one person', () => {
    const bill: Contact = { ...MARIA, id: 'office of Maria', audience: 'bill_to' };
    expect(contactsOf([MARIA, bill], { audience: ['primary', 'bill_to'] })).toEqual([MARIA]);
  });

  test('nobody to reach is a mark on the job and a line on its timeline', () => {
    const story = aToldStory();
    story.around.contacts = [];
    story.add();
    story.tap(JOHN, 'TRAVELING');
    expect(story.visit().job.customerNotTold).toEqual({ at: MORNING, fact: 'on_the_way', why: 'no_address' });
    expect(story.whyNotTold()).toEqual(['no_address']);
    expect(story.visit().job.version).toBe(1 + story.timeline.length);
  });

  test('jobs and customers that a rule leaves out are not told, and it is said why', () => {
    const rules = rulesFor('on_the_way').map((rule) => ({
      ...rule,
      exclusions: { jobTypes: ['warranty'], customerIds: [aJob().customerId] },
    }));
    const story = aToldStory({ rules, job: { type: 'warranty' } });
    story.add();
    story.tap(JOHN, 'TRAVELING');
    expect([story.waiting(), story.whyNotTold()]).toEqual([[], ['excluded']]);
  });

  test('a cancelled job tells each technician once and the customer once', () => {
    const rules = systemRules(NORTHSIDE, ruleId).filter(({ on }) => 'fact' in on && on.fact === 'cancelled');
    const story = aToldStory({ rules });
    story.add({ technicians: [JOHN, BRIAN] });
    story.add({ id: appointmentId(2), technicians: [JOHN] });
    story.cancel();
    story.later(60);
    expect(story.sent.map(({ to }) => to).toSorted()).toEqual(['+13125550190', JOHN.id, BRIAN.id].toSorted());
  });

  test('another lead is news only to somebody who was told of the first, once a cycle, where a rule says so', () => {
    const [sample] = rulesFor('on_the_way');
    if (!sample) throw new Error('there is a rule');
    const rules = [sample, { ...sample, id: ruleId(99), on: { fact: 'lead_changed' as const }, holdSeconds: 0 }];
    const story = aToldStory({ rules });
    const crew = { trigger: 'staff' as const, appointmentId: VISIT, by: actor(DEE), technicians: [JOHN, BRIAN] };
    story.add({ technicians: [JOHN, BRIAN] });
    story.change({ ...crew, leadId: BRIAN.id });
    story.tap(JOHN, 'TRAVELING');
    story.later(60);
    story.change({ ...crew, leadId: JOHN.id });
    story.later(60);
    story.change({ ...crew, leadId: BRIAN.id });
    story.later(60);
    expect(story.told()).toEqual(['on_the_way', 'lead_changed']);
  });
});

describe('the survey', () => {
  const complete = (story: ReturnType<typeof aToldStory>) => {
    story.add();
    story.tap(JOHN, 'WORKING');
    story.tap(JOHN, 'COMPLETE');
    return story;
  };
  const survey = () => aToldStory({ rules: rulesFor('survey') });

  test('is sent once, two hours after Complete', () => {
    const story = complete(survey());
    story.later(7200);
    expect(story.told()).toEqual(['survey']);
  });

  test('is withdrawn when Complete is taken back, and asked for anew', () => {
    const story = complete(survey());
    story.tap(DEE, 'WORKING', { technicianId: JOHN.id });
    story.later(7200);
    expect([story.told(), story.whyWithdrawn()]).toEqual([[], ['undone']]);
    story.tap(JOHN, 'COMPLETE');
    story.later(7200);
    expect(story.told()).toEqual(['survey']);
  });

  test.each([
    ['open_complaint', { openComplaint: true }],
    ['asked_recently', { openComplaint: false, lastSurveyAt: plusSeconds(MORNING, -29 * 86_400) }],
  ])('is not sent: %s', (why, known) => {
    const story = survey();
    story.around.survey = known;
    complete(story);
    expect([story.waiting(), story.whyNotTold()]).toEqual([[], [why]]);
  });

  test('is sent again after thirty days', () => {
    const story = survey();
    story.around.survey = { openComplaint: false, lastSurveyAt: plusSeconds(MORNING, -30 * 86_400) };
    expect(complete(story).waiting()).toHaveLength(1);
  });

  test('is not sent when nobody opened the door', () => {
    const story = survey();
    story.add();
    story.tap(JOHN, 'WORKING');
    story.tap(JOHN, 'PAUSED', { reason: 'Not at home' });
    story.office({ trigger: 'complete', by: actor(DEE) });
    expect(story.whyNotTold()).toEqual(['no_access']);
  });

  test('is suppressed by a complaint that comes before it is sent', () => {
    const story = complete(survey());
    story.around.survey = { openComplaint: true };
    story.later(7200);
    expect([story.told(), [...story.rows.values()].map(({ status }) => status)]).toEqual([[], ['suppressed']]);
  });
});

describe('a large cancellation', () => {
  test('fits into its first transaction, and what it leaves waiting is suppressed when it fires', () => {
    const story = aToldStory({ rules: rulesFor('reminder', 'cancelled') });
    for (let n = 1; n <= 95; n++) story.add({ id: appointmentId(n) }, plusMinutes(MORNING, (3 + n) * 24 * 60));
    story.around.emergency = true;
    story.cancel();
    story.later(60);
    expect(story.told()).toEqual(['cancelled']);
    expect(story.visit().appointments.every(({ status }) => status === 'scheduled')).toBe(true);
    expect(story.cascade().outcome).toBe('changed');
    expect(story.cascade().outcome).toBe('changed');
    expect(story.cascade().outcome).toBe('unchanged');
    story.later(120 * 86_400);
    expect(story.told()).toEqual(['cancelled']);
    expect(story.visit().appointments.every(({ status }) => status === 'cancelled')).toBe(true);
  });
});
