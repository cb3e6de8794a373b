import { expect } from 'vitest';
import { ANA, BRIAN, JOHN } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { settle } from '../support/setting-up.ts';

const HOUR = 3600;

journey('whoever a plan can page is tested by day, from the day after drills were switched on', async (app, mail) => {
  await app.advance(120);
  await settle(app, { drills: true });
  // Up to nine in the morning of the next day, in Chicago.
  await app.advance(23 * HOUR - 120);
  await mail.expect();
  const tested: string[] = [];
  for (let hour = 9; hour < 18; hour++) {
    await app.advance(HOUR);
    for (const { to, text } of await mail.take()) {
      if (!text.includes('/drills/')) continue;
      tested.push(to);
      expect(hour).toBeGreaterThanOrEqual(10);
    }
  }
  expect(tested.sort()).toEqual([ANA, BRIAN, JOHN].flatMap(({ phone, email }) => [phone, email]).sort());
});
