import { expect, test } from 'vitest';
import type { TimelineFact } from '../../core/escalation/timeline.ts';
import { sentenceOf } from '../../dashboard/escalation/timeline-sentence.ts';
import { ALEX, ANA, BRIAN, JOHN, pageOf } from './an-escalation.ts';

const step = (part: Partial<Extract<TimelineFact, { kind: 'step_started' }>>): TimelineFact => ({
  kind: 'step_started',
  loop: 0,
  step: 0,
  pages: [],
  skipped: [],
  ...part,
});

const SENTENCES: [TimelineFact, string][] = [
  [{ kind: 'created', by: ALEX, coverage: 'ok', note: '' }, 'Alex Reed started this escalation.'],
  [
    { kind: 'created', by: ALEX, coverage: 'none', note: '' },
    'Alex Reed started this escalation. Nobody could be reached.',
  ],
  [{ kind: 'noted', by: ALEX, note: 'Dog' }, 'Alex Reed added a note.'],
  [step({ pages: [pageOf(JOHN), pageOf(JOHN, 'email')] }), 'Step 1: paged John Smith by SMS and email.'],
  [
    step({ step: 1, loop: 1, pages: [pageOf(JOHN), pageOf(BRIAN, 'email')] }),
    'Step 2, round 2: paged John Smith by SMS and Brian Smith by email.',
  ],
  [
    step({ step: 1, pages: [pageOf(BRIAN)], skipped: [{ loop: 0, step: 0, reason: 'nobody_on_call' }] }),
    'Step 1 was skipped: nobody was on call. Step 2: paged Brian Smith by SMS.',
  ],
  [{ kind: 'paged', pages: [pageOf(JOHN)] }, 'No answer yet. Paged John Smith by SMS.'],
  [
    { kind: 'fallback_paged', pages: [pageOf(ANA)], skipped: [] },
    'Nobody else is left. Paged the fallback, Ana Ortiz by SMS.',
  ],
  [{ kind: 'fallback_paged', pages: [], skipped: [] }, 'Nobody else is left, and the fallback could not be reached.'],
  [{ kind: 'passed', by: JOHN, via: 'web' }, 'John Smith passed.'],
  [{ kind: 'passed', by: JOHN, via: 'sms' }, 'John Smith passed by SMS.'],
  [{ kind: 'accepted', by: BRIAN, via: 'web', late: false, early: false }, 'Brian Smith accepted.'],
  [
    { kind: 'accepted', by: BRIAN, via: 'sms', late: true, early: false },
    'Brian Smith accepted by SMS, after it had expired.',
  ],
  [{ kind: 'accepted', by: BRIAN, via: 'web', late: false, early: true }, 'Brian Smith accepted, before being paged.'],
  [{ kind: 'stopped', by: ANA, via: 'web', reason: 'Duplicate call' }, 'Ana Ortiz stopped the plan.'],
  [{ kind: 'job_cancelled', by: ANA, reason: 'Wrong number' }, 'Ana Ortiz cancelled the job, and the call with it.'],
  [{ kind: 'expired', reason: 'no_answer', skipped: [] }, 'Expired: nobody accepted.'],
  [
    { kind: 'expired', reason: 'no_coverage', skipped: [{ loop: 0, step: 1, reason: 'no_method' }] },
    'Step 2 was skipped: nobody had a working contact method. Expired: nobody could be reached.',
  ],
  [
    { kind: 'last_in_line_paged', pages: [pageOf(JOHN)], skipped: [] },
    'Nobody else took it. Paged John Smith by SMS once more.',
  ],
  [
    { kind: 'handoff', incoming: [BRIAN], outgoing: [JOHN], pages: [pageOf(BRIAN)] },
    'Shift change: Brian Smith came on call. Shift change: John Smith went off call. Paged Brian Smith by SMS.',
  ],
  [
    { kind: 'method_failed', who: JOHN, channel: 'sms', pages: [pageOf(JOHN, 'email')] },
    'The SMS to John Smith did not arrive. Paged John Smith by email.',
  ],
  [{ kind: 'paged_now', by: ANA, pages: [pageOf(BRIAN)] }, 'Ana Ortiz paged Brian Smith by SMS.'],
  [{ kind: 'jumped', by: ANA, step: 2 }, 'Ana Ortiz went to step 3.'],
  [{ kind: 'paused', by: ANA, minutes: 1 }, 'Ana Ortiz paused the plan for 1 minute.'],
  [{ kind: 'en_route', by: JOHN }, 'John Smith is on the way.'],
  [{ kind: 'en_route', by: JOHN, etaMinutes: 30 }, 'John Smith is on the way, about 30 minutes.'],
  [{ kind: 'released', by: JOHN, reason: 'Flat tyre' }, 'John Smith gave the job back.'],
  [{ kind: 'reassigned', by: ANA, to: BRIAN }, 'Ana Ortiz gave the job to Brian Smith.'],
  [{ kind: 'reassigned', by: ANA, from: JOHN, to: BRIAN }, 'Ana Ortiz gave the job of John Smith to Brian Smith.'],
  [{ kind: 'watched', stage: 'nudge', assignee: JOHN }, 'John Smith has not said “on my way” and was reminded.'],
];

test.each(SENTENCES)('%j reads as “%s”', (fact, sentence) => {
  expect(sentenceOf(fact).text).toBe(sentence);
});

test('what somebody wrote is quoted, and nothing is quoted when nobody wrote anything', () => {
  expect(sentenceOf({ kind: 'stopped', by: ANA, via: 'web', reason: 'Duplicate call' }).quote).toBe('“Duplicate call”');
  expect(sentenceOf({ kind: 'created', by: ALEX, coverage: 'ok', note: 'Dog in the yard' }).quote).toBe(
    '“Dog in the yard”',
  );
  expect(sentenceOf({ kind: 'passed', by: JOHN, via: 'web' }).quote).toBeUndefined();
});
