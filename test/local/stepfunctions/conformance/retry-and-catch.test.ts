import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { call, callWithToken, createRig, machine, named, type Rig, START } from '../rig.ts';

let rig: Rig;
let times: number[];
beforeEach(async () => {
  times = [];
  rig = await createRig({
    hold: () => null,
    fail: ({ error }: { error: string }) => {
      times.push((rig.clock.now() - START) / 1000);
      throw named(error, 'broken');
    },
  });
});
afterEach(() => rig.close());

const caught = { Type: 'Pass', End: true };
/** A task that fails with the error in the input, or times out; `Caught` is where its catchers lead. */
const failing = (more: object) => machine({ Try: call('fail', more), Caught: caught });
const timingOut = (more: object) =>
  machine({ Try: callWithToken('hold', { TimeoutSeconds: 5, ...more }), Caught: caught });

test('a thrown error becomes the error of the task by its name', async () => {
  const ended = await rig.run(machine({ Try: call('fail') }), { error: 'Broken' });
  expect(ended).toMatchObject({ status: 'FAILED', error: 'Broken' });
  expect(JSON.parse(ended.cause ?? '')).toEqual({ errorType: 'Broken', errorMessage: 'broken' });
});

test('Retry is spent before Catch is asked, with growing intervals', async () => {
  const { executionArn = '' } = await rig.run(
    failing({
      Retry: [{ ErrorEquals: ['Broken'], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 3, MaxDelaySeconds: 10 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
    }),
    { error: 'Broken' },
  );
  expect((await rig.describeExecution(executionArn)).status).toBe('RUNNING');
  await rig.advance(100);
  expect(times).toEqual([0, 2, 8, 18]);
  const ended = await rig.describeExecution(executionArn);
  expect(ended.status).toBe('SUCCEEDED');
  expect(JSON.parse(ended.output ?? '')).toEqual({
    Error: 'Broken',
    Cause: '{"errorType":"Broken","errorMessage":"broken"}',
  });
});

test('a retrier with MaxAttempts 0 keeps its errors from the retriers after it', async () => {
  const retry = [{ ErrorEquals: ['Broken'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }];
  expect(await rig.run(failing({ Retry: retry }), { error: 'Broken' })).toMatchObject({ status: 'FAILED' });
  await rig.run(failing({ Retry: retry }), { error: 'Other' });
  await rig.advance(1);
  expect(times).toEqual([0, 0, 1]);
});

test('each retrier counts for itself, and the context counts them all', async () => {
  const counts: number[] = [];
  rig.functions.alternate = ({ count }: { count: number }) => {
    counts.push(count);
    throw named(counts.length % 2 ? 'Odd' : 'Even');
  };
  const retry = ['Odd', 'Even'].map((name) => ({ ErrorEquals: [name], IntervalSeconds: 1, MaxAttempts: 2 }));
  const task = call('alternate', {
    Arguments: { FunctionName: 'alternate', Payload: { count: '{% $states.context.State.RetryCount %}' } },
    Retry: retry,
  });
  const { executionArn = '' } = await rig.run(machine({ Try: task }));
  await rig.advance(60);
  expect(counts).toEqual([0, 1, 2, 3, 4]);
  expect(await rig.describeExecution(executionArn)).toMatchObject({ status: 'FAILED', error: 'Odd' });
});

test('full jitter waits no longer than the interval', async () => {
  const retry = [{ ErrorEquals: ['Broken'], IntervalSeconds: 10, MaxAttempts: 1, JitterStrategy: 'FULL' }];
  await rig.run(failing({ Retry: retry }), { error: 'Broken' });
  await rig.advance(10);
  expect(times).toHaveLength(2);
});

describe('what a name in ErrorEquals means', () => {
  const catchBy = (name: string) => ({ Catch: [{ ErrorEquals: [name], Next: 'Caught' }] });

  test('States.TaskFailed is any error but States.Timeout', async () => {
    expect(await rig.run(failing(catchBy('States.TaskFailed')), { error: 'Any' })).toMatchObject({
      status: 'SUCCEEDED',
    });
    const { executionArn = '' } = await rig.run(timingOut(catchBy('States.TaskFailed')));
    await rig.advance(5);
    expect(await rig.describeExecution(executionArn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });

  test('States.Timeout is a timeout and a missed heartbeat, and no other error', async () => {
    expect(await rig.run(failing(catchBy('States.Timeout')), { error: 'Any' })).toMatchObject({ status: 'FAILED' });
    for (const more of [{}, { HeartbeatSeconds: 2 }]) {
      const { executionArn = '' } = await rig.run(timingOut({ ...catchBy('States.Timeout'), ...more }));
      await rig.advance(5);
      expect((await rig.describeExecution(executionArn)).status).toBe('SUCCEEDED');
    }
  });

  test('States.HeartbeatTimeout is a missed heartbeat alone', async () => {
    const beating = await rig.run(timingOut({ ...catchBy('States.HeartbeatTimeout'), HeartbeatSeconds: 2 }));
    const silent = await rig.run(timingOut(catchBy('States.HeartbeatTimeout')));
    await rig.advance(5);
    expect((await rig.describeExecution(beating.executionArn ?? '')).status).toBe('SUCCEEDED');
    expect((await rig.describeExecution(silent.executionArn ?? '')).status).toBe('FAILED');
  });

  test('States.ALL is everything but States.Runtime and States.DataLimitExceeded', async () => {
    rig.functions.flood = () => 'x'.repeat(256 * 1024 + 1);
    const all = catchBy('States.ALL');
    expect(await rig.run(failing(all), { error: 'Any' })).toMatchObject({ status: 'SUCCEEDED' });
    expect(await rig.run(failing(all), { error: 'States.Runtime' })).toMatchObject({ status: 'FAILED' });
    const flooded = machine({ Try: call('flood', all), Caught: caught });
    expect(await rig.run(flooded)).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
    const named = machine({ Try: call('flood', catchBy('States.DataLimitExceeded')), Caught: caught });
    expect(await rig.run(named)).toMatchObject({ status: 'SUCCEEDED' });
  });
});

test('a function that hangs is given up at the timeout, and what it returns later is of no account', async () => {
  await rig.close();
  const late = Promise.withResolvers<string>();
  rig = await createRig({ hang: () => late.promise }, 'real');
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }];
  const hanging = machine({ Try: call('hang', { TimeoutSeconds: 1, Catch }), Caught: caught });
  const executionArn = await rig.start(rig.register('hanging', hanging));
  await expect.poll(async () => (await rig.describeExecution(executionArn)).status).toBe('SUCCEEDED');
  late.resolve('late');
  await rig.idle();
  const { output } = await rig.describeExecution(executionArn);
  expect(JSON.parse(output ?? '')).toEqual({ Error: 'States.Timeout', Cause: '' });
  expect(await rig.eventTypes(executionArn)).not.toContain('TaskSucceeded');
});

test('what a first attempt returns late is not the result of the second', async () => {
  await rig.close();
  const runs: Array<PromiseWithResolvers<string>> = [];
  rig = await createRig(
    {
      hang: () => {
        const run = Promise.withResolvers<string>();
        runs.push(run);
        return run.promise;
      },
    },
    'real',
  );
  const TimeoutSeconds = '{% $states.context.State.RetryCount = 0 ? 1 : 99999 %}';
  const hanging = machine({ Try: call('hang', { TimeoutSeconds, Retry: [{ ErrorEquals: ['States.Timeout'] }] }) });
  const executionArn = await rig.start(rig.register('hanging', hanging));
  await expect.poll(() => runs.length).toBe(2);
  runs[0]?.resolve('first');
  runs[1]?.resolve('second');
  await rig.idle();
  const { output } = await rig.describeExecution(executionArn);
  expect(JSON.parse(output ?? '')).toMatchObject({ Payload: 'second' });
});

test('a catcher has its own Output and Assign, and sees the error', async () => {
  const ended = await rig.run(
    machine({
      Try: call('fail', {
        Catch: [
          {
            ErrorEquals: ['Broken'],
            Output: '{% { "was": $states.errorOutput.Error, "input": $states.input.error } %}',
            Assign: { seen: '{% $states.errorOutput.Error %}' },
            Next: 'Caught',
          },
        ],
      }),
      Caught: { Type: 'Pass', Output: '{% $merge([$states.input, { "seen": $seen }]) %}', End: true },
    }),
    { error: 'Broken' },
  );
  expect(JSON.parse(ended.output ?? '')).toEqual({ was: 'Broken', input: 'Broken', seen: 'Broken' });
});

test('an expression that fails in a task is caught like any error, and named in the history', async () => {
  const ended = await rig.run(
    failing({
      Arguments: { FunctionName: 'fail', Payload: '{% $states.input.missing %}' },
      Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'Caught' }],
    }),
  );
  expect(ended.status).toBe('SUCCEEDED');
  expect(times).toEqual([]);
  expect(await rig.eventTypes(ended.executionArn ?? '')).toContain('EvaluationFailed');
});

test('a catcher whose own expression fails ends the execution', async () => {
  const ended = await rig.run(
    failing({ Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $nothing %}', Next: 'Caught' }] }),
    { error: 'Broken' },
  );
  expect(ended).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
});
