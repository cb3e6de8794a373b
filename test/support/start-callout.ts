import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openPositions } from '../../local/kept-clock.ts';
import { openStorage } from '../../local/storage/open-storage.ts';
import type { Fault } from '../../local/tray/faults.ts';
import type { TrayItem } from '../../local/tray/tray.ts';
import { type Answer, type ApiClient, apiClient } from './api-client.ts';

/**
 * Callout in a process of its own, as `npm start` runs it, on a free port with its own data: what journeys and browser
 * tests act on. It is used from outside only, by HTTP, as a person, a phone or a program would.
 */
export interface Callout {
  /** `http://localhost:<port>`; stays the same over a restart. */
  url: string;
  /** A client with these cookies; without any, a stranger. */
  api(cookies?: Record<string, string>): ApiClient;
  /** Signs in as people do: asks for a code, reads it in the tray, and gives it back from the same browser. */
  login(identifier: string): Promise<ApiClient>;
  /** Signs in without a code, by the local persona switcher. */
  become(person: { id: string }): Promise<ApiClient>;
  /** Every message sent so far, oldest first. */
  tray(): Promise<TrayItem[]>;
  /** The time by Callout's clock. */
  now(): Promise<Date>;
  /** Moves the clock on; 0 only lets everything due run. Resolves when it has. */
  advance(seconds: number): Promise<void>;
  /** Sends an SMS to Callout's number and lets what follows run. */
  sms(from: string, text: string): Promise<void>;
  /** Makes a provider misbehave. */
  fault(fault: Fault): Promise<void>;
  /** Empties everything and seeds again, as on a first start. */
  reset(): Promise<void>;
  /** Ends the process with SIGKILL, at once. */
  kill(): Promise<void>;
  /** Starts again with the same data on the same port, after a kill if it still runs. */
  restart(): Promise<void>;
  /** What a healthy run does not write: stderr, and log lines of level error. */
  errors(): string[];
  /** Ends the process as a terminal does and removes its data. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** `virtual` unless told otherwise. */
  clock?: 'virtual' | 'real';
  /** A folder to keep; by default a temporary one, removed by `stop`. */
  dataDir?: string;
  env?: Record<string, string>;
  /** Where a fresh virtual clock stands, if not where it does for everybody. */
  startsAt?: string;
}

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Writes into new data where its virtual clock stands. */
function placeClock(folder: string, startsAt: string): void {
  const sql = openStorage(path.join(folder, 'callout.sqlite'));
  openPositions(sql)('virtual', Date.parse(startsAt));
  sql.close();
}

/** Rejects with what the process wrote when it ends before it is ready. */
export async function startCallout({
  clock = 'virtual',
  dataDir,
  env = {},
  startsAt,
}: StartOptions = {}): Promise<Callout> {
  const folder = dataDir ?? (await mkdtemp(path.join(tmpdir(), 'callout-')));
  if (startsAt !== undefined) placeClock(folder, startsAt);
  const written: string[] = [];
  let running = await begin('0');
  const { url } = running;

  async function begin(port: string) {
    const child = spawn(process.execPath, ['local/start.ts'], {
      cwd: ROOT,
      env: { ...process.env, PORT: port, DATA_DIR: folder, CLOCK: clock, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = once(child, 'exit');
    const ready = Promise.withResolvers<string>();
    readLines(child.stderr, (line) => written.push(line));
    readLines(child.stdout, (line) => {
      const address = /^Callout is ready on (http\S+)$/.exec(line)?.[1];
      if (address) ready.resolve(address);
      if (/"level":"(ERROR|CRITICAL)"/.test(line)) written.push(line);
    });
    void ended.then(() => ready.reject(new Error(`Callout ended before it was ready:\n${written.join('\n')}`)));
    return { child, ended, url: await ready.promise };
  }

  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    running.child.kill(signal);
    await running.ended;
  };
  const stranger = apiClient(url, {});
  const local = async (method: string, at: string, body?: unknown): Promise<Answer> => {
    const answer = await stranger.send(method, `/local/${at}`, body);
    if (answer.status !== 200) throw new Error(`${method} /local/${at} answered ${answer.status}: ${answer.text}`);
    return answer;
  };
  // The shapes of design.md; this is the one place that reads them.
  const tray = async () => ((await local('GET', 'tray.json')).body as { items: TrayItem[] }).items;

  const app: Callout = {
    url,
    api: (cookies = {}) => apiClient(url, cookies),
    tray,
    async login(identifier) {
      const browser = apiClient(url, {});
      const before = (await tray()).length;
      await browser.post('/v1/login', { identifier });
      await app.advance(0);
      const code = (await tray())
        .slice(before)
        .filter((item) => item.class === 'code')
        .map((item) => /(?<!\d)\d{8}(?!\d)/.exec(item.text)?.[0])
        .at(-1);
      if (!code) throw new Error(`No code was sent to ${identifier}`);
      const answer = await browser.post('/v1/login/verify', { identifier, code });
      if (answer.status !== 200) throw new Error(`The code was not taken: ${answer.text}`);
      return browser;
    },
    async become({ id }) {
      const browser = apiClient(url, {});
      await browser.post('/local/session', { personId: id });
      return browser;
    },
    now: async () => new Date(((await local('GET', 'clock')).body as { now: string }).now),
    async advance(seconds) {
      await local('POST', 'clock', { advanceSeconds: seconds });
    },
    async sms(from, text) {
      await local('POST', 'sms', { from, text });
      await app.advance(0);
    },
    async fault(fault) {
      await local('POST', 'faults', fault);
    },
    async reset() {
      await local('POST', 'reset', { seed: 'demo' });
    },
    kill: () => end('SIGKILL'),
    async restart() {
      await end('SIGKILL');
      running = await begin(new URL(url).port);
    },
    errors: () => [...written],
    async stop() {
      await end('SIGTERM');
      if (dataDir === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
  return app;
}

function readLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter((each) => each.trim() !== '')) onLine(line);
  });
}
