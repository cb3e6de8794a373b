import { describe, expect, test } from 'vitest';
import { statusFrom } from '../../../core/appointment/derive.ts';
import type { Phase } from '../../../core/appointment/status-code.ts';
import { plusMinutes, plusSeconds } from '../../../core/time/instant.ts';
import { actor } from '../../support/builders/story.ts';
import { ALEX, BRIAN, CARLA, DEE, JOHN, STRANGER } from '../../support/builders/team.ts';
import { aVisitStory, MORNING, VISIT } from '../job/a-visit.ts';

const TWO = { technicians: [JOHN, BRIAN] };

describe('an appointment from its assignments', () => {
  const of = (...phases: Phase[]) =>
    phases.map((phase, n) => ({ personId: [JOHN, BRIAN, CARLA][n]?.id ?? JOHN.id, phase }));
  test.each<[string, Phase[], string]>([
    ['nobody has begun', ['pending', 'pending'], 'scheduled'],
    ['the first travels', ['pending', 'en_route'], 'en_route'],
    ['the first starts', ['started', 'en_route'], 'started'],
    ['one is through, the other has not come', ['complete', 'pending'], 'started'],
    ['one is through, the other rests', ['complete', 'paused'], 'paused'],
    ['one rests, the other drives', ['paused', 'en_route'], 'en_route'],
    ['all are through', ['complete', 'complete'], 'complete'],
  ])('%s', (_, phases, status) => {
    expect(statusFrom(of(...phases), undefined, 'all')).toBe(status);
  });

  test('is complete by its rule: the lead, all of them, or any of them', () => {
    const phases = of('complete', 'started');
    expect(statusFrom(phases, JOHN.id, 'lead')).toBe('complete');
    expect(statusFrom(phases, BRIAN.id, 'lead')).toBe('started');
    expect(statusFrom(phases, undefined, 'lead')).toBe('complete');
    expect(statusFrom(of('started', 'complete'), undefined, 'lead')).toBe('started');
    expect(statusFrom(phases, JOHN.id, 'all')).toBe('started');
    expect(statusFrom(phases, BRIAN.id, 'any')).toBe('complete');
  });
});

describe('who may tap', () => {
  test('a technician for himself, the office for anybody in it', () => {
    const story = aVisitStory();
    story.add(TWO);
    expect(story.tap(JOHN, 'TRAVELING', { technicianId: BRIAN.id })).toMatchObject({ refusal: { kind: 'not_yours' } });
    expect(story.tap(STRANGER, 'TRAVELING')).toMatchObject({ refusal: { kind: 'not_yours' } });
    expect(story.tap(ALEX, 'TRAVELING')).toMatchObject({ refusal: { kind: 'not_yours' } });
    expect(story.tap(DEE, 'TRAVELING', { technicianId: STRANGER.id })).toMatchObject({
      refusal: { kind: 'not_assigned' },
    });
    story.tap(DEE, 'TRAVELING', { technicianId: BRIAN.id });
    expect(story.appointment().assignments.map(({ phase }) => phase)).toEqual(['pending', 'en_route']);
  });

  test('the office without a name taps for the whole crew, and where nobody is assigned for the appointment', () => {
    const story = aVisitStory();
    story.add(TWO);
    story.tap(DEE, 'TRAVELING');
    expect(story.appointment().assignments.map(({ phase }) => phase)).toEqual(['en_route', 'en_route']);
    const empty = aVisitStory();
    empty.add({ technicians: [] });
    for (const code of ['TRAVELING', 'WORKING', 'COMPLETE']) empty.tap(DEE, code);
    expect([empty.appointment().status, empty.job().status]).toEqual(['complete', 'complete']);
  });

  test('a code that nobody knows is refused', () => {
    const story = aVisitStory();
    story.add();
    expect(story.tap(JOHN, 'DANCING')).toEqual({
      outcome: 'refused',
      refusal: { kind: 'unknown_code', code: 'DANCING' },
    });
  });
});

describe('a tap again, or on something already past', () => {
  test('the same tap changes nothing', () => {
    const story = aVisitStory();
    story.add(TWO);
    story.tap(JOHN, 'TRAVELING');
    expect(story.tap(JOHN, 'TRAVELING')).toEqual({ outcome: 'unchanged', why: 'already_so' });
  });

  test('an earlier tap that arrives again does not take the visit back', () => {
    const story = aVisitStory();
    story.add();
    story.tap(JOHN, 'TRAVELING');
    story.tap(JOHN, 'WORKING');
    expect(story.tap(JOHN, 'TRAVELING')).toEqual({ outcome: 'unchanged', why: 'already_past' });
  });

  test('a colleague on his way to a visit that has begun moves himself and not the visit', () => {
    const story = aVisitStory();
    story.add(TWO);
    story.tap(JOHN, 'WORKING');
    const decision = story.tap(BRIAN, 'TRAVELING');
    expect(decision.outcome).toBe('changed');
    expect(story.appointment().status).toBe('started');
  });

  test.each(['TRAVELING', 'WORKING', 'COMPLETE'])(
    'a colleague who taps %s after the lead was through changes nothing',
    (code) => {
      const story = aVisitStory();
      story.add({ ...TWO, leadId: JOHN.id });
      story.tap(JOHN, 'WORKING');
      story.tap(JOHN, 'COMPLETE');
      for (const more of [{}, { technicianId: BRIAN.id }])
        expect(story.tap('technicianId' in more ? DEE : BRIAN, code, more)).toEqual({
          outcome: 'unchanged',
          why: 'already_past',
        });
    },
  );
});

describe('taps from a phone that was offline', () => {
  test('in their own order they are applied, however late they come', () => {
    const story = aVisitStory();
    story.add();
    story.later(3600);
    story.tap(JOHN, 'TRAVELING', { deviceTime: plusMinutes(MORNING, 10) });
    story.tap(JOHN, 'WORKING', { deviceTime: plusMinutes(MORNING, 30) });
    expect(story.appointment().assignments[0]).toMatchObject({
      begun: { at: plusMinutes(MORNING, 60), deviceAt: plusMinutes(MORNING, 30) },
      phase: 'started',
    });
  });

  test('older than what the office did since, it is noted as late and nothing else', () => {
    const story = aVisitStory();
    story.add();
    story.later(1800);
    story.tap(DEE, 'WORKING', { technicianId: JOHN.id });
    const late = { deviceTime: plusMinutes(MORNING, 5) };
    const decision = story.tap(JOHN, 'TRAVELING', late);
    expect(decision).toMatchObject({ outcome: 'late', facts: [], timeline: [{ kind: 'late', code: 'TRAVELING' }] });
    expect(story.appointment().status).toBe('started');
    expect(story.tap(JOHN, 'TRAVELING', late)).toEqual({ outcome: 'unchanged', why: 'already_so' });
  });

  test('older than a cancellation it is late, younger it is refused', () => {
    const story = aVisitStory();
    story.add();
    story.later(600);
    story.cancel();
    story.later(600);
    expect(story.tap(JOHN, 'TRAVELING', { deviceTime: plusMinutes(MORNING, 5) }).outcome).toBe('late');
    expect(story.tap(JOHN, 'TRAVELING', { deviceTime: plusMinutes(MORNING, 15) })).toMatchObject({
      refusal: { kind: 'wrong_status', status: 'cancelled' },
    });
  });

  test('a clock that runs ahead does not make the next tap late', () => {
    const story = aVisitStory();
    story.add();
    story.tap(JOHN, 'TRAVELING', { deviceTime: plusMinutes(MORNING, 600) });
    story.later(60);
    expect(story.tap(JOHN, 'WORKING', { deviceTime: plusSeconds(MORNING, 50) }).outcome).toBe('changed');
  });
});

describe('what a tap carries', () => {
  test('a start is stamped with both clocks and the position', () => {
    const story = aVisitStory();
    story.add();
    const position = { latitude: 41.885, longitude: -87.657 };
    story.tap(JOHN, 'WORKING', { deviceTime: MORNING, position });
    expect(story.appointment().assignments[0]?.begun).toEqual({ at: MORNING, deviceAt: MORNING, position });
  });

  test('a pause keeps its reason until the work goes on', () => {
    const story = aVisitStory();
    story.add();
    story.tap(JOHN, 'WORKING');
    story.tap(JOHN, 'PAUSED', { reason: 'needs parts' });
    expect([story.appointment().pause?.reason, story.job().status]).toEqual(['needs parts', 'in_progress']);
    story.tap(JOHN, 'WORKING');
    expect([story.appointment().pause, story.appointment().restarts]).toEqual([undefined, 1]);
  });

  test('an arrival may be corrected by the same code, and is gone when he has arrived', () => {
    const story = aVisitStory();
    story.add();
    story.tap(JOHN, 'TRAVELING', { eta: plusMinutes(MORNING, 30) });
    expect(story.tap(JOHN, 'TRAVELING', { eta: plusMinutes(MORNING, 45) }).outcome).toBe('changed');
    expect(story.appointment().eta).toBe(plusMinutes(MORNING, 45));
    expect(story.tap(JOHN, 'TRAVELING', { eta: plusMinutes(MORNING, 45) }).outcome).toBe('unchanged');
    story.tap(JOHN, 'WORKING');
    expect(story.appointment().eta).toBeUndefined();
  });

  test('a Complete is taken back by the office alone, and within 24 hours', () => {
    const story = aVisitStory();
    story.add();
    story.tap(JOHN, 'WORKING');
    story.tap(JOHN, 'COMPLETE');
    story.later(24 * 3600);
    expect(story.tap(JOHN, 'WORKING').outcome).toBe('unchanged');
    story.tap(DEE, 'WORKING', { technicianId: JOHN.id });
    expect([story.appointment().status, story.job().status]).toEqual(['started', 'in_progress']);
    story.tap(JOHN, 'COMPLETE');
    story.later(24 * 3600 + 1);
    expect(story.tap(DEE, 'WORKING')).toMatchObject({ refusal: { kind: 'too_late', hours: 24 } });
  });
});

describe('the office changes a visit', () => {
  test('a move begins the next cycle, in which nobody has done anything', () => {
    const story = aVisitStory();
    story.add(TWO);
    story.tap(JOHN, 'TRAVELING', { eta: plusMinutes(MORNING, 30) });
    const start = plusMinutes(MORNING, 600);
    const move = { trigger: 'move' as const, appointmentId: VISIT, by: actor(DEE), start, end: plusMinutes(start, 60) };
    story.change(move);
    expect(story.appointment()).toMatchObject({ status: 'scheduled', cycle: 2, code: 'PENDING', start });
    expect(story.appointment().eta).toBeUndefined();
    expect(story.job().status).toBe('scheduled');
    expect(story.change(move)).toEqual({ outcome: 'unchanged', why: 'already_so' });
    expect(story.change({ ...move, end: start })).toMatchObject({ refusal: { kind: 'invalid', field: 'end' } });
  });

  test('whoever is taken off takes his travelling along', () => {
    const story = aVisitStory();
    story.add(TWO);
    story.tap(JOHN, 'TRAVELING');
    story.change({ trigger: 'staff', appointmentId: VISIT, by: actor(DEE), technicians: [BRIAN] });
    expect([story.appointment().status, story.job().status]).toEqual(['scheduled', 'scheduled']);
  });

  test('a lead who is not in the crew, or somebody twice, is refused by field', () => {
    const story = aVisitStory();
    expect(story.add({ leadId: BRIAN.id })).toMatchObject({ refusal: { kind: 'invalid', field: 'leadId' } });
    expect(story.add({ technicians: [JOHN, JOHN] })).toMatchObject({
      refusal: { kind: 'invalid', field: 'technicianIds' },
    });
  });
});
