import { expect, test } from 'vitest';
import type { EscalationView } from '../../core/contracts/escalations.ts';
import type { TimelineFact } from '../../core/escalation/timeline.ts';
import { contactsOf } from '../../dashboard/desk/escalation/contacts.ts';
import {
  ANA,
  after,
  anEscalation,
  BRIAN,
  CREATED,
  JOHN,
  PAGED_BRIAN,
  PAGED_JOHN,
  pageOf,
  timelineOf,
} from './an-escalation.ts';

const statesOf = (view: EscalationView) =>
  Object.fromEntries(contactsOf(view).map(({ person, state }) => [person.name, state.kind]));

test('while it is pending, one is being paged and the other comes next', () => {
  expect(statesOf(anEscalation())).toEqual({ 'John Smith': 'asked', 'Brian Smith': 'next' });
});

test('when notified, and by what, stands with each person', () => {
  const both: TimelineFact = {
    kind: 'step_started',
    loop: 0,
    step: 0,
    pages: [pageOf(JOHN), pageOf(JOHN, 'email')],
    skipped: [],
  };
  const view = anEscalation({ timeline: timelineOf(CREATED, both) });
  expect(contactsOf(view)[0]?.notified).toEqual([{ at: after(60), channels: ['sms', 'email'] }]);
});

test('who passed, who did not answer and who is asked now are told apart', () => {
  const passed = timelineOf(CREATED, PAGED_JOHN, { kind: 'passed', by: JOHN, via: 'web' }, PAGED_BRIAN);
  expect(statesOf(anEscalation({ paging: [BRIAN], upNext: [], timeline: passed }))).toEqual({
    'John Smith': 'passed',
    'Brian Smith': 'asked',
  });
  const silent = timelineOf(CREATED, PAGED_JOHN, PAGED_BRIAN);
  expect(statesOf(anEscalation({ paging: [BRIAN], upNext: [], timeline: silent }))['John Smith']).toBe('no_answer');
});

test('whoever accepted, set out, gave it back or was given it is told by the last of these', () => {
  const accepted = { kind: 'accepted', by: JOHN, via: 'sms', late: false, early: false } as const;
  const settled = { paging: [], upNext: [], status: 'assigned', assignee: JOHN } as const;
  const view = (...facts: Parameters<typeof timelineOf>) =>
    anEscalation({ ...settled, paging: [], upNext: [], timeline: timelineOf(CREATED, PAGED_JOHN, ...facts) });
  expect(statesOf(view(accepted))['John Smith']).toBe('accepted');
  expect(statesOf(view(accepted, { kind: 'en_route', by: JOHN, etaMinutes: 30 }))['John Smith']).toBe('on_the_way');
  expect(statesOf(view(accepted, { kind: 'released', by: JOHN, reason: 'Sick' }))['John Smith']).toBe('gave_back');
  expect(statesOf(view(accepted, { kind: 'reassigned', by: ANA, from: JOHN, to: BRIAN }))['Brian Smith']).toBe('given');
});

test('paged again after a pass, he is asked again', () => {
  const again = timelineOf(CREATED, PAGED_JOHN, { kind: 'passed', by: JOHN, via: 'web' }, PAGED_JOHN);
  expect(statesOf(anEscalation({ timeline: again }))['John Smith']).toBe('asked');
});

test('whom the plan names and nobody notified is named after the end too, and why', () => {
  const accepted = { kind: 'accepted', by: JOHN, via: 'sms', late: false, early: false } as const;
  const view = { ...anEscalation(), timeline: timelineOf(CREATED, PAGED_JOHN, accepted) };
  const settled = { ...view, status: 'assigned' as const, assignee: JOHN, paging: [], upNext: [] };
  expect(contactsOf(settled)[1]).toEqual({
    person: BRIAN,
    notified: [],
    state: { kind: 'not_notified', because: 'John Smith' },
  });
});

test('whoever comes after the next step comes later', () => {
  const contacts = [JOHN, BRIAN, ANA].map((person, step) => ({ ...person, step }));
  expect(statesOf(anEscalation({ contacts }))).toEqual({
    'John Smith': 'asked',
    'Brian Smith': 'next',
    'Ana Ortiz': 'later',
  });
});
