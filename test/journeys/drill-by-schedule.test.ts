import { expect } from 'vitest';
import { ANA, BRIAN, JOHN } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { settle } from '../support/setting-up.ts';

journey('everybody whom a plan can page is tested, by day, once drills are switched on', async (app, mail) => {
  await app.advance(120);
  await settle(app, { drills: true });
  const tested: string[] = [];
  // From ten in the morning to half past four in the afternoon, in Chicago, on a Monday.
  for (let turn = 0; turn < 13; turn++) {
    await app.advance(30 * 60);
    for (const { to, text } of await mail.take()) if (text.includes('/drills/')) tested.push(to);
  }
  expect(tested.sort()).toEqual([ANA, BRIAN, JOHN].flatMap(({ phone, email }) => [phone, email]).sort());
});
