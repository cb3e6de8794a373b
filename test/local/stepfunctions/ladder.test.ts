import { SendTaskFailureCommand, SendTaskSuccessCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { afterEach, expect, test } from 'vitest';
import { ladderMachine } from './ladder-machine.ts';
import { createRig, named, type Rig, START } from './rig.ts';

interface LadderCall {
  do: 'hold' | 'advance';
  token: string;
  ladder: { escalationId: string; waitSeconds: number };
}

let rig: Rig;
afterEach(() => rig.close());

/** A ladder function that keeps the token it holds and wakes every `waitSeconds`; `fails` says when it is broken. */
async function createLadder({ waitSeconds = 300, fails = (_: LadderCall): boolean => false } = {}) {
  const tokens: string[] = [];
  const done: Array<{ do: string; at: number }> = [];
  rig = await createRig({
    ladder: (payload: LadderCall) => {
      if (fails(payload)) throw named('TableUnavailable');
      done.push({ do: payload.do, at: (rig.clock.now() - START) / 1000 });
      if (payload.do === 'hold') tokens.push(payload.token);
      return payload.do === 'hold' ? { held: true } : { ...payload.ladder, waitSeconds };
    },
  });
  const arn = rig.register('escalation-ladder', ladderMachine);
  const execution = await rig.start(arn, { escalationId: 'esc_1', waitSeconds: 120 }, 'esc_1-0');
  await rig.idle();
  return { arn, execution, tokens, done };
}

test('a wake that comes advances the ladder, wake after wake', async () => {
  const { execution, done, tokens } = await createLadder();
  await rig.advance(119);
  expect(done).toEqual([{ do: 'hold', at: 0 }]);
  await rig.advance(1);
  expect(done.slice(1)).toEqual([
    { do: 'advance', at: 120 },
    { do: 'hold', at: 120 },
  ]);
  await rig.advance(600);
  expect(done.filter((each) => each.do === 'advance').map(({ at }) => at)).toEqual([120, 420, 720]);
  expect(new Set(tokens).size).toBe(4);
  expect((await rig.describeExecution(execution)).status).toBe('RUNNING');
});

test('an acceptance ends the ladder with its output, and no wake comes after it', async () => {
  const { execution, done, tokens } = await createLadder();
  await rig.advance(60);
  await rig.sfn.send(new SendTaskSuccessCommand({ taskToken: tokens[0], output: '{"settled":true}' }));
  await rig.idle();
  const ended = await rig.describeExecution(execution);
  expect(ended).toMatchObject({ status: 'SUCCEEDED', output: '{"settled":true}' });
  expect(ended.stopDate?.getTime()).toBe(START + 60_000);
  await rig.advance(3600);
  expect(done).toHaveLength(1);
  expect(rig.clock.untilNextTimer()).toBeUndefined();
});

test('a Rewake advances at once and is not retried', async () => {
  const { done, tokens } = await createLadder();
  await rig.advance(30);
  await rig.sfn.send(new SendTaskFailureCommand({ taskToken: tokens[0], error: 'Rewake' }));
  await rig.idle();
  expect(done).toEqual([
    { do: 'hold', at: 0 },
    { do: 'advance', at: 30 },
    { do: 'hold', at: 30 },
  ]);
});

test('a stop ends the ladder and closes its token', async () => {
  const { execution, tokens } = await createLadder();
  await rig.sfn.send(new StopExecutionCommand({ executionArn: execution, error: 'Stopped', cause: 'by hand' }));
  expect(await rig.describeExecution(execution)).toMatchObject({
    status: 'ABORTED',
    error: 'Stopped',
    cause: 'by hand',
  });
  const late = rig.sfn.send(new SendTaskSuccessCommand({ taskToken: tokens[0], output: '{}' }));
  await expect(late).rejects.toMatchObject({ name: 'TaskTimedOut' });
  expect(rig.clock.untilNextTimer()).toBeUndefined();
});

test('a function that fails for good never stops the ladder: it looks again each minute', async () => {
  let broken = true;
  const { execution, done } = await createLadder({ fails: () => broken });
  await rig.advance(10); // two retries with jitter of at most 1 and 2 seconds, then the wait
  expect(rig.calls).toHaveLength(3);
  await rig.advance(60);
  expect(rig.calls.length).toBeGreaterThanOrEqual(4);
  broken = false;
  await rig.advance(120);
  expect(done.map((each) => each.do)).toEqual(['advance', 'hold']);
  expect((await rig.describeExecution(execution)).status).toBe('RUNNING');
});

test('a function that fails once is called again with a new token, and the old one is closed', async () => {
  let first: string | undefined;
  const { tokens } = await createLadder({
    fails: ({ token }) => {
      if (first) return false;
      first = token;
      return true;
    },
  });
  await rig.advance(1);
  expect(tokens).toHaveLength(1);
  expect(tokens[0]).not.toBe(first);
  const late = rig.sfn.send(new SendTaskSuccessCommand({ taskToken: first, output: '{}' }));
  await expect(late).rejects.toMatchObject({ name: 'TaskTimedOut' });
});

test('the ladder times out as a whole after its TimeoutSeconds', async () => {
  const { execution } = await createLadder({ waitSeconds: 10_000 });
  await rig.advance(90_000);
  const ended = await rig.describeExecution(execution);
  expect(ended.status).toBe('TIMED_OUT');
  expect(ended.stopDate?.getTime()).toBe(START + 90_000_000);
});

test('a thousand ladders of half an hour each wake when they should', async () => {
  const { arn, done } = await createLadder({ waitSeconds: 300 });
  for (let index = 0; index < 999; index++) await rig.start(arn, { escalationId: `many_${index}`, waitSeconds: 120 });
  await rig.advance(1800);
  // Wakes at 120, 420, … 1620 seconds: six for each ladder.
  expect(done.filter((each) => each.do === 'advance')).toHaveLength(6000);
  expect(new Set(done.map(({ at }) => at))).toEqual(new Set([0, 120, 420, 720, 1020, 1320, 1620]));
}, 60_000);
