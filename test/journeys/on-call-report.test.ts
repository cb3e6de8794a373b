import { expect } from 'vitest';
import { OnCallReportView } from '../../core/contracts/reports.ts';
import { fromEpochMs } from '../../core/time/instant.ts';
import { bodyOf, problemIn } from '../support/api-client.ts';
import { ANA, BRIAN, escalateDemoJob, JOHN, noticeTo, pagesTo } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import type { Callout } from '../support/start-callout.ts';

const HOUR_MS = 3_600_000;

const reportOf = async (app: Callout, from: number, to: number) => {
  const ana = await app.become(ANA);
  const path = `/v1/reports/on-call?from=${fromEpochMs(from)}&to=${fromEpochMs(to)}`;
  return bodyOf(OnCallReportView, await ana.get(path), 200);
};

/** Lets the clock come to an hour of the day in Chicago, in June. */
const untilChicago = async (app: Callout, hour: number) => {
  const now = (await app.now()).getTime();
  const local = now - 5 * HOUR_MS;
  const wait = ((hour * HOUR_MS - (local % (24 * HOUR_MS))) / 1000 + 86_400) % 86_400;
  await app.advance(wait);
  return (await app.now()).getTime();
};

journey('a manager sees who was woken, who missed his step and how fast a call was taken', async (app, mail) => {
  const start = await untilChicago(app, 23);
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  await app.advance(5 * 60);
  await mail.expect(...pagesTo(BRIAN, number));
  await app.advance(60);
  await (await app.become(BRIAN)).post(`/v1/escalations/${number}/accept`);
  await mail.expect(noticeTo(JOHN, `Brian Smith accepted call ${number}`));

  const report = await reportOf(app, start, start + HOUR_MS);
  const silent = { pages: 2, nightsWoken: 1, passes: 0, released: 0 };
  expect(report).toEqual({
    people: [
      { personId: BRIAN.id, name: 'Brian Smith', ...silent, accepts: 1, misses: 0 },
      { personId: JOHN.id, name: 'John Smith', ...silent, accepts: 0, misses: 1 },
    ],
    counts: { pending: 0, assigned: 1, expired: 0, cancelled: 0 },
    acceptSeconds: { p50: 360, p90: 360 },
    truncated: false,
  });

  // It belongs to the time in which it was started, whatever is done to it later.
  const none = { people: [], counts: { pending: 0, assigned: 0, expired: 0, cancelled: 0 }, truncated: false };
  expect(await reportOf(app, start - HOUR_MS, start)).toEqual(none);
  expect(await reportOf(app, start + 5 * 60_000, start + HOUR_MS)).toEqual(none);
});

journey('a report is for managers, of at most 92 days', async (app) => {
  const range = (to: string) => `/v1/reports/on-call?from=2026-03-01T00:00:00Z&to=${to}`;
  const john = await app.become(JOHN);
  expect(problemIn(await john.get(range('2026-03-02T00:00:00Z'))).status).toBe(403);
  const ana = await app.become(ANA);
  expect((await ana.get(range('2026-06-01T00:00:00Z'))).status).toBe(200);
  for (const to of ['2026-06-01T00:00:01Z', '2026-03-01T00:00:00Z'])
    expect(problemIn(await ana.get(range(to)))).toMatchObject({ status: 422, fields: ['to'] });
});
