import { describe, expect, test } from 'vitest';
import type { StatusCode } from '../../../core/appointment/status-code.ts';
import { messagesFor } from '../../../core/notification/decide-messages.ts';
import type { NotificationRule } from '../../../core/notification/rule.ts';
import { plusMinutes } from '../../../core/time/instant.ts';
import { actor } from '../../support/builders/story.ts';
import { BRIAN, CARLA, DEE, JOHN } from '../../support/builders/team.ts';
import { MORNING, VISIT } from '../job/a-visit.ts';
import { aToldStory, rulesFor } from './a-told-story.ts';

const THREE = { technicians: [JOHN, BRIAN, CARLA] };
const enRoute = (more: Partial<NotificationRule>): NotificationRule[] =>
  rulesFor('on_the_way').map((rule) => ({ ...rule, ...more }));

describe('a fact is told once, whoever taps', () => {
  test('three technicians travelling are one message', () => {
    const story = aToldStory();
    story.add(THREE);
    for (const person of [JOHN, BRIAN, CARLA]) story.tap(person, 'TRAVELING');
    story.later(60);
    for (const person of [CARLA, JOHN]) story.tap(person, 'TRAVELING');
    story.later(3600);
    expect(story.told()).toEqual(['on_the_way']);
  });

  test('a skipped En route is not announced afterwards, not even by a colleague who still drives', () => {
    const story = aToldStory();
    story.add(THREE);
    story.tap(JOHN, 'WORKING');
    story.tap(BRIAN, 'TRAVELING');
    story.later(60);
    story.tap(JOHN, 'PAUSED', { reason: 'interrupted' });
    story.later(3600);
    expect(story.told()).toEqual(['started']);
  });

  test('the same change decided again is told nothing new', () => {
    const story = aToldStory();
    story.add(THREE);
    const before = story.visit();
    story.tap(JOHN, 'TRAVELING');
    const again = () => messagesFor(before, story.visit(), rulesFor('on_the_way'), story.noticeWorld());
    expect(again()).toEqual({ messages: [], withdrawn: [], timeline: [] });
    story.later(60);
    expect(again()).toEqual({ messages: [], withdrawn: [], timeline: [] });
    expect(story.told()).toEqual(['on_the_way']);
  });

  test('two offices at once: one of them loses, reads again, and finds it done', () => {
    const story = aToldStory();
    story.add();
    const writes = [story.decide.tap(DEE, 'TRAVELING'), story.decide.tap(JOHN, 'TRAVELING')].map(story.prepare);
    const [first, second] = writes;
    if (!first || !second) throw new Error('both were changes');
    expect([story.commit(first), story.commit(second)]).toEqual([true, false]);
    expect(story.tap(JOHN, 'TRAVELING')).toEqual({ outcome: 'unchanged', why: 'already_so' });
    story.later(60);
    expect(story.told()).toEqual(['on_the_way']);
  });
});

describe('what counts as once', () => {
  test('lead only: the lead sends it, the others do not', () => {
    const story = aToldStory({ rules: enRoute({ level: 'assignment', dedupe: 'lead_only' }) });
    story.add({ ...THREE, leadId: BRIAN.id });
    story.tap(JOHN, 'TRAVELING');
    story.later(60);
    expect(story.told()).toEqual([]);
    story.tap(BRIAN, 'TRAVELING');
    story.tap(CARLA, 'TRAVELING');
    story.later(60);
    expect(story.sent.map(({ notices }) => notices[0]?.personId)).toEqual([BRIAN.id]);
  });

  test('lead only without a flag: the first assigned is the lead', () => {
    const story = aToldStory({ rules: enRoute({ level: 'assignment', dedupe: 'lead_only' }) });
    story.add(THREE);
    story.tap(BRIAN, 'TRAVELING');
    story.tap(JOHN, 'TRAVELING');
    story.later(60);
    expect(story.sent.map(({ notices }) => notices[0]?.personId)).toEqual([JOHN.id]);
  });

  test('once per technician: one message for each of them', () => {
    const story = aToldStory({ rules: enRoute({ level: 'assignment', dedupe: 'once_per_technician' }) });
    story.add(THREE);
    for (const person of [JOHN, BRIAN, JOHN]) story.tap(person, 'TRAVELING');
    story.later(60);
    expect(story.told()).toEqual(['on_the_way', 'on_the_way']);
  });

  test('first and after a restart: a pause makes it news again, a second tap does not', () => {
    const rules = rulesFor('started').map((rule) => ({ ...rule, dedupe: 'first_and_after_restart' as const }));
    const story = aToldStory({ rules });
    story.add();
    story.tap(JOHN, 'WORKING');
    story.later(60);
    story.tap(JOHN, 'PAUSED', { reason: 'interrupted' });
    story.later(60);
    story.tap(JOHN, 'WORKING');
    story.tap(JOHN, 'WORKING');
    story.later(60);
    expect(story.told()).toEqual(['started', 'started']);
  });

  test('once per appointment: a pause does not make it news again', () => {
    const story = aToldStory({ rules: rulesFor('started') });
    story.add();
    for (const code of ['WORKING', 'PAUSED', 'WORKING']) {
      story.tap(JOHN, code);
      story.later(60);
    }
    expect(story.told()).toEqual(['started']);
  });

  test('every time: each time it becomes so again', () => {
    const story = aToldStory({ rules: enRoute({ dedupe: 'every_time' }) });
    story.add();
    for (const code of ['TRAVELING', 'PENDING', 'TRAVELING']) {
      story.tap(JOHN, code);
      story.later(60);
    }
    expect(story.told()).toEqual(['on_the_way', 'on_the_way']);
  });

  test('a code of the account has rules of its own, and is held as long as its phase demands', () => {
    const code: StatusCode = { code: 'LOADING', label: 'Loading the van', phase: 'en_route', system: false };
    const rules = enRoute({ on: { statusCode: 'LOADING' }, holdSeconds: 0 });
    const story = aToldStory({ rules, codes: [code] });
    story.add();
    story.tap(JOHN, 'LOADING');
    story.later(19);
    expect(story.told()).toEqual([]);
    story.later(1);
    story.tap(JOHN, 'TRAVELING');
    story.tap(JOHN, 'LOADING');
    story.later(60);
    expect(story.told()).toEqual(['LOADING']);
  });
});

describe('flip-flop', () => {
  test('inside the hold nothing is sent, the timeline says undone, and the true status is told later', () => {
    const story = aToldStory();
    story.add();
    story.tap(JOHN, 'TRAVELING');
    story.later(10);
    story.tap(JOHN, 'PENDING');
    expect(story.whyWithdrawn()).toEqual(['undone']);
    story.later(600);
    expect(story.told()).toEqual([]);
    story.tap(JOHN, 'TRAVELING');
    story.later(20);
    expect(story.told()).toEqual(['on_the_way']);
  });

  test('once it has gone out, the same is not told again in the cycle', () => {
    const story = aToldStory();
    story.add();
    for (const code of ['TRAVELING', 'PENDING', 'TRAVELING']) {
      story.tap(JOHN, code);
      story.later(60);
    }
    expect(story.told()).toEqual(['on_the_way']);
  });

  test('a move begins another cycle, in which it is told again', () => {
    const story = aToldStory({ rules: rulesFor('on_the_way', 'moved') });
    story.add();
    story.tap(JOHN, 'TRAVELING');
    story.later(60);
    const start = plusMinutes(MORNING, 240);
    story.change({ trigger: 'move', appointmentId: VISIT, by: actor(DEE), start, end: plusMinutes(start, 60) });
    story.later(600);
    story.tap(JOHN, 'TRAVELING');
    story.later(60);
    expect(story.told()).toEqual(['on_the_way', 'moved', 'on_the_way']);
  });

  test('taken back between the claim and the look it is suppressed, and can be told later', () => {
    const story = aToldStory();
    story.add();
    story.tap(JOHN, 'TRAVELING');
    story.quietly(20);
    const [row] = story.waiting();
    if (!row || !story.claim(row.key)) throw new Error('it is due');
    story.tap(JOHN, 'PENDING');
    expect(story.settle(row.key, story.look(row.key))).toBe('done');
    expect(story.rows.get(row.key)?.status).toBe('suppressed');
    story.tap(JOHN, 'TRAVELING');
    story.later(60);
    expect(story.told()).toEqual(['on_the_way']);
  });

  test('true again between the look and the suppression, it is looked at again and sent', () => {
    const story = aToldStory();
    story.add();
    story.tap(JOHN, 'TRAVELING');
    story.quietly(20);
    const [row] = story.waiting();
    if (!row || !story.claim(row.key)) throw new Error('it is due');
    story.tap(JOHN, 'PENDING');
    const seen = story.look(row.key);
    story.tap(JOHN, 'TRAVELING');
    expect(story.settle(row.key, seen)).toBe('look_again');
    story.settle(row.key, story.look(row.key));
    story.later(60);
    expect(story.told()).toEqual(['on_the_way']);
  });

  test('arriving inside the hold leaves only what is true', () => {
    const story = aToldStory();
    story.add();
    story.tap(JOHN, 'TRAVELING');
    story.later(5);
    story.tap(JOHN, 'WORKING');
    expect(story.whyWithdrawn()).toEqual(['superseded']);
    story.later(60);
    expect(story.told()).toEqual(['started']);
  });
});
