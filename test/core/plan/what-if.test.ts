import { expect, test } from 'vitest';
import type { TimelineEntry } from '../../../core/escalation/timeline.ts';
import { preview } from '../../../core/plan/preview.ts';
import { scriptOf, withMinutes } from '../../../core/plan/what-if.ts';
import { plusSeconds } from '../../../core/time/instant.ts';
import { BRIAN, DEE, JOHN } from '../../support/builders/team.ts';
import { anAccount, aPlan, aWorld, START } from '../../support/builders/world.ts';

const page = (person: typeof JOHN) => ({ personId: person.id, name: person.name, channel: 'sms' as const });
const by = ({ id, name }: typeof JOHN) => ({ id, name });
const entry = (seq: number, seconds: number, fact: object) =>
  // A fact and its place are what an entry is.
  ({ seq, at: plusSeconds(START, seconds), ...fact }) as TimelineEntry;
const NIGHT = [
  entry(1, 0, { kind: 'step_started', loop: 0, step: 0, pages: [page(JOHN)], skipped: [] }),
  entry(2, 300, { kind: 'step_started', loop: 0, step: 1, pages: [page(BRIAN)], skipped: [] }),
  entry(3, 340, { kind: 'passed', by: by(BRIAN), via: 'web' }),
  entry(4, 400, { kind: 'accepted', by: by(DEE), via: 'web', late: false, early: true }),
];

test('an answer is so long after the first page as it was, or after the start where there was none', () => {
  expect(scriptOf(NIGHT)).toEqual([
    { personId: BRIAN.id, does: 'pass', from: 'page', afterSeconds: 40 },
    { personId: DEE.id, does: 'accept', from: 'start', afterSeconds: 400 },
  ]);
});

test('other step times need one for each step', () => {
  expect(withMinutes(aPlan(), [2])).toBeUndefined();
  expect(withMinutes(aPlan(), [2, 7])?.steps.map(({ minutes }) => minutes)).toEqual([2, 7]);
});

test('the night is played again by the same rules', () => {
  const plan = withMinutes(aPlan({ loops: 1 }), [2, 5]);
  if (!plan) throw new Error('two times for two steps');
  const played = preview((now) => aWorld({ now, plan }), {
    ownTexts: [],
    account: anAccount(),
    start: START,
    urgency: 'urgent',
    script: scriptOf(NIGHT),
    baseUrl: 'https://oncall.northside.example',
    segmentPrice: 0.01,
  });
  const said = played.entries.filter(({ kind }) => kind === 'passed' || kind === 'accepted');
  expect(said.map(({ atSeconds, personId }) => [atSeconds, personId])).toEqual([
    [160, BRIAN.id],
    [400, DEE.id],
  ]);
  expect(played.status).toBe('assigned');
  expect(played.price).toBeCloseTo(played.segments * 0.01, 5);
});
