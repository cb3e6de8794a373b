import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { escalationIn } from '../../support/api-client.ts';
import { ALEX, JOHN } from '../../support/demo.ts';
import { type Callout, startCallout } from '../../support/start-callout.ts';

/*
 * One life of the whole runtime: started on what the last one left behind, loaded with calls, accepts and passing time,
 * and ended with SIGKILL at a point of its choice. What it acknowledged goes into the ledger, by which it is judged.
 */

/** One call, as whoever placed it knows it. */
export interface PlacedCall {
  key: string;
  /** Its incident number, once it was told. */
  number?: string;
  /** Whether John was told that the job is his. */
  accepted: boolean;
}

export interface Ledger {
  calls: PlacedCall[];
  /** Ids of messages that were seen in the tray. */
  seen: Set<string>;
  /** From the start of the process to its first answer, in milliseconds, of each start after a kill. */
  recoveries: number[];
}

/** When a life ends: as soon as this has happened, or at a random moment. */
export const POINTS = [
  'a call is answered',
  'a message is in the tray',
  'time passes',
  'an accept is answered',
  'at random',
  'four messages are in the tray',
  'the process starts',
] as const;
export type Point = (typeof POINTS)[number];

/** Calls a life; two of them are accepted by John. */
export const CALLS = 3;
/** Leases of a minute, of messages whose sender was killed, are over after this. */
const SETTLING_SECONDS = 121;
/** With the settling, more than a step of five minutes: every life has wakes of the one before. */
const UNDER_LOAD_SECONDS = 200;

const milliseconds = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const placeCall = (app: Callout, call: PlacedCall) =>
  app
    .become(ALEX)
    .then((alex) =>
      alex.post(
        '/v1/escalations',
        { call: { phone: `+1312555${call.key}`, summary: `No heat ${call.key}` } },
        { 'idempotency-key': call.key },
      ),
    );

/** Starts on what is there; whatever the last life did not get an answer for is asked again, and time settles it. */
export async function recover(dataDir: string, ledger: Ledger): Promise<Callout> {
  const begun = performance.now();
  const app = await startCallout({ dataDir });
  ledger.recoveries.push(performance.now() - begun);
  for (const call of ledger.calls.filter(({ number }) => number === undefined))
    call.number = escalationIn(await placeCall(app, call)).number;
  await app.advance(SETTLING_SECONDS);
  return app;
}

/** Loads a running Callout and kills it at the point; resolves when the process is gone. */
export async function liveUntilKilled(app: Callout, ledger: Ledger, point: Point, random: () => number): Promise<void> {
  const happened = Promise.withResolvers<void>();
  const note = (what: Point) => {
    if (what === point) happened.resolve();
  };
  const john = await app.become(JOHN);
  const calls = Array.from(
    { length: CALLS },
    (_, n): PlacedCall => ({
      key: String(1000 + ledger.calls.length + n),
      accepted: false,
    }),
  );
  ledger.calls.push(...calls);

  const place = async (call: PlacedCall, accepts: boolean) => {
    call.number = escalationIn(await placeCall(app, call)).number;
    note('a call is answered');
    if (!accepts) return;
    const answer = await john.post(`/v1/escalations/${call.number}/accept`);
    if (answer.status !== 200) throw new Error(`Not accepted: ${answer.text}`);
    call.accepted = true;
    note('an accept is answered');
  };
  let over = false;
  const watchTray = async () => {
    let last = (await app.tray()).at(-1)?.id;
    for (let count = 0; !over; ) {
      const { body } = await app.api().get(`/local/tray.json${last ? `?since=${last}` : ''}`);
      // The shape of the tray, of which only the ids are looked at.
      for (const { id } of (body as { items: { id: string }[] }).items) {
        ledger.seen.add(id);
        last = id;
        count++;
      }
      if (count > 0) note('a message is in the tray');
      if (count >= 4) note('four messages are in the tray');
    }
  };
  const passTime = async () => {
    const passing = app.advance(UNDER_LOAD_SECONDS);
    if (point === 'time passes') void milliseconds(random() * 150).then(() => note('time passes'));
    await passing;
  };

  if (point === 'at random') void milliseconds(random() * 400).then(() => note('at random'));
  const work = Promise.allSettled([...calls.map((call, n) => place(call, n < 2)), passTime()]);
  const watching = watchTray().catch(() => {});
  await Promise.race([happened.promise, work]);
  over = true;
  await app.kill();
  // Everything that asked has its answer or a broken connection before the ledger is read.
  await Promise.all([work, watching]);
}

/** Starts a process and kills it before it can have come far, or just when it has. */
export async function killWhileStarting(dataDir: string, random: () => number): Promise<void> {
  const child = spawn(process.execPath, ['local/start.ts'], {
    cwd: path.resolve(import.meta.dirname, '../../..'),
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, CLOCK: 'virtual' },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  // A start takes most of a second; a busy machine takes longer.
  await milliseconds(random() * 1200);
  child.kill('SIGKILL');
  const [, signal] = await ended;
  if (signal !== 'SIGKILL') throw new Error('A start ended by itself.');
}
