import { describe, expect, test } from 'vitest';
import { aStory, namesPaged, refusalOf, type Story } from '../../support/builders/story.ts';
import { ANA, BRIAN, CARLA, DEE, JOHN, sms, unreachable, withMethods } from '../../support/builders/team.ts';
import { aPlan, scheduleId } from '../../support/builders/world.ts';

const skippedIn = (story: Story) => story.timeline.flatMap((fact) => ('skipped' in fact ? fact.skipped : []));

describe('a step in which nobody can be paged', () => {
  test('takes no time and says why', () => {
    const story = aStory({ people: [unreachable(JOHN), BRIAN, ANA] });
    expect(story.pages.map(({ at, name }) => ({ at, name }))).toEqual([
      { at: 0, name: 'Brian Smith' },
      { at: 0, name: 'Brian Smith' },
    ]);
    expect(skippedIn(story)).toEqual([{ loop: 0, step: 0, reason: 'no_method' }]);
    expect(story.pending()).toMatchObject({ step: 1, stepSeq: 1 });
  });

  test.each([
    ['no_method', 'his only method has bounced', withMethods(JOHN, sms('+13125550101', 'bounced'))],
    ['no_method', 'he has opted out', withMethods(JOHN, sms('+13125550101', 'opted_out'))],
    ['no_method', 'his phone was never verified', withMethods(JOHN, sms('+13125550101', 'unverified'))],
    ['no_method', 'he is disabled', { ...JOHN, enabled: false }],
  ])('is skipped as %s when %s', (reason, _, john) => {
    const story = aStory({ people: [john, BRIAN, ANA] });
    expect(skippedIn(story)).toEqual([{ loop: 0, step: 0, reason }]);
  });

  test('is skipped as nobody_on_call when its schedule has nobody', () => {
    const story = aStory({ plan: aPlan({ steps: [[{ scheduleId: scheduleId(1) }], [BRIAN]] }) });
    expect(skippedIn(story)).toEqual([{ loop: 0, step: 0, reason: 'nobody_on_call' }]);
    expect(namesPaged(story)).toEqual(['Brian Smith']);
  });

  test('does not keep the others of the step from being paged', () => {
    const story = aStory({
      plan: aPlan({ steps: [[JOHN, BRIAN], [CARLA]] }),
      people: [unreachable(JOHN), BRIAN, CARLA],
    });
    expect(namesPaged(story)).toEqual(['Brian Smith']);
    expect(skippedIn(story)).toEqual([]);
  });
});

describe('a pass', () => {
  test('pages the next contact at once', () => {
    const story = aStory();
    story.later(60);
    story.pass(JOHN, 'On another job');
    expect(namesPaged(story)).toEqual(['John Smith', 'Brian Smith']);
    expect(story.pages.at(-1)?.at).toBe(60);
    expect(story.kinds().slice(2)).toEqual(['passed', 'step_started']);
    expect(story.timeline[2]).toMatchObject({ reason: 'On another job', via: 'web', by: { name: 'John Smith' } });
    expect(story.pending()).toMatchObject({ passed: [JOHN.id], rewakes: 1, step: 1 });
  });

  test('of one of several in a step leaves the step to the others', () => {
    const story = aStory({ plan: aPlan({ steps: [[JOHN, BRIAN], [CARLA]] }) });
    story.later(60);
    story.pass(JOHN);
    expect(namesPaged(story)).toEqual(['John Smith', 'Brian Smith']);
    expect(story.pending()).toMatchObject({ step: 0, stepEndsAt: '2026-06-01T15:05:00.000Z' });
    story.nextWake();
    expect(story.pages.at(-1)).toMatchObject({ at: 300, name: 'Carla Diaz' });
  });

  test('lasts: a later loop does not page the person again', () => {
    const story = aStory({ plan: aPlan({ loops: 1 }) });
    story.pass(JOHN);
    story.untilSettled();
    expect(namesPaged(story)).toEqual(['John Smith', 'Brian Smith', 'Brian Smith']);
    expect(skippedIn(story)).toContainEqual({ loop: 1, step: 0, reason: 'passed' });
  });

  test('is refused to whom nobody paged, and to whom the step is over', () => {
    const story = aStory();
    expect(refusalOf(story.pass(BRIAN))).toEqual({ kind: 'not_yours', trigger: 'pass' });
    story.nextWake();
    expect(refusalOf(story.pass(JOHN)), 'an old reply skips no later step').toEqual({ kind: 'not_paged_now' });
  });

  test('that is said twice changes nothing the second time', () => {
    const story = aStory();
    story.pass(JOHN);
    expect(story.pass(JOHN)).toEqual({ outcome: 'unchanged', why: 'already_so' });
  });
});

describe('the fallback', () => {
  test('is paged for the default step time when everybody has passed', () => {
    const story = aStory();
    story.pass(JOHN);
    story.later(30);
    story.pass(BRIAN);
    expect(namesPaged(story)).toEqual(['John Smith', 'Brian Smith', 'Ana Ortiz']);
    expect(story.pending()).toMatchObject({ phase: 'fallback', stepEndsAt: '2026-06-01T15:05:30.000Z' });
    expect(story.kinds().slice(-2)).toEqual(['passed', 'fallback_paged']);
    story.nextWake();
    expect(story.seconds(), 'with the grace of a last deadline').toBe(30 + 300 + 20);
    expect(story.current()).toMatchObject({ status: 'expired', reason: 'no_answer' });
  });

  test('is not paged when the plan ran out unanswered: that expires at once', () => {
    const story = aStory();
    story.untilSettled();
    expect(namesPaged(story)).toEqual(['John Smith', 'Brian Smith']);
    expect(story.seconds()).toBe(620);
  });

  test('is paged at the start when nobody of the plan can be', () => {
    const story = aStory({ people: [unreachable(JOHN), unreachable(BRIAN), ANA] });
    expect(namesPaged(story)).toEqual(['Ana Ortiz']);
    expect(story.pending()).toMatchObject({ phase: 'fallback', coverage: 'none' });
    expect(skippedIn(story).map(({ reason }) => reason)).toEqual(['no_method', 'no_method']);
  });

  test('is paged when the time is over and the rest of the plan has nobody', () => {
    const story = aStory({ people: [JOHN, unreachable(BRIAN), ANA] });
    story.nextWake();
    expect(namesPaged(story)).toEqual(['John Smith', 'Ana Ortiz']);
    expect(story.pending().phase).toBe('fallback');
  });

  test('who passes as well ends the escalation', () => {
    const story = aStory();
    for (const person of [JOHN, BRIAN, ANA]) story.pass(person);
    expect(story.current()).toMatchObject({ status: 'expired', reason: 'no_answer' });
    expect(story.kinds().slice(-2)).toEqual(['passed', 'expired']);
  });

  test('who passed in a step of the plan is asked once more, within the same moment', () => {
    const story = aStory({ plan: aPlan({ steps: [[JOHN]], fallback: JOHN }) });
    story.pass(JOHN);
    expect(story.pending()).toMatchObject({ phase: 'fallback', contacts: [{ personId: JOHN.id }] });
    const keys = story.messages.map(({ key }) => key);
    expect(new Set(keys).size, 'the second page is another message').toBe(keys.length);
  });

  test('without a usable method leaves nobody: the office is told at once', () => {
    const story = aStory({ people: [unreachable(JOHN), unreachable(BRIAN), unreachable(ANA), DEE] });
    expect(story.current()).toMatchObject({ status: 'expired', reason: 'no_coverage', pageCount: 0 });
    expect(story.kinds()).toEqual(['created', 'expired']);
    expect(story.messages).toMatchObject([{ key: 'EXPIRED#1', class: 'staff', to: { office: true } }]);
  });
});

test('a person who cannot be reached any more in a later loop is left out of it', () => {
  const story = aStory({ plan: aPlan({ loops: 1 }) });
  story.nextWake();
  story.people.set(JOHN.id, unreachable(JOHN));
  story.untilSettled();
  expect(namesPaged(story)).toEqual(['John Smith', 'Brian Smith', 'Brian Smith']);
});
