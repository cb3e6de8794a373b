/*
 * What 100 000 open executions of the shipped ladder cost one process: the time to start them, the memory they hold, and
 * the time after a restart until all of them wait again. Their function holds the token and does nothing. One JSON; run
 * it with `node --expose-gc bench/open-executions.ts` for a heap without garbage.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createActivity } from '../local/clock/activity.ts';
import { createClock } from '../local/clock/local-clock.ts';
import { createStepFunctions } from '../local/stepfunctions/service.ts';
import { openStorage } from '../local/storage/open-storage.ts';

const OPEN = Number(process.env.EXECUTIONS ?? 100_000);
const BATCH = 1000;
const LADDER_SECONDS = 300;
const START = Date.parse('2026-06-01T15:00:00Z');

const file = new URL('../statemachines/escalation-ladder/escalation-ladder.asl.json', import.meta.url);
const definition: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/\$\{LadderFunction\}/g, 'ladder'));
const folder = await mkdtemp(path.join(tmpdir(), 'callout-bench-'));

let held = 0;
function open() {
  const sql = openStorage(path.join(folder, 'bench.sqlite'));
  const activity = createActivity();
  const clock = createClock({ mode: 'virtual', startAt: START, activity });
  const invoke = async () => {
    held++;
    return {};
  };
  const service = createStepFunctions({ sql, clock, activity, invoke });
  const { stateMachineArn } = service.register({ name: 'escalation-ladder', definition });
  const close = () => {
    clock.close();
    service.close();
    sql.close();
  };
  return { activity, clock, service, stateMachineArn, close };
}

const heapMb = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 ** 2;
};
const seconds = (since: number) => Math.round((performance.now() - since) / 10) / 100;

const first = open();
const before = heapMb();
const begun = performance.now();
for (let n = 0; n < OPEN; n += BATCH) {
  for (let each = n; each < Math.min(OPEN, n + BATCH); each++) {
    const input = { accountId: 'northside', number: String(each), epoch: 1, wakeAt: '', waitSeconds: LADDER_SECONDS };
    const { stateMachineArn } = first;
    const { status, body } = await first.service.handle('AWSStepFunctions.StartExecution', {
      ...{ stateMachineArn, name: `esc_${each}-1`, input: JSON.stringify(input) },
    });
    if (status !== 200) throw new Error(JSON.stringify(body));
  }
  await first.activity.idle();
}
const startSeconds = seconds(begun);
if (held !== OPEN) throw new Error(`wrong before it was timed: ${held} of ${OPEN} executions hold their token`);
const heapOfOpen = heapMb() - before;
first.close();

const restarted = performance.now();
const second = open();
await second.service.resume();
await second.activity.idle();
const resumeSeconds = seconds(restarted);
if (second.service.nextWake() !== START + LADDER_SECONDS * 1000)
  throw new Error('the executions wait for something else');
second.close();
await rm(folder, { recursive: true, force: true });

console.log(
  JSON.stringify({
    openExecutions: OPEN,
    startSeconds,
    startedPerSecond: Math.round(OPEN / startSeconds),
    heapMb: Math.round(heapOfOpen),
    heapBytesEach: Math.round((heapOfOpen * 1024 ** 2) / OPEN),
    resumeSeconds,
  }),
);
