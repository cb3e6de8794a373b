import { describe, expect, test } from 'vitest';
import { OVERDUE_SECONDS } from '../../../core/escalation/decide-pending.ts';
import { aStory, namesPaged, refusalOf } from '../../support/builders/story.ts';
import { ALEX, ANA, BRIAN, CARLA, DEE, JOHN, OLIVE, STRANGER } from '../../support/builders/team.ts';
import { anAccount, aPlan, scheduleId } from '../../support/builders/world.ts';

describe('accept', () => {
  test('takes the call, whatever step it has come to', () => {
    const story = aStory();
    story.nextWake();
    expect(story.accept(JOHN).outcome).toBe('changed');
    expect(story.current()).toMatchObject({ status: 'assigned', assignee: { name: 'John Smith' }, late: false });
    expect(story.timeline.at(-1)).toEqual({
      kind: 'accepted',
      by: { id: JOHN.id, name: JOHN.name },
      via: 'web',
      late: false,
      early: false,
    });
  });

  test('by the same person again is the same result, and nothing is written', () => {
    const story = aStory();
    story.accept(JOHN);
    expect(story.accept(JOHN, 'sms')).toEqual({ outcome: 'unchanged', why: 'already_so' });
    expect(story.kinds().filter((kind) => kind === 'accepted')).toHaveLength(1);
  });

  test('by anybody else is refused with the winner and his time', () => {
    const story = aStory();
    story.later(134);
    story.accept(JOHN);
    story.later(10);
    expect(refusalOf(story.accept(BRIAN))).toEqual({
      kind: 'taken',
      by: 'John Smith',
      at: '2026-06-01T15:02:14.000Z',
    });
  });

  test('by somebody whose step has not been reached is marked early', () => {
    const story = aStory();
    story.accept(BRIAN);
    expect(story.timeline.at(-1)).toMatchObject({ kind: 'accepted', early: true });
    expect(namesPaged(story)).toEqual(['John Smith']);
  });

  test.each([
    ['a technician of the plan', BRIAN, true],
    ['the fallback', ANA, true],
    ['a dispatcher', DEE, true],
    ['a technician whom the plan does not name', STRANGER, false],
    ['an agent', ALEX, false],
    ['the office, without being in the plan', OLIVE, false],
  ])('by %s: %s', (_, person, may) => {
    const decision = aStory().accept(person);
    if (may) expect(decision.outcome).toBe('changed');
    else expect(refusalOf(decision)).toEqual({ kind: 'not_yours', trigger: 'accept' });
  });

  test('is open to whoever is on call now, and closed to whoever is not any more', () => {
    const onCall = (_: unknown, at: string) => (at < '2026-06-01T15:01:00.000Z' ? [CARLA.id] : [STRANGER.id]);
    const plan = aPlan({ steps: [[{ scheduleId: scheduleId(1) }]] });
    const story = aStory({ plan, onCall });
    expect(refusalOf(story.accept(STRANGER)).kind).toBe('not_yours');
    story.later(60);
    expect(story.accept(STRANGER).outcome).toBe('changed');
  });
});

describe('accept after the escalation has expired', () => {
  const expired = (lateAcceptHours: number) => {
    const story = aStory({ account: anAccount({ lateAcceptHours }) });
    story.untilSettled();
    return story;
  };

  test('is a late accept for four hours, and the office is told', () => {
    const story = expired(4);
    story.later(4 * 3600);
    expect(story.accept(BRIAN).outcome).toBe('changed');
    expect(story.current()).toMatchObject({ status: 'assigned', late: true });
    expect(story.timeline.at(-1)).toMatchObject({ kind: 'accepted', late: true });
    expect(story.messages.filter(({ to }) => 'office' in to).map(({ key }) => key)).toEqual(['EXPIRED#1', 'TAKEN#1']);
  });

  test('is too late when the hours are over', () => {
    const story = expired(4);
    story.later(4 * 3600 + 1);
    expect(refusalOf(story.accept(BRIAN))).toEqual({ kind: 'too_late', hours: 4 });
  });

  test('is never possible where the account allows no hours', () => {
    const story = expired(0);
    story.later(1);
    expect(refusalOf(story.accept(BRIAN))).toEqual({ kind: 'too_late', hours: 0 });
  });
});

describe('stop', () => {
  test.each([
    ['a technician who was paged', JOHN, true],
    ['a dispatcher', DEE, true],
    ['an administrator', ANA, true],
    ['a technician who was not paged', BRIAN, false],
    ['the office', OLIVE, false],
    ['the agent who started it', ALEX, true],
    ['another agent', { ...ALEX, id: STRANGER.id }, false],
  ])('by %s: %s', (_, person, may) => {
    const story = aStory();
    const decision = story.stop(person, 'Duplicate call');
    if (!may) return expect(refusalOf(decision)).toEqual({ kind: 'not_yours', trigger: 'stop' });
    expect(story.current()).toMatchObject({
      status: 'cancelled',
      reason: 'Duplicate call',
      cancelledBy: { id: person.id },
    });
    expect(story.timeline.at(-1)).toMatchObject({ kind: 'stopped', reason: 'Duplicate call' });
  });

  test('is closed to technicians where the account says so, and open to the dispatcher still', () => {
    const account = anAccount({ technicianMayStop: false });
    expect(refusalOf(aStory({ account }).stop(JOHN)).kind).toBe('not_yours');
    expect(aStory({ account }).stop(DEE).outcome).toBe('changed');
  });
});

describe('the fence of epochs', () => {
  test('a run of another epoch changes nothing', () => {
    const story = aStory();
    story.later(300);
    expect(story.happens({ trigger: 'wake', epoch: 2 })).toEqual({ outcome: 'unchanged', why: 'other_epoch' });
    expect(story.happens({ trigger: 'wake', epoch: 0 })).toEqual({ outcome: 'unchanged', why: 'other_epoch' });
  });

  test('a re-drive waits until the wake is a minute past', () => {
    const story = aStory();
    story.later(300 + OVERDUE_SECONDS - 1);
    expect(story.happens({ trigger: 'redrive' })).toEqual({ outcome: 'unchanged', why: 'not_due' });
  });

  test('a re-drive does what is overdue under a new epoch, and the old run then does nothing', () => {
    const story = aStory();
    story.later(300 + OVERDUE_SECONDS);
    story.happens({ trigger: 'redrive' });
    expect(namesPaged(story)).toEqual(['John Smith', 'Brian Smith']);
    expect(story.pending()).toMatchObject({ epoch: 2, step: 1 });
    expect(story.happens({ trigger: 'wake', epoch: 1 })).toEqual({ outcome: 'unchanged', why: 'other_epoch' });
    expect(story.happens({ trigger: 'redrive' }), 'twice in a minute').toEqual({
      outcome: 'unchanged',
      why: 'not_due',
    });
    story.untilSettled();
    expect(namesPaged(story), 'nobody is paged twice').toEqual(['John Smith', 'Brian Smith']);
  });
});
