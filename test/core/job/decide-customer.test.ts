import { describe, expect, test } from 'vitest';
import { decideAppointment } from '../../../core/appointment/decide-appointment.ts';
import { type CustomerEvent, decideCustomer } from '../../../core/job/decide-customer.ts';
import { afterChange, type Visit, type VisitDecision } from '../../../core/job/visit.ts';
import { type Instant, plusMinutes } from '../../../core/time/instant.ts';
import { actor } from '../../support/builders/story.ts';
import { DEE, JOHN } from '../../support/builders/team.ts';
import { appointmentId, aVisitStory, MORNING, VISIT } from './a-visit.ts';

const START = plusMinutes(MORNING, 120);
const READ = { appointmentId: VISIT, start: START };
const CONFIRM: CustomerEvent = { trigger: 'confirm', ...READ };
const ASK: CustomerEvent = { trigger: 'ask_reschedule', ...READ, wish: 'Friday' };
const rate = (rating: 1 | 2 | 3 | 4 | 5, comment?: string): CustomerEvent => ({
  ...{ trigger: 'answer_survey', rating },
  ...(comment ? { comment } : {}),
});

const booked = () => {
  const story = aVisitStory();
  story.add();
  return story;
};
const done = () => {
  const story = booked();
  story.tap(JOHN, 'WORKING');
  story.tap(JOHN, 'COMPLETE');
  return story;
};

/** What a customer says, one after the other, to a visit that nobody else changes. */
function saying(given: Visit, now: Instant, ...events: CustomerEvent[]) {
  let visit = given;
  const decisions: VisitDecision[] = [];
  for (const event of events) {
    const decision = decideCustomer(visit, event, { now });
    if (decision.outcome === 'changed') visit = afterChange(visit, decision);
    decisions.push(decision);
  }
  const tasks = decisions.flatMap((each) => (each.outcome === 'changed' ? (each.tasks ?? []) : []));
  return { visit, decisions, tasks, last: decisions.at(-1) };
}

describe('a confirmation', () => {
  test('is kept with its time, moves nothing, and again changes nothing', () => {
    const { visit, decisions, tasks } = saying(booked().visit(), MORNING, CONFIRM, CONFIRM);
    expect(decisions.map(({ outcome }) => outcome)).toEqual(['changed', 'unchanged']);
    expect(visit.appointments).toMatchObject([{ status: 'scheduled', start: START, confirmedAt: MORNING }]);
    expect(decisions[0]).toMatchObject({ facts: [], timeline: [{ kind: 'confirmed', appointmentId: VISIT }] });
    expect(tasks).toEqual([]);
  });

  test('is of the time that was read: not of another one, and gone when the office moves it', () => {
    const story = booked();
    const later = plusMinutes(START, 60);
    const other = decideCustomer(story.visit(), { ...CONFIRM, start: later }, { now: MORNING });
    expect(other).toEqual({ outcome: 'refused', refusal: { kind: 'customer_too_late', why: 'moved' } });
    const { visit } = saying(story.visit(), MORNING, CONFIRM);
    expect(visit.appointments).toMatchObject([{ confirmedAt: MORNING }]);
    const move = { trigger: 'move' as const, appointmentId: VISIT, by: actor(DEE), start: later };
    const moved = decideAppointment(visit, { ...move, end: plusMinutes(later, 60) }, story.world());
    const [next] = moved.outcome === 'changed' ? moved.appointments : [];
    expect(next).toMatchObject({ start: later, status: 'scheduled' });
    expect(next).not.toHaveProperty('confirmedAt');
  });

  test.each([
    ['somebody is on the way', ['TRAVELING'], 0],
    ['the work has begun', ['WORKING'], 0],
    ['the time has passed', [], 121],
  ] as const)('is too late when %s', (_, codes, minutes) => {
    const story = booked();
    for (const code of codes) story.tap(JOHN, code);
    for (const event of [CONFIRM, ASK])
      expect(decideCustomer(story.visit(), event, { now: plusMinutes(MORNING, minutes) })).toEqual({
        outcome: 'refused',
        refusal: { kind: 'customer_too_late', why: 'over' },
      });
  });

  test('of an appointment of another job is of none', () => {
    const other = decideCustomer(booked().visit(), { ...CONFIRM, appointmentId: appointmentId(9) }, { now: MORNING });
    expect(other).toEqual({ outcome: 'refused', refusal: { kind: 'unknown_appointment' } });
  });
});

describe('a wish for another time', () => {
  test('is one task a visit cycle, and leaves the appointment where it is', () => {
    const { visit, tasks, decisions } = saying(booked().visit(), MORNING, ASK, ASK, { ...ASK, wish: 'Monday' });
    expect(decisions.map(({ outcome }) => outcome)).toEqual(['changed', 'unchanged', 'unchanged']);
    expect(tasks).toEqual([
      { key: `RESCHEDULE#${VISIT}#1`, summary: 'The customer of job 100001 asks for another time: Friday' },
    ]);
    expect(visit.appointments).toMatchObject([{ status: 'scheduled', start: START, reschedule: { wish: 'Friday' } }]);
  });

  test('takes a confirmation back, and goes with the time when the office moves it', () => {
    const story = booked();
    const { visit } = saying(story.visit(), MORNING, CONFIRM, ASK);
    expect(visit.appointments[0]).not.toHaveProperty('confirmedAt');
    const start = plusMinutes(START, 60);
    const move = { trigger: 'move' as const, appointmentId: VISIT, by: actor(DEE), start, end: plusMinutes(start, 60) };
    const moved = decideAppointment(visit, move, story.world());
    expect(moved.outcome === 'changed' && moved.appointments[0]).not.toHaveProperty('reschedule');
  });

  test('after which nobody confirms the old one', () => {
    expect(saying(booked().visit(), MORNING, ASK, CONFIRM).last).toMatchObject({ outcome: 'refused' });
  });
});

describe('a rating', () => {
  test('lands on the job and its timeline, and again changes nothing', () => {
    const { visit, decisions, tasks } = saying(done().visit(), MORNING, rate(5, 'Quick'), rate(5, 'Quick'));
    expect(decisions.map(({ outcome }) => outcome)).toEqual(['changed', 'unchanged']);
    expect(visit.job.survey).toEqual({ rating: 5, comment: 'Quick', at: MORNING });
    expect(decisions[0]).toMatchObject({ timeline: [{ kind: 'survey_answered', rating: 5, comment: 'Quick' }] });
    expect(tasks).toEqual([]);
  });

  test.each([1, 2] as const)('of %i opens one task, also when it was higher at first, and never a second', (low) => {
    const { tasks, visit } = saying(done().visit(), MORNING, rate(4), rate(low, 'Cold again'), rate(3), rate(1));
    expect(tasks).toEqual([
      { key: `LOW_RATING#${visit.job.id}`, summary: `Job 100001 was rated ${low} of 5: Cold again` },
    ]);
    expect(visit.job.survey).toMatchObject({ rating: 1, taskOpened: true });
  });

  test('can be said better for seven days, and then stands', () => {
    const { visit } = saying(done().visit(), MORNING, rate(4));
    const week = plusMinutes(MORNING, 7 * 24 * 60);
    const before = decideCustomer(visit, rate(5), { now: plusMinutes(week, -1) });
    expect(before).toMatchObject({ outcome: 'changed', job: { survey: { rating: 5, at: MORNING } } });
    expect(decideCustomer(visit, rate(5), { now: week })).toEqual({
      outcome: 'refused',
      refusal: { kind: 'customer_too_late', why: 'survey_closed' },
    });
  });

  test('waits until the work is complete', () => {
    expect(decideCustomer(booked().visit(), rate(5), { now: MORNING })).toEqual({
      outcome: 'refused',
      refusal: { kind: 'customer_too_late', why: 'not_complete' },
    });
  });
});
