import { describe, expect, test } from 'vitest';
import { decideCascade, firstPiece, PIECE, settled } from '../../../core/job/cascade.ts';
import { cycleOf } from '../../../core/job/job.ts';
import { visitView } from '../../../core/job/view.ts';
import { afterChange } from '../../../core/job/visit.ts';
import { plusMinutes } from '../../../core/time/instant.ts';
import { actor } from '../../support/builders/story.ts';
import { BRIAN, DEE, JOHN } from '../../support/builders/team.ts';
import { appointmentId, aVisitStory, MORNING } from './a-visit.ts';

const DAY = 86_400;
const done = (
  story: ReturnType<typeof aVisitStory>,
  more: { job?: 'done' | 'follow_up' } = {},
  id = appointmentId(1),
) => {
  story.tap(JOHN, 'WORKING', { appointmentId: id });
  return story.tap(JOHN, 'COMPLETE', { appointmentId: id, ...more });
};

describe('a job follows its appointments', () => {
  test('scheduled by its first appointment, in progress on the road, complete with the last', () => {
    const story = aVisitStory();
    const seen = [story.job().status];
    story.add();
    seen.push(story.job().status);
    story.tap(JOHN, 'TRAVELING');
    seen.push(story.job().status);
    done(story);
    seen.push(story.job().status);
    expect(seen).toEqual(['unscheduled', 'scheduled', 'in_progress', 'complete']);
    expect(story.job().completedAt).toBe(MORNING);
  });

  test('scheduled again while another visit lies ahead', () => {
    const story = aVisitStory();
    story.add();
    story.add({ id: appointmentId(2) }, plusMinutes(MORNING, 2 * 24 * 60));
    done(story);
    expect(story.job().status).toBe('scheduled');
    done(story, {}, appointmentId(2));
    expect(story.job().status).toBe('complete');
  });

  test('in progress while a second crew is at work', () => {
    const story = aVisitStory();
    story.add();
    story.add({ id: appointmentId(2), technicians: [BRIAN] });
    story.tap(BRIAN, 'WORKING', { appointmentId: appointmentId(2) });
    done(story);
    expect(story.job().status).toBe('in_progress');
  });

  test('paused by a technician who says that more is to do, until there is a new appointment', () => {
    const story = aVisitStory();
    story.add();
    const decision = done(story, { job: 'follow_up' });
    expect(story.job()).toMatchObject({ status: 'paused', pause: { reason: 'needs follow-up' } });
    if (decision.outcome === 'changed') expect(decision.facts.map(({ about }) => about)).not.toContain('survey');
    story.add({ id: appointmentId(2) });
    expect(story.job().status).toBe('scheduled');
    expect(story.job().pause).toBeUndefined();
  });

  test('re-opened, it is in its next cycle and asks for appointments', () => {
    const story = aVisitStory();
    story.add();
    done(story);
    story.office({ trigger: 'reopen', by: actor(DEE), reason: 'still cold' });
    expect([story.job().status, cycleOf(story.job()), story.job().completedAt]).toEqual(['scheduled', 2, undefined]);
  });

  test('the office cannot complete it while a visit lies ahead', () => {
    const story = aVisitStory();
    story.add();
    story.add({ id: appointmentId(2) }, plusMinutes(MORNING, 2 * 24 * 60));
    story.tap(JOHN, 'WORKING');
    expect(story.office({ trigger: 'complete', by: actor(DEE) })).toEqual({
      outcome: 'refused',
      refusal: { kind: 'appointments_ahead', count: 1 },
    });
  });

  test('the office completes it with the visit that is under way', () => {
    const story = aVisitStory();
    story.add();
    story.tap(JOHN, 'WORKING');
    story.office({ trigger: 'complete', by: actor(DEE) });
    expect([story.job().status, story.appointment().status]).toEqual(['complete', 'complete']);
  });
});

describe('cancel and restore', () => {
  test('only open appointments go along, each with the mark of what cancelled it', () => {
    const story = aVisitStory();
    story.add();
    story.add({ id: appointmentId(2) }, plusMinutes(MORNING, 2 * 24 * 60));
    done(story);
    const decision = story.cancel();
    expect(story.appointment().status).toBe('complete');
    expect(story.appointment(appointmentId(2)).cancelledBy?.mark).toBe(story.job().cancellation?.mark);
    expect(decision).toMatchObject({ outcome: 'changed', effects: ['cancel_escalation'] });
  });

  test('what has a future start comes back in a new cycle, what has passed needs a new date', () => {
    const story = aVisitStory();
    story.add();
    story.add({ id: appointmentId(2) }, plusMinutes(MORNING, 2 * 24 * 60));
    story.cancel();
    story.later(DAY);
    story.restore();
    const [passed, ahead] = [story.appointment(), story.appointment(appointmentId(2))];
    expect([passed.status, passed.cycle]).toEqual(['needs_reschedule', 2]);
    expect([ahead.status, ahead.cycle, ahead.cancelledBy]).toEqual(['scheduled', 2, undefined]);
    expect([story.job().status, cycleOf(story.job())]).toEqual(['scheduled', 2]);
  });

  test('with nothing ahead the job is unscheduled, and a new date schedules it', () => {
    const story = aVisitStory();
    story.add();
    story.cancel();
    story.later(DAY);
    story.restore();
    expect(story.job().status).toBe('unscheduled');
    const start = plusMinutes(story.now(), 60);
    const id = appointmentId(1);
    story.change({ trigger: 'move', appointmentId: id, by: actor(DEE), start, end: plusMinutes(start, 60) });
    expect([story.job().status, story.appointment().status]).toEqual(['scheduled', 'scheduled']);
  });

  test('an earlier cancellation keeps what it took: the second restore does not bring it back twice', () => {
    const story = aVisitStory();
    story.add();
    story.cancel();
    const mark = story.job().cancellation?.mark;
    story.restore();
    story.cancel();
    expect(story.job().cancellation?.mark).toBeGreaterThan(mark ?? 0);
    story.restore();
    expect([story.appointment().status, story.appointment().cycle]).toEqual(['scheduled', 3]);
  });
});

describe('more than 90 appointments', () => {
  const COUNT = 205;
  const large = () => {
    const story = aVisitStory();
    for (let n = 1; n <= COUNT; n++) story.add({ id: appointmentId(n) }, plusMinutes(MORNING, n * 24 * 60));
    return story;
  };

  test('the job goes first, readers see the rest as it will be, and pieces make it so', () => {
    const story = large();
    const before = story.visit();
    const decision = story.cancel();
    if (decision.outcome !== 'changed') throw new Error('it was cancelled');
    const first = firstPiece(before.job, decision);
    expect(first.appointments).toEqual([]);

    let visit = afterChange(before, first);
    expect(visit.appointments.filter(({ status }) => status === 'scheduled')).toHaveLength(COUNT);
    expect(settled(visit)).toEqual({ job: first.job, appointments: story.visit().appointments });
    expect(new Set(visitView(visit).appointments.map(({ status }) => status))).toEqual(new Set(['cancelled']));

    const pieces: number[] = [];
    for (;;) {
      const next = decideCascade(visit, plusMinutes(MORNING, 5));
      if (next.outcome !== 'changed') break;
      expect(next.facts).toEqual([]);
      pieces.push(next.appointments.length);
      visit = afterChange(visit, next);
    }
    expect(pieces).toEqual([PIECE, PIECE, COUNT - 2 * PIECE]);
    expect(visit.job.cascade).toBeUndefined();
    expect(visit.appointments).toEqual(story.visit().appointments);
  });

  test('a restore goes the same way, and nothing else is cancelled or restored meanwhile', () => {
    const story = large();
    story.cancel();
    const before = story.visit();
    const decision = story.restore();
    if (decision.outcome !== 'changed') throw new Error('it was restored');
    let visit = afterChange(before, firstPiece(before.job, decision));
    expect(settled(visit).appointments).toEqual(story.visit().appointments);
    const next = decideCascade(visit, story.now());
    if (next.outcome === 'changed') visit = afterChange(visit, next);
    // The same piece again: what is done is left alone.
    const again = decideCascade(visit, story.now());
    expect(
      again.outcome === 'changed' &&
        again.appointments.some(({ id }) => visit.appointments.find((each) => each.id === id)?.status !== 'cancelled'),
    ).toBe(false);
  });
});
