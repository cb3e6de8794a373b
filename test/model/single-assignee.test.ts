import { expect, test } from 'vitest';
import { singleAssignee } from './single-assignee.ts';

/*
 * Security spec, "Tests that prove it": interleavings of accept, pass, stop, release, timer, crash and a faulty table
 * over the real operations and stores. The other half of the ten thousand is in single-assignee-again.test.ts, so that
 * two workers share them; `npm run test:million` is for a night.
 */

const LONGEST_MS = 300_000;
/** An idle core lives 5,000 lives in less; a busy one stops here and says how many it were. */
const LIMIT_SECONDS = 70;

test('in 5,000 interleavings one person at most has the job, and no escalation is lost', {
  timeout: LONGEST_MS,
}, async () => {
  const campaign = await singleAssignee('quick', 5000, { seconds: LIMIT_SECONDS });
  console.log('single assignee:', JSON.stringify(campaign));
  expect(campaign.interleavings).toBeGreaterThan(200);
  expect(campaign.accepted).toBeGreaterThan(campaign.interleavings / 5);
  expect(campaign.handedOver).toBeGreaterThan(campaign.interleavings);
});

/** Each of these holds a promise up: without it, the same lives break one. */
test.each([
  ['one row a timeline entry, a message, a lock', 'attribute_not_exists(pk)'],
  ['one sender a message', '#status = :queued AND dueAt <= :now'],
])('the interleavings find out when nothing guards %s', { timeout: LONGEST_MS }, async (_, without) => {
  await expect(singleAssignee('quick', 3000, { without })).rejects.toThrow();
});
