import { expect } from 'vitest';
import * as z from 'zod';
import { DutyView } from '../../core/contracts/my-on-call.ts';
import { bodyOf } from '../support/api-client.ts';
import { ALEX, ANA, BRIAN, DEE, JOHN } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { addSchedule } from '../support/on-call.ts';

const Shifts = z.object({ mine: z.array(DutyView), others: z.array(DutyView) });

journey('everybody sees his own whole shifts, and those he could swap them for', async (app) => {
  const ana = await app.become(ANA);
  const start = new Date((await app.now()).getTime() - 3_600_000).toISOString();
  await addSchedule(ana, { people: [JOHN, BRIAN], start });
  const john = await app.become(JOHN);
  const { mine, others } = bodyOf(Shifts, await john.get('/v1/me/shifts'), 200);
  // The one that runs began before now; the last one is whole, too.
  expect(mine).toHaveLength(15);
  expect(mine[0]).toMatchObject({ schedule: 'Nights', zone: 'America/Chicago', start: `${start.slice(0, 19)}.000Z` });
  for (const duty of mine) expect(Date.parse(duty.end) - Date.parse(duty.start)).toBe(86_400_000);
  expect(others[0]).toMatchObject({ person: { name: BRIAN.name }, start: mine[0]?.end });
  const dee = await app.become(DEE);
  expect((await dee.get('/v1/me/shifts')).body).toEqual({ mine: [], others: [] });
  expect((await (await app.become(ALEX)).get('/v1/me/shifts')).status).toBe(403);
});
