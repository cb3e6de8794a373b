import { expect, test } from 'vitest';
import { singleAssignee } from './single-assignee.ts';

/* The other half of single-assignee.test.ts, and the same lives on the engine that `npm start` runs on. */

const LONGEST_MS = 420_000;

test('in 5,000 more interleavings one person at most has the job, and no escalation is lost', {
  timeout: LONGEST_MS,
}, async () => {
  const campaign = await singleAssignee('quick', 5000, { seed: 2 });
  console.log('single assignee, again:', JSON.stringify(campaign));
  expect(campaign.interleavings).toBe(5000);
});

test('the local engine keeps the same promises', { timeout: LONGEST_MS }, async () => {
  const campaign = await singleAssignee('local', 100, { seed: 3, seconds: 20 });
  console.log('single assignee, on the local engine:', JSON.stringify(campaign));
  expect(campaign.interleavings).toBeGreaterThan(10);
});
