import { expect, test } from 'vitest';
import type { TimelineFact } from '../../core/escalation/timeline.ts';
import { standingOf, whyPaged } from '../../dashboard/escalation/standing.ts';
import { sayStanding } from '../../dashboard/escalation/standing-text.tsx';
import {
  ANA,
  anEscalation,
  BRIAN,
  CREATED,
  JOHN,
  PAGED_BRIAN,
  PAGED_JOHN,
  pageOf,
  takenBy,
  timelineOf,
} from './an-escalation.ts';

const PASSED = { kind: 'passed', by: JOHN, via: 'web' } as const;
const AGAIN = { kind: 'step_started', loop: 1, step: 0, pages: [pageOf(JOHN)], skipped: [] } as const;

test('the first one asked is told so', () => {
  expect(whyPaged(timelineOf(CREATED, PAGED_JOHN), JOHN.id)).toEqual({ kind: 'first' });
});

test('the second one is told who did not answer, or who passed', () => {
  expect(whyPaged(timelineOf(CREATED, PAGED_JOHN, PAGED_BRIAN), BRIAN.id)).toEqual({
    kind: 'unanswered',
    people: ['John Smith'],
  });
  expect(whyPaged(timelineOf(CREATED, PAGED_JOHN, PASSED, PAGED_BRIAN), BRIAN.id)).toEqual({
    kind: 'passed',
    people: ['John Smith'],
  });
});

test('somebody asked in a later round, and the fallback, are told that', () => {
  const round = timelineOf(CREATED, PAGED_JOHN, PAGED_BRIAN, { ...AGAIN, pages: [...AGAIN.pages], skipped: [] });
  expect(whyPaged(round, JOHN.id)).toEqual({ kind: 'again' });
  const fallback = timelineOf(CREATED, PAGED_JOHN, { kind: 'fallback_paged', pages: [pageOf(ANA)], skipped: [] });
  expect(whyPaged(fallback, ANA.id)).toEqual({ kind: 'fallback' });
});

const say = (view: ReturnType<typeof anEscalation>, personId: string) =>
  sayStanding(view, standingOf(view, personId), 'America/Chicago', true);

test('a lost race says who has it, since when, and that one may sleep', () => {
  const { headline, text } = say(takenBy(BRIAN), JOHN.id);
  expect(headline).toMatch(/^Brian Smith accepted at .*2:02 AM CDT\.$/);
  expect(text).toBe('You can sleep.');
});

test('the winner is told that it is his', () => {
  expect(say(takenBy(JOHN), JOHN.id).headline).toBe('Assigned to you');
});

test('who passed is told so, and who is paged now', () => {
  const view = anEscalation({ paging: [BRIAN], timeline: timelineOf(CREATED, PAGED_JOHN, PASSED, PAGED_BRIAN) });
  expect(say(view, JOHN.id)).toEqual({ headline: 'You passed.', text: 'Paging Brian Smith now.' });
});

test('an expired one says whether it can still be taken', () => {
  const timeline = timelineOf(CREATED, { kind: 'expired', reason: 'no_answer', skipped: [] });
  const expired = anEscalation({ status: 'expired', paging: [], actions: ['accept'], timeline });
  expect(say(expired, JOHN.id).text).toContain('You can still take it.');
  expect(say({ ...expired, actions: [] }, JOHN.id).text).not.toContain('You can still take it.');
});

test('a cancelled one says who stopped it and why', () => {
  const timeline = timelineOf(CREATED, { kind: 'stopped', by: ANA, via: 'web', reason: 'Duplicate call' });
  const { headline, quote } = say(anEscalation({ status: 'cancelled', paging: [], actions: [], timeline }), JOHN.id);
  expect(headline).toMatch(/^Ana Ortiz stopped this at .*2:01 AM CDT\.$/);
  expect(quote).toBe('Duplicate call');
});

test('whoever is asked after a release, by a dispatcher, at a shift change or last is told that', () => {
  const released = { kind: 'released', by: JOHN, reason: 'Sick' } as const;
  expect(whyPaged(timelineOf(CREATED, PAGED_JOHN, released, PAGED_BRIAN), BRIAN.id)).toEqual({
    kind: 'released',
    people: ['John Smith'],
  });
  expect(
    whyPaged(timelineOf(CREATED, PAGED_JOHN, { kind: 'paged_now', by: ANA, pages: [pageOf(BRIAN)] }), BRIAN.id),
  ).toEqual({ kind: 'asked', people: ['Ana Ortiz'] });
  const handoff: TimelineFact = { kind: 'handoff', incoming: [BRIAN], outgoing: [JOHN], pages: [pageOf(BRIAN)] };
  expect(whyPaged(timelineOf(CREATED, PAGED_JOHN, handoff), BRIAN.id)).toEqual({ kind: 'handoff' });
  expect(
    whyPaged(
      timelineOf(CREATED, PAGED_JOHN, released, { kind: 'last_in_line_paged', pages: [pageOf(JOHN)], skipped: [] }),
      JOHN.id,
    ),
  ).toEqual({ kind: 'last_in_line' });
});

test('a job that was given says by whom, and the way there when he is to be expected', () => {
  const given = timelineOf(CREATED, PAGED_JOHN, { kind: 'reassigned', by: ANA, to: JOHN });
  const view = {
    ...takenBy(JOHN),
    timeline: given,
    assignedAt: '2026-06-02T07:02:00.000Z',
    enRouteAt: '2026-06-02T07:05:00.000Z',
    etaMinutes: 30,
  };
  const said = sayStanding(view, standingOf(view, JOHN.id), 'America/Chicago', true);
  expect(said.text).toMatch(
    /Ana Ortiz gave it to you at .*2:02 AM CDT\. On the way since .*2:05 AM CDT\. Expected there at .*2:35 AM CDT\./,
  );
});
