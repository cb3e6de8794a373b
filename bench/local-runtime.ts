/*
 * How long the local runtime takes to start (with the dashboard built beforehand), on an empty folder and on one that is
 * seeded, and how long a ladder of three wakes takes on the virtual clock: from the request that creates it, past two
 * steps and the grace, to the expiry. Wall time in milliseconds, as one JSON; run it with `node bench/local-runtime.ts`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { buildDashboard } from '../local/dashboard-build.ts';
import { DEMO_JOB, DEMO_PEOPLE } from '../local/seed/demo.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const STARTS = 5;
const LADDERS = 10;
const WAKES = 3;

async function start(dataDir: string): Promise<{ child: ChildProcess; url: string; ms: number }> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['local/start.ts'], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, CLOCK: 'virtual' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^Callout is ready on (\S+)$/.exec(line)?.[1];
    if (url) return { child, url, ms: performance.now() - begun };
  }
  throw new Error('it ended before it was ready');
}

async function stop({ child }: { child: ChildProcess }): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

const inOrder = (times: number[]) => times.toSorted((a, b) => a - b).map(Math.round);
function figures(times: number[]) {
  const sorted = inOrder(times);
  return { runs: sorted.length, median: sorted[sorted.length >> 1], least: sorted[0], worst: sorted.at(-1) };
}

async function startUps(): Promise<{ empty: number[]; seeded: number[]; lastFolder: string }> {
  const empty: number[] = [];
  const seeded: number[] = [];
  let lastFolder = '';
  for (let run = 0; run < STARTS; run++) {
    if (lastFolder) await rm(lastFolder, { recursive: true, force: true });
    lastFolder = await mkdtemp(path.join(tmpdir(), 'callout-bench-'));
    for (const times of [empty, seeded]) {
      const runtime = await start(lastFolder);
      times.push(runtime.ms);
      await stop(runtime);
    }
  }
  return { empty, seeded, lastFolder };
}

async function ladders(url: string): Promise<number[]> {
  const post = async (at: string, body: object, cookie = '') => {
    const headers = { 'content-type': 'application/json', cookie };
    const answer = await fetch(url + at, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${at} answered ${answer.status}: ${text}`);
    return { answer, body: text === '' ? undefined : JSON.parse(text) };
  };
  const session = await post('/local/session', { personId: DEMO_PEOPLE.alex.id });
  const cookie = session.answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const times: number[] = [];
  for (let run = 0; run <= LADDERS; run++) {
    const begun = performance.now();
    const { body } = await post('/v1/escalations', { jobId: DEMO_JOB.id }, cookie);
    for (let wake = 0; wake < WAKES; wake++) await post('/local/clock', { toNextWake: true });
    const ms = performance.now() - begun;
    const after = await fetch(`${url}/v1/escalations/${body.number}`, { headers: { cookie } });
    const { status } = (await after.json()) as { status: string };
    if (status !== 'expired') throw new Error(`wrong before it was timed: the escalation is ${status}`);
    // The first one warms up.
    if (run > 0) times.push(ms);
  }
  return times;
}

await buildDashboard();
const { empty, seeded, lastFolder } = await startUps();
const runtime = await start(lastFolder);
const times = await ladders(runtime.url);
await stop(runtime);
await rm(lastFolder, { recursive: true, force: true });
console.log(
  JSON.stringify({
    unit: 'ms',
    startOnAnEmptyFolder: figures(empty),
    startOnASeededFolder: figures(seeded),
    ladderOfThreeWakes: figures(times),
  }),
);
