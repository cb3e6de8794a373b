import { expect, test } from 'vitest';
import { decideSetOut } from '../../../core/job/decide-accept.ts';
import { plusMinutes } from '../../../core/time/instant.ts';
import { actor } from '../../support/builders/story.ts';
import { DEE, JOHN } from '../../support/builders/team.ts';
import { aVisitStory, aVisitWorld, MORNING, VISIT } from './a-visit.ts';

/* "On my way" for the call, as the stream tells the appointment: once, twice, or late. */

const call = (minute: number) => ({
  ...{ mode: 'create_appointment' as const, appointmentId: VISIT, assignee: { id: JOHN.id, name: JOHN.name } },
  at: plusMinutes(MORNING, minute),
});
const world = aVisitWorld({ now: plusMinutes(MORNING, 9) });

test('heard again after he has taken it back, it sends nobody out; said anew, it does', () => {
  const story = aVisitStory();
  story.add();
  story.later(300);
  story.tap(JOHN, 'TRAVELING');
  story.later(60);
  story.tap(JOHN, 'PENDING');
  expect(decideSetOut(story.visit(), call(5), world)).toEqual({ outcome: 'unchanged', why: 'already_past' });
  expect(decideSetOut(story.visit(), call(7), world)).toMatchObject({ outcome: 'changed' });
  story.tap(JOHN, 'TRAVELING');
  expect(decideSetOut(story.visit(), call(5), world)).toMatchObject({ outcome: 'unchanged' });
});

test('heard again after the office has moved the visit, it sends nobody out', () => {
  const story = aVisitStory();
  story.add();
  story.later(300);
  story.tap(JOHN, 'TRAVELING');
  story.later(60);
  const start = plusMinutes(MORNING, 24 * 60);
  const by = actor(DEE);
  story.change({ trigger: 'move', appointmentId: VISIT, by, start, end: plusMinutes(start, 60) });
  expect(decideSetOut(story.visit(), call(5), world)).toEqual({ outcome: 'unchanged', why: 'already_past' });
  expect(decideSetOut(story.visit(), call(7), world)).toMatchObject({ outcome: 'changed' });
});

test('heard before the appointment was made, it is said of it all the same', () => {
  const story = aVisitStory();
  story.later(300);
  story.add();
  expect(decideSetOut(story.visit(), call(1), world)).toMatchObject({ outcome: 'changed' });
});
