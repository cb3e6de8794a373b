import { expect, test } from 'vitest';
import { singleAssignee } from './single-assignee.ts';

/*
 * Security spec, "Tests that prove it": ten thousand interleavings of accept, pass, stop, release, timer, crash, what
 * happens to the job, and a faulty table, over `decide`, the real operations and the real stores; their requests go to
 * an engine in the same process, one at a time, in an order that chance decides. Half of them are here and half in
 * single-assignee-again.test.ts, so that two workers share them. `npm run test:million` lives new ones, for a night.
 */

/** An idle core lives 5,000 lives in 70 seconds; a busy one gets the time it needs, and never fewer lives. */
const LONGEST_MS = 420_000;

test('in 5,000 interleavings one person at most has the job, and no escalation is lost', {
  timeout: LONGEST_MS,
}, async () => {
  const campaign = await singleAssignee('quick', 5000);
  console.log('single assignee:', JSON.stringify(campaign));
  expect(campaign.interleavings).toBe(5000);
  expect(campaign.accepted).toBeGreaterThan(campaign.interleavings / 5);
  expect(campaign.handedOver).toBeGreaterThan(campaign.interleavings);
});

/**
 * Each of these holds a promise up: without it, one of the same lives breaks one. The rarest breaks after some hundred
 * lives as a rule, so that a guard which twenty thousand do not miss is one that nothing tests.
 */
test.each([
  ['one row a timeline entry, a message, a lock', 'attribute_not_exists(pk)'],
  ['one sender a message', '#status = :queued AND dueAt <= :now'],
  ['a cancelled job from its next call', 'attribute_not_exists(pk) OR #status <> :cancelled'],
])('the interleavings find out when nothing guards %s', { timeout: LONGEST_MS }, async (_, without) => {
  await expect(singleAssignee('quick', 20_000, { without })).rejects.toThrow();
});
