import { SendTaskHeartbeatCommand, SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { call, callWithToken, createRig, machine, named, type Rig } from '../rig.ts';

let rig: Rig;
let tokens: string[];
beforeEach(async () => {
  tokens = [];
  rig = await createRig({
    echo: (payload: unknown) => payload,
    hold: ({ token }: { token: string }) => void tokens.push(token),
  });
});
afterEach(() => rig.close());

const begin = async (states: Record<string, object>, more: object = {}) => {
  const executionArn = await rig.start(rig.register('restarted', machine(states, more)), { a: 1 });
  await rig.idle();
  return executionArn;
};

test('a wait keeps its deadline', async () => {
  const execution = await begin({ Rest: { Type: 'Wait', Seconds: 60, End: true } });
  await rig.advance(40);
  await rig.restart();
  await rig.advance(19);
  expect((await rig.describeExecution(execution)).status).toBe('RUNNING');
  await rig.advance(1);
  expect((await rig.describeExecution(execution)).status).toBe('SUCCEEDED');
});

test('an open token stays valid', async () => {
  const execution = await begin({ Hold: callWithToken('hold', { TimeoutSeconds: 60 }) });
  await rig.restart();
  await rig.sfn.send(new SendTaskSuccessCommand({ taskToken: tokens[0], output: '"yes"' }));
  await rig.idle();
  expect(await rig.describeExecution(execution)).toMatchObject({ status: 'SUCCEEDED', output: '"yes"' });
  expect(rig.calls).toHaveLength(1);
});

test('an open token keeps its timeout and its heartbeat', async () => {
  const timeout = await begin({ Hold: callWithToken('hold', { TimeoutSeconds: 60 }) });
  const heartbeat = await begin({ Hold: callWithToken('hold', { HeartbeatSeconds: 20 }) });
  await rig.advance(15);
  await rig.sfn.send(new SendTaskHeartbeatCommand({ taskToken: tokens[1] }));
  await rig.restart();
  await rig.advance(20);
  expect(await rig.describeExecution(heartbeat)).toMatchObject({ status: 'FAILED', error: 'States.HeartbeatTimeout' });
  await rig.advance(24);
  expect((await rig.describeExecution(timeout)).status).toBe('RUNNING');
  await rig.advance(1);
  expect(await rig.describeExecution(timeout)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
});

test('a closed token stays closed', async () => {
  await begin({ Hold: callWithToken('hold') });
  const answer = () => rig.sfn.send(new SendTaskSuccessCommand({ taskToken: tokens[0], output: '{}' }));
  await answer();
  await rig.restart();
  await expect(answer()).rejects.toMatchObject({ name: 'TaskTimedOut' });
});

test('a function that was running is called again with the same token, and its first run is of no account', async () => {
  const first = Promise.withResolvers<string>();
  let runs = 0;
  rig.functions.slow = ({ token }: { token: string }) => {
    tokens.push(token);
    return ++runs === 1 ? first.promise : 'second';
  };
  const execution = await rig.start(rig.register('restarted', machine({ Hold: callWithToken('slow') })));
  await expect.poll(() => runs).toBe(1);
  await rig.restart();
  await expect.poll(() => runs).toBe(2);
  expect(tokens[1]).toBe(tokens[0]);
  first.resolve('first');
  await rig.idle();
  const submitted = (await rig.history(execution)).filter(({ type }) => type === 'TaskSubmitted');
  expect(submitted.map(({ taskSubmittedEventDetails }) => taskSubmittedEventDetails?.output)).toEqual([
    expect.stringContaining('"Payload":"second"'),
  ]);
});

test('a plain task that was running is called again', async () => {
  const first = Promise.withResolvers<string>();
  let runs = 0;
  rig.functions.slow = () => (++runs === 1 ? first.promise : 'second');
  const execution = await rig.start(rig.register('restarted', machine({ Ask: call('slow') })));
  await expect.poll(() => runs).toBe(1);
  await rig.restart();
  await expect.poll(async () => (await rig.describeExecution(execution)).status).toBe('SUCCEEDED');
  first.resolve('first');
  await rig.idle();
  expect((await rig.describeExecution(execution)).output).toContain('"Payload":"second"');
});

test('a retry keeps its count, its deadline, its variables and its input', async () => {
  let runs = 0;
  rig.functions.flaky = (payload: unknown) => {
    if (++runs < 3) throw named('Flaky');
    return payload;
  };
  const execution = await begin({
    Begin: { Type: 'Pass', Assign: { kept: 'yes' }, Next: 'Ask' },
    Ask: call('flaky', {
      Arguments: { FunctionName: 'flaky', Payload: { kept: '{% $kept %}', a: '{% $states.input.a %}' } },
      Output: '{% $states.result.Payload %}',
      Retry: [{ ErrorEquals: ['Flaky'], IntervalSeconds: 10, BackoffRate: 2, MaxAttempts: 2 }],
    }),
  });
  await rig.advance(5);
  await rig.restart();
  await rig.advance(5);
  expect(runs).toBe(2);
  await rig.restart();
  await rig.advance(19);
  expect(runs).toBe(2);
  await rig.advance(1);
  expect(await rig.describeExecution(execution)).toMatchObject({ status: 'SUCCEEDED', output: '{"kept":"yes","a":1}' });
});

test('the timeout of the whole execution is kept', async () => {
  const execution = await begin({ Hold: callWithToken('hold') }, { TimeoutSeconds: 100 });
  await rig.advance(60);
  await rig.restart();
  await rig.advance(40);
  expect((await rig.describeExecution(execution)).status).toBe('TIMED_OUT');
});

test('a start that was accepted in the last moment runs afterwards', async () => {
  const stateMachineArn = rig.register('restarted', machine({ Ask: call('echo') }));
  const started = rig.request('StartExecution', { stateMachineArn, name: 'one' });
  rig.stop();
  expect((await started).status).toBe(200);
  expect(rig.calls).toEqual([]);
  await rig.restart();
  await rig.idle();
  const execution = `${stateMachineArn.replace('stateMachine', 'execution')}:one`;
  expect((await rig.describeExecution(execution)).status).toBe('SUCCEEDED');
});

test('an answer that was accepted in the last moment counts afterwards', async () => {
  const execution = await begin({ Hold: callWithToken('hold') });
  const answered = rig.request('SendTaskSuccess', { taskToken: tokens[0], output: '"yes"' });
  rig.stop();
  expect((await answered).status).toBe(200);
  expect((await rig.describeExecution(execution)).status).toBe('RUNNING');
  await rig.restart();
  await rig.idle();
  expect(await rig.describeExecution(execution)).toMatchObject({ status: 'SUCCEEDED', output: '"yes"' });
});

test('an execution goes on with the definition it was started with, even when that is gone', async () => {
  const execution = await begin({
    Rest: { Type: 'Wait', Seconds: 10, Next: 'Then' },
    Then: { Type: 'Pass', Output: 'old', End: true },
  });
  rig.register('restarted', machine({ Other: { Type: 'Pass', End: true } }));
  await rig.restart();
  await rig.advance(10);
  expect(await rig.describeExecution(execution)).toMatchObject({ status: 'SUCCEEDED', output: '"old"' });
});

test('a deadline that passed while nothing ran is kept at once', async () => {
  const execution = await begin({ Rest: { Type: 'Wait', Seconds: 60, End: true } });
  rig.stop();
  await rig.advance(3600);
  await rig.restart();
  await rig.idle();
  expect((await rig.describeExecution(execution)).status).toBe('SUCCEEDED');
});

test('an answer that comes after the deadline is late even when the clock has not come round to it', async () => {
  await begin({ Hold: callWithToken('hold', { TimeoutSeconds: 30 }) });
  await begin({ Hold: callWithToken('hold', { HeartbeatSeconds: 30 }) });
  rig.stop();
  await rig.advance(30);
  for (const taskToken of tokens) {
    const answer = await rig.request('SendTaskSuccess', { taskToken, output: '{}' });
    expect(answer.body).toMatchObject({ __type: 'TaskTimedOut' });
  }
});

test('an execution whose kept definition cannot run any more fails, and the others go on', async () => {
  const old = await begin({ Rest: { Type: 'Wait', Seconds: 10, Next: 'Then' }, Then: { Type: 'Succeed' } });
  rig.sql.exec(`update sfn_definition set definition = '{}'`);
  const good = await rig.start(rig.register('good', machine({ Rest: { Type: 'Wait', Seconds: 10, End: true } })));
  await rig.restart();
  await rig.advance(10);
  expect(await rig.describeExecution(old)).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  expect((await rig.describeExecution(good)).status).toBe('SUCCEEDED');
});
