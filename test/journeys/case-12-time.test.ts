import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DEMO_JOB } from '../../local/seed/demo.ts';
import { openStorage } from '../../local/storage/open-storage.ts';
import { escalationIn } from '../support/api-client.ts';
import { ALEX, ANA, BRIAN, JOHN } from '../support/demo.ts';
import { addPlan, addSchedule, onCallAt } from '../support/on-call.ts';
import { type Callout, startCallout } from '../support/start-callout.ts';

/** The virtual clock's place in the data of a runtime: put there before its first start, the night begins then. */
async function onTheNightOf(instant: string, walk: (app: Callout) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'callout-'));
  const sql = openStorage(path.join(dataDir, 'callout.sqlite'));
  sql.exec('CREATE TABLE local_clock (mode TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT');
  sql.prepare('INSERT INTO local_clock (mode, position) VALUES (?, ?)').run('virtual', Date.parse(instant));
  sql.close();
  const app = await startCallout({ dataDir });
  try {
    await walk(app);
    expect(app.errors()).toEqual([]);
  } finally {
    await app.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Who was paged when: the minutes since a start, and the phone. */
const pagesSince = async (app: Callout, start: string) =>
  (await app.tray())
    .filter((item) => item.class === 'page' && item.channel === 'sms')
    .map(({ at, to }) => [(Date.parse(at) - Date.parse(start)) / 60_000, to]);

test('in the night the clocks go back, both of the repeated hour are on call and a step lasts its elapsed minutes', {
  timeout: 120_000,
}, async () => {
  // 01:20 in Chicago, for the first time: at 02:00 it is 01:00 again.
  const start = '2026-11-01T06:20:00Z';
  await onTheNightOf(start, async (app) => {
    const ana = await app.become(ANA);
    // Every handoff is at 01:30; this night there are two of them.
    const scheduleId = await addSchedule(ana, { people: [BRIAN, JOHN], start: '2026-10-30T01:30:00-05:00' });
    const whoAt = (at: string) => onCallAt(ana, scheduleId, at);
    expect(await whoAt('2026-11-01T06:29:59Z')).toEqual([JOHN.name]);
    expect(await whoAt('2026-11-01T06:30:00Z')).toEqual([JOHN.name, BRIAN.name]);
    expect(await whoAt('2026-11-01T07:29:59Z')).toEqual([JOHN.name, BRIAN.name]);
    expect(await whoAt('2026-11-01T07:30:00Z')).toEqual([BRIAN.name]);

    const plan = await addPlan(ana, [{ targets: [{ scheduleId }], minutes: 90 }], ANA);
    const alex = await app.become(ALEX);
    const { number } = escalationIn(await alex.post('/v1/escalations', { jobId: DEMO_JOB.id, planId: plan.id }));
    await app.advance(90 * 60 + 19);
    expect(escalationIn(await alex.get(`/v1/escalations/${number}`)).status).toBe('pending');
    await app.advance(1);
    expect(escalationIn(await alex.get(`/v1/escalations/${number}`)).status).toBe('expired');
    expect(await pagesSince(app, start)).toEqual([
      [0, JOHN.phone],
      [10, BRIAN.phone],
    ]);
  });
});

test('in the night the clocks go forward, a handoff in the skipped hour is at the first moment after it', {
  timeout: 120_000,
}, async () => {
  // 01:50 in Chicago; at 02:00 it is 03:00, so that 02:30 never comes.
  const start = '2027-03-14T07:50:00Z';
  await onTheNightOf(start, async (app) => {
    const ana = await app.become(ANA);
    const scheduleId = await addSchedule(ana, { people: [JOHN, BRIAN], start: '2027-03-13T02:30:00-06:00' });
    const plan = await addPlan(ana, [{ targets: [{ scheduleId }], minutes: 30 }], ANA);
    const alex = await app.become(ALEX);
    await alex.post('/v1/escalations', { jobId: DEMO_JOB.id, planId: plan.id });
    await app.advance(29 * 60);
    expect(await pagesSince(app, start)).toEqual([
      [0, JOHN.phone],
      [10, BRIAN.phone],
    ]);
  });
});
