import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { escalateDemoJob, readEscalation } from '../../support/demo.ts';
import { startCallout } from '../../support/start-callout.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'callout-start-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a data directory in use is refused in words, and free again after a kill', async () => {
  const dataDir = path.join(folder, 'one');
  const first = await startCallout({ dataDir });
  await expect(startCallout({ dataDir })).rejects.toThrow(/in use by another process\. Is Callout running already\?/);
  await first.kill();
  const second = await startCallout({ dataDir });
  await second.stop();
});

test('an occupied port is refused in words', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const start = startCallout({ dataDir: path.join(folder, 'two'), env: { PORT: String(port) } });
  await expect(start).rejects.toThrow(`Port ${port} is in use. Stop what uses it, or choose another`);
  other.close();
});

test.each([
  [{ PORT: 'http' }, 'PORT must be a port number, not "http".'],
  [{ CLOCK: 'wall' }, 'CLOCK must be "real" or "virtual", not "wall".'],
])('a setting that makes no sense is refused in words: %o', async (env, words) => {
  await expect(startCallout({ dataDir: path.join(folder, 'three'), env })).rejects.toThrow(words);
});

test('tray, clock and data are there again after a clean stop and after a kill', async () => {
  const dataDir = path.join(folder, 'four');
  const first = await startCallout({ dataDir });
  const { number } = await escalateDemoJob(first);
  await first.advance(90);
  const tray = await first.tray();
  expect(tray).toHaveLength(2);
  await first.stop();
  const second = await startCallout({ dataDir });
  expect(await second.now()).toEqual(new Date('2026-06-01T15:01:30Z'));
  expect(await second.tray()).toEqual(tray);
  await second.restart();
  expect(await readEscalation(second, number)).toMatchObject({ status: 'pending' });
  expect(await second.tray()).toEqual(tray);
  expect(second.errors()).toEqual([]);
  await second.stop();
});

test('a real clock runs by itself, and keeps what it was advanced by', async () => {
  const dataDir = path.join(folder, 'five');
  const app = await startCallout({ dataDir, clock: 'real' });
  expect(Math.abs((await app.now()).getTime() - Date.now())).toBeLessThan(5_000);
  await escalateDemoJob(app);
  await app.advance(5 * 60);
  expect(await app.tray()).toHaveLength(4);
  await app.restart();
  const lead = (await app.now()).getTime() - Date.now();
  expect(Math.abs(lead - 5 * 60_000)).toBeLessThan(5_000);
  expect(app.errors()).toEqual([]);
  await app.stop();
});
