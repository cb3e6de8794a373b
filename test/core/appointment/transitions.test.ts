import { describe, expect, test } from 'vitest';
import { appointmentActions, codesToTap, tapFrom } from '../../../core/appointment/actions.ts';
import { AppointmentStatus } from '../../../core/appointment/appointment.ts';
import { decideAppointment } from '../../../core/appointment/decide-appointment.ts';
import { decideTap } from '../../../core/appointment/decide-tap.ts';
import { type Phase, SYSTEM_CODES } from '../../../core/appointment/status-code.ts';
import {
  APPOINTMENT_TRANSITIONS,
  APPOINTMENT_TRIGGERS,
  appointmentTransition,
  TAP_OF,
} from '../../../core/appointment/transitions.ts';
import { plusMinutes } from '../../../core/time/instant.ts';
import { actor } from '../../support/builders/story.ts';
import { BRIAN, DEE, JOHN } from '../../support/builders/team.ts';
import { aVisitStory, MORNING, tapOf, VISIT } from '../job/a-visit.ts';

/** A visit by John alone, brought to a status by what leads there. */
function atStatus(status: AppointmentStatus) {
  const story = aVisitStory();
  story.add();
  const way: Partial<Record<AppointmentStatus, readonly string[]>> = {
    en_route: ['TRAVELING'],
    started: ['TRAVELING', 'WORKING'],
    paused: ['WORKING', 'PAUSED'],
    complete: ['WORKING', 'COMPLETE'],
  };
  for (const code of way[status] ?? []) {
    story.later(60);
    story.tap(JOHN, code);
  }
  if (status === 'cancelled' || status === 'needs_reschedule') story.cancel();
  if (status === 'needs_reschedule') {
    story.later(86_400);
    story.restore();
  }
  story.later(60);
  expect(story.appointment().status).toBe(status);
  return story;
}

const PHASES: readonly (readonly [string, Phase])[] = SYSTEM_CODES.map(({ code, phase }) => [code, phase]);
const AT: Readonly<Partial<Record<AppointmentStatus, number>>> = { scheduled: 0, en_route: 1, started: 2, complete: 3 };
const PHASE_RANK: Readonly<Record<Phase, number>> = { pending: 0, en_route: 1, started: 2, paused: 9, complete: 3 };

describe.each(AppointmentStatus.options)('an appointment that is %s', (status) => {
  describe.each([
    ['technician', JOHN],
    ['office', DEE],
  ] as const)('tapped by the %s', (party, person) => {
    test.each(PHASES)('with %s goes where the table says, or nowhere', (code, phase) => {
      const story = atStatus(status);
      const before = structuredClone(story.visit());
      const decision = decideTap(story.visit(), tapOf(person, code), story.world());
      expect(story.visit()).toEqual(before);
      const transition = appointmentTransition(status, TAP_OF[phase]);
      const same = story.appointment().code === code;

      if (decision.outcome === 'changed') {
        expect(transition?.who).toContain(party);
        expect(transition?.to).toContain(decision.appointments[0]?.status);
        expect(decision.appointments[0]?.version).toBe(story.appointment().version + 1);
      } else if (same && status !== 'cancelled' && status !== 'needs_reschedule') {
        expect(decision).toEqual({ outcome: 'unchanged', why: 'already_so' });
      } else if (transition) {
        // The only row that is the office's alone: for a technician his visit is over.
        expect([status, code, party]).toEqual(['complete', 'WORKING', 'technician']);
        expect(decision).toEqual({ outcome: 'unchanged', why: 'already_past' });
      } else if (phase !== 'pending' && PHASE_RANK[phase] < (AT[status] ?? 0)) {
        expect(decision).toEqual({ outcome: 'unchanged', why: 'already_past' });
      } else {
        expect(decision).toMatchObject({ outcome: 'refused', refusal: { kind: 'wrong_status', status } });
      }
    });

    test('shows exactly the codes that would change something', () => {
      const story = atStatus(status);
      const working = SYSTEM_CODES.filter(
        ({ code }) => decideTap(story.visit(), tapOf(person, code), story.world()).outcome === 'changed',
      );
      expect(codesToTap(story.appointment(), actor(person), story.world())).toEqual(working);
    });
  });

  test('is tapped on by a phone without a connection as the server would let it', () => {
    const story = atStatus(status);
    const { phase } = story.appointment().assignments[0] ?? {};
    if (status === 'cancelled' || status === 'needs_reschedule' || phase === undefined) return;
    const offline = SYSTEM_CODES.filter(
      (code) => code.code !== story.appointment().code && tapFrom(code).includes(phase),
    );
    expect(offline).toEqual(codesToTap(story.appointment(), actor(JOHN), story.world()));
  });

  test.each(['move', 'staff'] as const)('met by %s goes where the table says, or nowhere', (trigger) => {
    const story = atStatus(status);
    const common = { appointmentId: VISIT, by: actor(DEE) };
    const start = plusMinutes(MORNING, 3 * 24 * 60);
    const decision = decideAppointment(
      story.visit(),
      trigger === 'move'
        ? { trigger, ...common, start, end: plusMinutes(start, 60) }
        : { trigger, ...common, technicians: [JOHN, BRIAN] },
      story.world(),
    );
    const transition = appointmentTransition(status, trigger);
    if (transition) {
      expect(decision.outcome).toBe('changed');
      if (decision.outcome === 'changed') expect(transition.to).toContain(decision.appointments[0]?.status);
    } else expect(decision).toMatchObject({ outcome: 'refused', refusal: { kind: 'wrong_status', status, trigger } });
    expect(appointmentActions(story.visit(), story.appointment(), actor(DEE)).includes(trigger)).toBe(
      transition !== undefined,
    );
  });
});

test('the table names no pair twice, and every trigger', () => {
  const named = APPOINTMENT_TRANSITIONS.map(({ from, trigger }) => `${from} ${trigger}`);
  expect(new Set(named).size).toBe(named.length);
  expect(new Set(APPOINTMENT_TRANSITIONS.map(({ trigger }) => trigger))).toEqual(new Set(APPOINTMENT_TRIGGERS));
});

test.each(AppointmentStatus.options)(
  'a cancellation takes an appointment that is %s along if the table says so',
  (status) => {
    const story = atStatus(status);
    if (story.job().status === 'complete' || story.job().status === 'cancelled')
      return expect(appointmentTransition(status, 'cancel')).toBeUndefined();
    story.cancel();
    expect(appointmentTransition(status, 'cancel')?.to).toEqual([story.appointment().status]);
  },
);
