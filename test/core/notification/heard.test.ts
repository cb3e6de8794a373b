import { describe, expect, test } from 'vitest';
import { JOHN } from '../../support/builders/team.ts';
import { aToldStory, rulesFor, type ToldStory } from './a-told-story.ts';

/* "Back on" is said to whoever has heard, or may have, that it was off; to nobody else (messages spec, rule 6). */

const BOTH = rulesFor('cancelled', 'restored');
const aCancelled = (rules = BOTH): ToldStory => {
  const story = aToldStory({ rules });
  story.add();
  story.cancel();
  return story;
};
const keyOf = (story: ToldStory, fact: string): string =>
  [...story.rows.values()].find(({ content }) => content.kind === 'notice' && content.about === fact)?.key ??
  expect.fail(`nobody is told ${fact}`);

describe('a cancellation taken back', () => {
  test('inside its hold: nothing is sent, and the timeline says undone, and why nobody hears of the rest', () => {
    const story = aCancelled();
    story.later(59);
    story.restore();
    story.later(3600);
    expect(story.told()).toEqual([]);
    expect(story.whyWithdrawn()).toEqual(['undone']);
    expect(story.whyNotTold()).toEqual(['not_heard']);
  });

  test('after it was told: that it is back on', () => {
    const story = aCancelled();
    story.later(60);
    story.restore();
    story.later(60);
    expect(story.told()).toEqual(['cancelled', 'restored']);
  });

  test('again and again: each time by what was told of this time', () => {
    const story = aCancelled();
    story.later(60);
    story.restore();
    story.later(60);
    story.cancel();
    story.restore();
    story.later(3600);
    expect(story.told()).toEqual(['cancelled', 'restored']);
    story.cancel();
    story.later(60);
    story.restore();
    story.later(3600);
    expect(story.told()).toEqual(['cancelled', 'restored', 'cancelled', 'restored']);
  });

  test('called off once more before that was said, and at once back on: what he heard first is taken back', () => {
    const story = aCancelled();
    story.later(60);
    for (let times = 0; times < 3; times++) {
      story.restore();
      story.later(10);
      story.cancel();
      story.later(10);
    }
    story.restore();
    story.later(3600);
    expect(story.told()).toEqual(['cancelled', 'restored']);
  });

  test('whose message may have left, though it waits to be sent once more or was stopped: back on is said', () => {
    for (const status of ['queued', 'suppressed'] as const) {
      const story = aCancelled();
      const key = keyOf(story, 'cancelled');
      story.rows.set(key, { ...(story.rows.get(key) ?? expect.fail('it is there')), status, ambiguous: 1 });
      story.restore();
      story.later(60);
      expect(story.told()).toEqual(['restored']);
    }
  });

  test('while its message is with the sender: said only if that one left', () => {
    for (const leaves of [true, false]) {
      const story = aCancelled();
      story.quietly(60);
      const cancelled = keyOf(story, 'cancelled');
      story.claim(cancelled);
      const early = story.look(cancelled);
      story.restore();
      story.quietly(60);
      const back = keyOf(story, 'restored');
      story.claim(back);
      const open = story.look(back);
      expect(open.go).toBe('wait');
      story.settle(back, open);
      story.settle(cancelled, leaves ? early : story.look(cancelled));
      story.later(120);
      expect(story.told()).toEqual(leaves ? ['cancelled', 'restored'] : []);
      expect(story.rows.get(back)?.status).toBe(leaves ? 'sent' : 'suppressed');
    }
  });

  test('where no rule tells of it, or it failed: back on is said, because he may know it from a call', () => {
    const story = aCancelled(rulesFor('restored'));
    story.restore();
    story.later(60);
    expect(story.told()).toEqual(['restored']);

    const failed = aCancelled();
    const key = keyOf(failed, 'cancelled');
    const row = failed.rows.get(key) ?? expect.fail('it is there');
    failed.rows.set(key, { ...row, status: 'failed' });
    failed.restore();
    failed.later(60);
    expect(failed.told()).toEqual(['restored']);
  });

  test('of a rule about each appointment it is undone, too', () => {
    const [cancelled, restored] = BOTH.map((rule) => ({
      ...rule,
      ...{ level: 'appointment' as const, dedupe: 'once_per_appointment' as const },
    }));
    if (!cancelled || !restored) throw new Error('both are there');
    const story = aCancelled([cancelled, restored]);
    story.restore();
    story.later(3600);
    expect([story.told(), story.whyWithdrawn(), story.whyNotTold()]).toEqual([[], ['undone'], ['not_heard']]);
  });

  test('asks each recipient: the technicians were told at once, the customer was not', () => {
    const [atOnce, back] = BOTH.map((rule) => ({ ...rule, audience: ['technicians' as const], holdSeconds: 0 }));
    if (!atOnce || !back) throw new Error('both are there');
    const more = rulesFor('booked', 'moved').map(({ id }) => id);
    const team = [atOnce, back].map((rule, index) => ({ ...rule, id: more[index] ?? rule.id }));
    const story = aToldStory({ rules: [...BOTH, ...team] });
    story.add({ technicians: [JOHN] });
    story.cancel();
    story.later(1);
    story.restore();
    story.later(60);
    expect(story.sent.map(({ to, facts }) => [to, ...facts])).toEqual([
      [JOHN.id, 'cancelled'],
      [JOHN.id, 'restored'],
    ]);
  });
});
