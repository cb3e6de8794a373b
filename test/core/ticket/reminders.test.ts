import { describe, expect, test } from 'vitest';
import { nextNoticeAt } from '../../../core/ticket/ticket.ts';
import { InstantInput } from '../../../core/time/instant.ts';
import { ANA, OLIVE } from '../../support/builders/team.ts';
import { fc } from '../../support/property.ts';
import { aTicketStory, MANAGER, theChannels } from './ticket-story.ts';

/* A ticket of Tuesday, 10 a.m.: urgent half at 13:30, due at 17:00; standard half on Wednesday at 13:30, due on Thursday. */

const HALF = '2026-06-02T13:30:00-05:00';
const DUE = '2026-06-02T17:00:00-05:00';
const withBackup = { channels: theChannels({ defaultRecipient: 'boss@northside.example' }) };
const CHANNEL = ['half: accounting@northside.example', 'half: olive@northside.example'];

describe('a ticket that nobody claims', () => {
  test('reminds the channel at half-time, the backup when due, the managers at the breach', () => {
    const story = aTicketStory({ urgency: 'standard' }, withBackup);
    const sent: string[][] = [];
    for (let next = nextNoticeAt(story.current()); next; next = nextNoticeAt(story.current())) {
      const before = story.reminded().length;
      story.at(next);
      story.wake();
      sent.push([next, ...story.reminded().slice(before)]);
    }
    expect(sent).toEqual([
      [InstantInput.parse('2026-06-03T13:30:00-05:00'), ...CHANNEL],
      [InstantInput.parse('2026-06-04T17:00:00-05:00'), 'due: boss@northside.example'],
      [InstantInput.parse('2026-06-05T17:00:00-05:00'), `breach: ${MANAGER}`],
    ]);
    expect(story.timeline.slice(1)).toEqual([
      { kind: 'reminded', notice: 'half' },
      { kind: 'reminded', notice: 'due' },
      { kind: 'reminded', notice: 'breach' },
    ]);
  });

  test('reminds once each, however often the clock strikes', () => {
    const story = aTicketStory({}, withBackup);
    expect(story.wake()).toEqual({ outcome: 'unchanged', why: 'not_due' });
    story.at(HALF);
    story.wake();
    expect(story.wake()).toEqual({ outcome: 'unchanged', why: 'not_due' });
    story.at(DUE);
    story.wake();
    expect(story.wake()).toEqual({ outcome: 'unchanged', why: 'not_due' });
    expect(story.reminded()).toEqual([...CHANNEL, `breach: ${MANAGER}`, 'due: boss@northside.example']);
    expect(nextNoticeAt(story.current())).toBeUndefined();
  });

  test('reminds the channel once more when it is due and there is no backup', () => {
    const story = aTicketStory({ urgency: 'standard' });
    story.at('2026-06-03T13:30:00-05:00');
    story.wake();
    story.at('2026-06-04T17:00:00-05:00');
    story.wake();
    expect(story.reminded()).toEqual([...CHANNEL, ...CHANNEL.map((each) => each.replace('half', 'due'))]);
  });

  test('reminds the administrators of a breach where nobody is a manager', () => {
    const story = aTicketStory({}, { managers: [] });
    story.at(DUE);
    story.wake();
    expect(story.reminded()).toContain(`breach: ${ANA.id}`);
  });

  test('does not write to an address that has bounced meanwhile, and alerts when it was the last', () => {
    const bounced = new Set(['accounting@northside.example', 'olive@northside.example']);
    const story = aTicketStory({}, { ...withBackup, bounced });
    story.at(HALF);
    story.wake();
    expect(story.reminded()).toEqual(['half: boss@northside.example']);
    expect(story.messages.map(({ key }) => key)).toContain(`TICKET#ALERT#half#${ANA.id}`);
  });
});

describe('a clock that is late', () => {
  test('reminds each recipient once, of the gravest', () => {
    const story = aTicketStory();
    story.at(DUE);
    story.wake();
    expect(story.reminded()).toEqual([
      `breach: ${MANAGER}`,
      'due: accounting@northside.example',
      'due: olive@northside.example',
    ]);
  });

  test('waits for business hours with all but the breach of what is urgent', () => {
    const story = aTicketStory({}, withBackup);
    story.at('2026-06-02T22:00:00-05:00');
    story.wake();
    expect(story.reminded()).toEqual([`breach: ${MANAGER}`, 'due: boss@northside.example']);
    const opening = InstantInput.parse('2026-06-03T08:00:00-05:00');
    expect(story.timeline.at(-1)).toEqual({ kind: 'reminder_moved', to: opening });
    expect(nextNoticeAt(story.current())).toBe(opening);
    expect(story.wake()).toEqual({ outcome: 'unchanged', why: 'not_due' });
    story.at(opening);
    story.wake();
    expect(story.reminded().slice(2)).toEqual(CHANNEL);
  });

  test('by a few minutes at the end of the day still reminds on that day', () => {
    const story = aTicketStory({ urgency: 'standard' }, withBackup);
    story.at('2026-06-03T13:30:00-05:00');
    story.wake();
    story.at('2026-06-04T17:05:00-05:00');
    story.wake();
    expect(story.reminded().at(-1)).toBe('due: boss@northside.example');
  });
});

describe('a ticket that somebody claimed', () => {
  test('is not reminded of at half-time, but its owner is when it is due, and the managers with him at the breach', () => {
    const story = aTicketStory({ urgency: 'standard' }, withBackup);
    story.claim(OLIVE);
    for (const time of ['2026-06-03T13:30:00-05:00', '2026-06-04T17:00:00-05:00', '2026-06-05T17:00:00-05:00']) {
      story.at(time);
      story.wake();
    }
    expect(story.reminded()).toEqual([`due: ${OLIVE.id}`, `breach: ${OLIVE.id}`, `breach: ${MANAGER}`]);
  });

  test('by a manager tells him once of the breach', () => {
    const story = aTicketStory({ urgency: 'standard' }, { managers: [OLIVE.id] });
    story.claim(OLIVE);
    story.at('2026-06-05T17:00:00-05:00');
    story.wake();
    expect(story.reminded()).toEqual([`breach: ${OLIVE.id}`]);
  });
});

test('whatever happens and whenever clocks strike, no message is written twice and no key is used again', () => {
  let cases = 0;
  const act = fc.record({
    minutes: fc.integer({ min: 0, max: 1500 }),
    does: fc.constantFrom('wake' as const, 'wake' as const, 'wake' as const, 'claim' as const, 'resolve' as const),
  });
  const urgency = fc.constantFrom('urgent' as const, 'standard' as const);
  const property = fc.property(fc.array(act, { maxLength: 12 }), urgency, fc.boolean(), (acts, of, backup) => {
    cases++;
    const story = aTicketStory({ urgency: of }, backup ? withBackup : {});
    let at = Date.parse(story.current().createdAt);
    for (const { minutes, does } of acts) {
      at += minutes * 60_000;
      story.at(new Date(at).toISOString());
      if (does === 'wake') story.wake();
      else if (does === 'claim') story.claim(OLIVE);
      else story.resolve(OLIVE);
    }
    const keys = story.messages.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const notices = story.timeline.flatMap((fact) => (fact.kind === 'reminded' ? [fact.notice] : []));
    expect(new Set(notices).size).toBe(notices.length);
    expect(story.current().version).toBe(story.timeline.length);
  });
  void fc.assert(property, { numRuns: 2000, seed: 20260602 });
  console.log(`reminders: ${cases} random lives of a ticket checked`);
});
