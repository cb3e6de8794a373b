import { describe, expect, test } from 'vitest';
import { decide } from '../../../core/escalation/decide.ts';
import { viewOf } from '../../../core/escalation/view.ts';
import type { Visit } from '../../../core/job/visit.ts';
import type { Person } from '../../../core/person/person.ts';
import { type Instant, plusMinutes } from '../../../core/time/instant.ts';
import { actor, aStory, refusalOf, type Story } from '../../support/builders/story.ts';
import { BRIAN, DEE, JOHN } from '../../support/builders/team.ts';
import { aPlan, aWorld, START } from '../../support/builders/world.ts';
import { aVisitStory } from '../job/a-visit.ts';

/* What becomes of an escalation through its job: the assignee's taps, and the job's cancellation. */

/** John's appointment, with what he tapped on it so many minutes after the start. */
function tapped(...taps: readonly [atMinute: number, code: string][]): Visit {
  const visits = aVisitStory();
  visits.add({}, plusMinutes(START, 5));
  let at = 0;
  for (const [minute, code] of taps) {
    visits.later((minute - at) * 60);
    at = minute;
    visits.tap(JOHN, code);
  }
  return visits.visit();
}
const cancelledJob = (): Visit => {
  const visits = aVisitStory();
  visits.cancel('Wrong number');
  return visits.visit();
};

const turnsBack = ({ id, name }: Person, minute: number) => ({
  ...{ trigger: 'turned_back' as const, by: { id, name }, at: plusMinutes(START, minute) },
});
const release = { trigger: 'release', by: actor(JOHN), reason: 'The van broke down' } as const;

describe('giving a job back', () => {
  const accepted = (visit?: Visit): Story => {
    const story = aStory({ ...(visit ? { visit } : {}) });
    story.accept(JOHN);
    return story;
  };

  test.each([['TRAVELING'], ['WORKING']])('is refused to an assignee who has tapped %s', (code) => {
    const story = accepted(tapped([0, code]));
    expect(refusalOf(story.happens(release))).toEqual({ kind: 'under_way' });
    expect(viewOf(story.current(), [], actor(JOHN), story.world()).actions).not.toContain('release');
  });

  test.each<[string, Visit | undefined]>([
    ['has no appointment', undefined],
    ['has not set out', tapped()],
    ['has taken his tap back', tapped([0, 'TRAVELING'], [1, 'PENDING'])],
    ['rests in the middle of it', tapped([0, 'WORKING'], [1, 'PAUSED'])],
  ])('is open to one who %s', (_, visit) => {
    const story = accepted(visit);
    expect(viewOf(story.current(), [], actor(JOHN), story.world()).actions).toContain('release');
    expect(story.happens(release)).toMatchObject({ outcome: 'changed', next: { status: 'pending' } });
  });

  test('is open where only a colleague is on the job', () => {
    const visits = aVisitStory();
    visits.add({ technicians: [BRIAN] });
    visits.tap(BRIAN, 'TRAVELING');
    expect(accepted(visits.visit()).happens(release)).toMatchObject({ outcome: 'changed' });
  });
});

describe('the watchdog', () => {
  const watched = (visit: Visit, minutes: number) => {
    const story = aStory({ visit, plan: aPlan({ reopens: true }) });
    story.accept(JOHN);
    story.later(minutes * 60);
    return { story, decision: story.happens({ trigger: 'watch' }) };
  };

  test.each<[string, Visit, Instant]>([
    ['travels', tapped([5, 'TRAVELING']), plusMinutes(START, 5)],
    ['works', tapped([5, 'TRAVELING'], [10, 'WORKING']), plusMinutes(START, 10)],
    ['has been there and is done', tapped([5, 'WORKING'], [12, 'COMPLETE']), plusMinutes(START, 12)],
  ])('is silent for good about somebody who %s', (_, visit, enRouteAt) => {
    const { story, decision } = watched(visit, 15);
    expect(decision).toMatchObject({ outcome: 'changed', messages: [], timeline: [{ kind: 'en_route' }] });
    expect(story.current()).toMatchObject({ status: 'assigned', enRouteAt });
    story.later(3600);
    expect(story.happens({ trigger: 'watch' })).toEqual({ outcome: 'unchanged', why: 'not_due' });
  });

  test.each<[string, Visit]>([
    ['has not tapped', tapped()],
    ['has taken it back', tapped([5, 'TRAVELING'], [6, 'PENDING'])],
  ])('nudges somebody who %s', (_, visit) => {
    expect(watched(visit, 15).decision).toMatchObject({ messages: [{ content: { kind: 'nudge' } }] });
  });

  test('looks again, from its first stage, when somebody takes back that he set out; twice is once', () => {
    const story = aStory({ visit: tapped([5, 'TRAVELING'], [6, 'PENDING']), plan: aPlan({ reopens: true }) });
    story.accept(JOHN);
    story.later(300);
    story.happens({ trigger: 'en_route', by: actor(JOHN), etaMinutes: 20 });
    const back = story.happens(turnsBack(JOHN, 6));
    expect(back).toMatchObject({ outcome: 'changed', messages: [], timeline: [{ kind: 'turned_back' }] });
    expect(story.current()).toMatchObject({ watchdog: { stage: 'nudge', at: plusMinutes(START, 15) } });
    expect(story.current()).not.toHaveProperty('enRouteAt');
    expect(story.happens(turnsBack(JOHN, 6))).toMatchObject({ outcome: 'unchanged' });
    expect(story.happens(turnsBack(BRIAN, 6))).toMatchObject({ outcome: 'refused' });
  });

  test('stays silent for somebody who turned back on one appointment and is on his way again', () => {
    const story = aStory({ visit: tapped([5, 'TRAVELING']) });
    story.accept(JOHN);
    story.happens({ trigger: 'en_route', by: actor(JOHN) });
    expect(story.happens(turnsBack(JOHN, 6))).toMatchObject({ outcome: 'unchanged' });
  });

  test('stays silent for somebody who said on the call’s page that he goes after all, when the tap before is heard late', () => {
    const story = aStory({ visit: tapped([5, 'TRAVELING'], [6, 'PENDING']) });
    story.accept(JOHN);
    story.later(7 * 60);
    story.happens({ trigger: 'en_route', by: actor(JOHN), etaMinutes: 20 });
    expect(story.happens(turnsBack(JOHN, 6))).toMatchObject({ outcome: 'unchanged' });
    expect(story.current()).toMatchObject({ etaMinutes: 20 });
  });

  test('is not silenced by a tap that was taken back before the call hears of it', () => {
    const story = aStory({ visit: tapped([5, 'TRAVELING'], [6, 'PENDING']) });
    story.accept(JOHN);
    story.later(7 * 60);
    const tap = { trigger: 'en_route', by: actor(JOHN), tapped: plusMinutes(START, 5) } as const;
    expect(story.happens(tap)).toMatchObject({ outcome: 'unchanged' });
    const onHisWay = { ...story.world(), visit: tapped([5, 'TRAVELING']) };
    expect(decide(story.current(), tap, onHisWay)).toMatchObject({ outcome: 'changed' });
  });

  test('hears of a tap late, and still wakes for what was taken back meanwhile', () => {
    const story = aStory();
    story.accept(JOHN);
    story.later(7 * 60);
    const asOf = (visit: Visit) => ({ ...story.world(), visit });
    const tap = { trigger: 'en_route', by: actor(JOHN), tapped: plusMinutes(START, 5) } as const;
    const told = decide(story.current(), tap, asOf(tapped([5, 'TRAVELING'])));
    if (told.outcome !== 'changed') throw new Error('he is on his way');
    const back = decide(told.next, turnsBack(JOHN, 6), asOf(tapped([5, 'TRAVELING'], [6, 'PENDING'])));
    expect(back).toMatchObject({ outcome: 'changed', next: { watchdog: { stage: 'nudge' } } });
  });

  test('is not silenced by what he did on the job before he accepted', () => {
    const story = aStory({ visit: tapped([0, 'WORKING'], [1, 'COMPLETE']) });
    story.later(240);
    story.accept(JOHN);
    story.later(900);
    expect(story.happens({ trigger: 'watch' })).toMatchObject({ messages: [{ content: { kind: 'nudge' } }] });
  });

  test('does not open a call again for somebody who sets out in its last minute', () => {
    const plan = aPlan({ reopens: true });
    const story = aStory({ plan });
    story.accept(JOHN);
    for (const stage of ['nudge', 'tell']) {
      story.later(15 * 60);
      expect(story.happens({ trigger: 'watch' })).toMatchObject({ timeline: [{ kind: 'watched', stage }] });
    }
    story.later(15 * 60);
    const world = { ...story.world(), visit: tapped([44, 'TRAVELING']) };
    expect(decide(story.current(), { trigger: 'watch' }, world)).toMatchObject({ next: { status: 'assigned' } });
    expect(decide(story.current(), { trigger: 'watch' }, story.world())).toMatchObject({ next: { status: 'pending' } });
  });
});

describe('a job that is cancelled', () => {
  const cancel = { trigger: 'job_cancelled', by: { id: DEE.id, name: DEE.name }, reason: 'Wrong number' } as const;

  test('ends a pending call: those paged and the office are told, and somebody calls the customer', () => {
    const story = aStory();
    const decision = story.happens(cancel);
    expect(decision).toMatchObject({
      next: { status: 'cancelled', reason: 'JOB_CANCELLED', cancelledBy: { id: DEE.id } },
      timeline: [{ kind: 'job_cancelled', reason: 'Wrong number' }],
      callTask: { owner: { name: 'Alex Reed' } },
      messages: [
        { to: { personId: JOHN.id }, content: { kind: 'job_cancelled', by: 'Dee Park' } },
        { to: { office: true } },
      ],
    });
  });

  test('ends a call that somebody has: he is told, and the office but for whoever did it', () => {
    const story = aStory();
    story.accept(JOHN);
    const decision = story.happens(cancel);
    expect(decision).toMatchObject({ next: { status: 'cancelled', reason: 'JOB_CANCELLED' } });
    if (decision.outcome !== 'changed') throw new Error('nothing changed');
    expect(decision.messages.map(({ to }) => to)).toEqual([
      { office: true, except: [DEE.id, JOHN.id] },
      { personId: JOHN.id },
    ]);
    expect(decision.callTask).toBeUndefined();
  });

  test('ends it once, and leaves an expired one as it is', () => {
    const story = aStory();
    story.happens(cancel);
    expect(story.happens(cancel)).toEqual({ outcome: 'unchanged', why: 'settled' });
    const expired = aStory();
    expired.untilSettled();
    expect(expired.happens(cancel)).toEqual({ outcome: 'unchanged', why: 'settled' });
  });

  test('is not accepted late, and nobody is offered to', () => {
    const story = aStory({ visit: cancelledJob() });
    story.untilSettled();
    expect(story.current().status).toBe('expired');
    expect(refusalOf(story.accept(JOHN))).toEqual({ kind: 'job_cancelled' });
    expect(viewOf(story.current(), [], actor(JOHN), story.world()).actions).not.toContain('accept');
    expect(viewOf(story.current(), [], actor(JOHN), { ...aWorld(), now: story.world().now }).actions).toContain(
      'accept',
    );
  });
});
