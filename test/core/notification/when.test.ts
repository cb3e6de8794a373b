import { describe, expect, test } from 'vitest';
import { dayIn, nextMorning, quietUntil } from '../../../core/notification/quiet-hours.ts';
import { plusMinutes } from '../../../core/time/instant.ts';
import { actor } from '../../support/builders/story.ts';
import { DEE, JOHN } from '../../support/builders/team.ts';
import { MORNING, VISIT } from '../job/a-visit.ts';
import { aToldStory, CHICAGO, rulesFor } from './a-told-story.ts';

const NIGHT = { from: '21:00', to: '08:00' };
/** 22:00 in Chicago, and the next 08:00 there. */
const LATE = '2026-06-02T03:00:00.000Z';
const EIGHT = '2026-06-02T13:00:00.000Z';
const TOMORROW_NOON = '2026-06-02T17:00:00.000Z';
const TOMORROW_SEVEN = '2026-06-02T12:00:00.000Z';

describe('quiet hours', () => {
  test.each([
    ['2026-06-02T01:59:59.999Z', undefined],
    ['2026-06-02T02:00:00.000Z', EIGHT],
    ['2026-06-02T07:00:00.000Z', EIGHT],
    ['2026-06-02T12:59:59.999Z', EIGHT],
    [EIGHT, undefined],
  ])('at %s in Chicago they end at %s', (at, until) => {
    expect(quietUntil(at, CHICAGO, NIGHT)).toBe(until);
  });

  test('follow the clock on the wall through both nights of a change', () => {
    expect(quietUntil('2026-03-08T07:30:00.000Z', CHICAGO, NIGHT)).toBe('2026-03-08T13:00:00.000Z');
    expect(quietUntil('2026-11-01T07:30:00.000Z', CHICAGO, NIGHT)).toBe('2026-11-01T14:00:00.000Z');
  });

  test('may lie within one day, or be switched off', () => {
    expect(quietUntil('2026-06-01T18:30:00.000Z', CHICAGO, { from: '13:00', to: '15:00' })).toBe(
      '2026-06-01T20:00:00.000Z',
    );
    expect(quietUntil(LATE, CHICAGO, { from: '00:00', to: '00:00' })).toBeUndefined();
  });

  test('days and mornings are those of the address', () => {
    expect(dayIn(CHICAGO, LATE)).toBe('2026-06-01');
    expect(dayIn('Asia/Tokyo', LATE)).toBe('2026-06-02');
    expect(nextMorning(LATE, CHICAGO, NIGHT)).toBe(EIGHT);
  });

  test('a technician on his way is announced at any hour', () => {
    const story = aToldStory({ now: LATE });
    story.add({}, plusMinutes(LATE, 60));
    story.tap(JOHN, 'TRAVELING');
    story.later(20);
    expect(story.told()).toEqual(['on_the_way']);
  });

  test('a booking waits for the morning', () => {
    const story = aToldStory({ now: LATE, rules: rulesFor('booked') });
    story.add({}, TOMORROW_NOON);
    expect(story.waiting().map(({ dueAt }) => dueAt)).toEqual([EIGHT]);
    story.later(24 * 3600);
    expect(story.sent.map(({ at, facts }) => [at, facts])).toEqual([[EIGHT, ['booked']]]);
  });

  test('a booking of a visit before the morning would be stale and is not told', () => {
    const story = aToldStory({ now: LATE, rules: rulesFor('booked') });
    story.add({}, TOMORROW_SEVEN);
    expect([story.waiting(), story.whyNotTold()]).toEqual([[], ['stale']]);
  });

  test('a cancellation of today is told at any hour, one of another day in the morning', () => {
    const today = aToldStory({ now: LATE, rules: rulesFor('cancelled') });
    today.add({}, plusMinutes(LATE, 60));
    today.cancel();
    today.later(60);
    expect(today.told()).toEqual(['cancelled']);
    const other = aToldStory({ now: LATE, rules: rulesFor('cancelled') });
    other.add({}, TOMORROW_NOON);
    other.cancel();
    other.later(60);
    expect(other.waiting().map(({ dueAt }) => dueAt)).toEqual([EIGHT]);
  });

  test('a message that a fault has kept into the night is given back until morning', () => {
    const story = aToldStory({ rules: rulesFor('booked') });
    story.add({}, TOMORROW_NOON);
    story.quietly(12 * 3600);
    story.sendDue();
    expect(story.waiting().map(({ dueAt }) => dueAt)).toEqual([EIGHT]);
    story.later(12 * 3600);
    expect(story.told()).toEqual(['booked']);
  });
});

describe('holds', () => {
  test.each([
    ['on_the_way', ['TRAVELING'], 20],
    ['complete', ['WORKING', 'COMPLETE'], 60],
    ['survey', ['WORKING', 'COMPLETE'], 7200],
  ])('%s waits at least its least hold, whatever a rule says', (fact, codes, seconds) => {
    const rules = rulesFor(fact).map((rule) => ({ ...rule, holdSeconds: 0 }));
    const story = aToldStory({ rules });
    story.add();
    for (const code of codes) story.tap(JOHN, code);
    story.later(seconds - 1);
    expect(story.told()).toEqual([]);
    story.later(1);
    expect(story.told()).toEqual([fact]);
  });
});

describe('reminders', () => {
  const START = plusMinutes(MORNING, 3 * 24 * 60);

  test('a day and two hours before', () => {
    const story = aToldStory({ rules: rulesFor('reminder') });
    story.add({}, START);
    story.later(4 * 86_400);
    expect(story.sent.map(({ at }) => at)).toEqual([plusMinutes(START, -24 * 60), plusMinutes(START, -120)]);
  });

  test('what is less than a day away is reminded of once, what is less than two hours away not at all', () => {
    const story = aToldStory({ rules: rulesFor('reminder') });
    story.add({}, plusMinutes(MORNING, 180));
    expect(story.waiting().map(({ dueAt }) => dueAt)).toEqual([plusMinutes(MORNING, 60)]);
    const soon = aToldStory({ rules: rulesFor('reminder') });
    soon.add({}, plusMinutes(MORNING, 60));
    expect([soon.waiting(), soon.whyNotTold()]).toEqual([[], []]);
  });

  test('a moved visit is reminded of at its new time alone', () => {
    const story = aToldStory({ rules: rulesFor('reminder') });
    story.add({}, START);
    const start = plusMinutes(START, 24 * 60);
    story.change({ trigger: 'move', appointmentId: VISIT, by: actor(DEE), start, end: plusMinutes(start, 60) });
    expect(story.whyWithdrawn()).toEqual(['superseded', 'superseded']);
    story.later(5 * 86_400);
    expect(story.sent.map(({ at }) => at)).toEqual([plusMinutes(start, -24 * 60), plusMinutes(start, -120)]);
  });

  test('one whose row was left waiting is looked at again when it fires', () => {
    const story = aToldStory({ rules: rulesFor('reminder') });
    story.add({}, START);
    const kept = new Map(story.rows);
    story.cancel();
    for (const [key, row] of kept) story.rows.set(key, row);
    story.later(4 * 86_400);
    expect(story.told()).toEqual([]);
    expect([...story.rows.values()].map(({ status }) => status)).toEqual(['suppressed', 'suppressed']);
  });
});

describe('a changed arrival', () => {
  const eta = (minutes: number) => ({ eta: plusMinutes(MORNING, minutes) });
  const travelling = () => {
    const story = aToldStory({ rules: rulesFor('on_the_way', 'eta_changed') });
    story.add();
    story.tap(JOHN, 'TRAVELING', eta(30));
    return story;
  };
  const etas = (story: ReturnType<typeof travelling>) =>
    story.sent.map(({ notices: [notice] }) => [notice?.about, notice?.eta]);

  test('inside the hold the first message names it', () => {
    const story = travelling();
    story.tap(JOHN, 'TRAVELING', eta(60));
    story.later(600);
    expect(etas(story)).toEqual([['on_the_way', plusMinutes(MORNING, 60)]]);
  });

  test('is told from a quarter of an hour against what was told last, at most twice', () => {
    const story = travelling();
    for (const minutes of [44, 45, 59, 60, 90, 120]) {
      story.later(60);
      story.tap(JOHN, 'TRAVELING', eta(minutes));
    }
    story.later(60);
    expect(etas(story).map(([, at]) => at)).toEqual([30, 45, 60].map((minutes) => plusMinutes(MORNING, minutes)));
  });

  test('back near what was told, nothing is sent', () => {
    const story = travelling();
    story.later(60);
    story.tap(JOHN, 'TRAVELING', eta(60));
    story.tap(JOHN, 'TRAVELING', eta(31));
    story.later(600);
    expect(etas(story)).toHaveLength(1);
    expect(story.whyWithdrawn()).toEqual(['undone']);
  });

  test('arriving cancels what is pending', () => {
    const story = travelling();
    story.later(60);
    story.tap(JOHN, 'TRAVELING', eta(60));
    story.tap(JOHN, 'WORKING');
    story.later(600);
    expect(etas(story)).toHaveLength(1);
  });

  test('without one the message names none', () => {
    const story = aToldStory();
    story.add();
    story.tap(JOHN, 'TRAVELING');
    story.later(20);
    expect(story.sent[0]?.notices[0]).not.toHaveProperty('eta');
  });
});

test('a visit that begins at once is told as booked, and not after it is over', () => {
  const story = aToldStory({ rules: rulesFor('booked') });
  story.add({}, MORNING);
  story.later(1);
  expect(story.told()).toEqual(['booked']);
  const slow = aToldStory({ rules: rulesFor('booked') });
  slow.add({}, MORNING);
  slow.quietly(3600);
  slow.sendDue();
  expect(slow.told()).toEqual([]);
});
