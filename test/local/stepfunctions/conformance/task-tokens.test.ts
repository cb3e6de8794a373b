import { SendTaskFailureCommand, SendTaskHeartbeatCommand, SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { callWithToken, createRig, machine, named, type Rig } from '../rig.ts';

let rig: Rig;
let tokens: string[];
beforeEach(async () => {
  tokens = [];
  rig = await createRig({ hold: ({ token }: { token: string }) => void tokens.push(token) });
});
afterEach(() => rig.close());

const succeed = (taskToken: string | undefined, output = '{}') =>
  rig.sfn.send(new SendTaskSuccessCommand({ taskToken, output }));
const fail = (taskToken: string | undefined, error?: string, cause?: string) =>
  rig.sfn.send(new SendTaskFailureCommand({ taskToken, error, cause }));
const beat = (taskToken: string | undefined) => rig.sfn.send(new SendTaskHeartbeatCommand({ taskToken }));
const timedOut = { name: 'TaskTimedOut' };

const hold = (more: object = {}) => machine({ Hold: callWithToken('hold', more) });

test('the output of the answer is the result of the task', async () => {
  const { executionArn = '' } = await rig.run(hold({ Output: '{% { "said": $states.result.word } %}' }));
  expect((await rig.eventTypes(executionArn)).at(-1)).toBe('TaskSubmitted');
  await succeed(tokens[0], '{"word":"yes"}');
  await rig.idle();
  expect(await rig.describeExecution(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '{"said":"yes"}' });
});

test('null is an answer like any other', async () => {
  const { executionArn = '' } = await rig.run(hold(), { in: 1 });
  await succeed(tokens[0], 'null');
  await rig.idle();
  expect((await rig.describeExecution(executionArn)).output).toBe('null');
});

test('a failure that nobody catches fails the execution with its error and cause', async () => {
  const { executionArn = '' } = await rig.run(hold());
  await fail(tokens[0], 'Declined', 'not tonight');
  await rig.idle();
  const ended = await rig.describeExecution(executionArn);
  expect(ended).toMatchObject({ status: 'FAILED', error: 'Declined', cause: 'not tonight' });
});

test('a second answer is TaskTimedOut, whatever it says', async () => {
  await rig.run(hold());
  await succeed(tokens[0]);
  await expect(succeed(tokens[0])).rejects.toMatchObject(timedOut);
  await expect(fail(tokens[0], 'Late')).rejects.toMatchObject(timedOut);
  await expect(beat(tokens[0])).rejects.toMatchObject(timedOut);
});

test('of fifty answers at once one wins', async () => {
  const { executionArn = '' } = await rig.run(hold());
  const answers = await Promise.allSettled(Array.from({ length: 50 }, (_, index) => succeed(tokens[0], `${index}`)));
  const won = answers.flatMap(({ status }, index) => (status === 'fulfilled' ? [`${index}`] : []));
  expect(won).toHaveLength(1);
  await rig.idle();
  expect((await rig.describeExecution(executionArn)).output).toBe(won[0]);
});

test('an answer after the timeout is TaskTimedOut', async () => {
  const { executionArn = '' } = await rig.run(hold({ TimeoutSeconds: 30 }));
  await rig.advance(30);
  await expect(succeed(tokens[0])).rejects.toMatchObject(timedOut);
  expect(await rig.describeExecution(executionArn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
});

test('an invented token is InvalidToken, and an answer that is not JSON InvalidOutput', async () => {
  await rig.run(hold());
  await expect(succeed('invented')).rejects.toMatchObject({ name: 'InvalidToken' });
  const [id, attempt] = Buffer.from(tokens[0] ?? '', 'base64')
    .toString()
    .split('.');
  const forged = (execution: string | undefined) =>
    Buffer.from(`${execution}.${attempt}.${'x'.repeat(43)}`).toString('base64');
  await expect(succeed(forged(id))).rejects.toMatchObject({ name: 'InvalidToken' });
  await expect(succeed(forged('999999'))).rejects.toMatchObject({ name: 'TaskDoesNotExist' });
  await expect(succeed(tokens[0], '{')).rejects.toMatchObject({ name: 'InvalidOutput' });
  await succeed(tokens[0]);
});

test('each retry gets a new token and closes the old one', async () => {
  const retry = [{ ErrorEquals: ['Again'], IntervalSeconds: 5 }];
  const { executionArn = '' } = await rig.run(hold({ Retry: retry }));
  await fail(tokens[0], 'Again');
  await rig.advance(5);
  expect(tokens).toHaveLength(2);
  expect(tokens[1]).not.toBe(tokens[0]);
  await expect(succeed(tokens[0])).rejects.toMatchObject(timedOut);
  await succeed(tokens[1]);
  await rig.idle();
  expect((await rig.describeExecution(executionArn)).status).toBe('SUCCEEDED');
});

test('a function may answer its own token before it returns', async () => {
  rig.functions.selfish = ({ token }: { token: string }) => succeed(token, '"done"').then(() => 'ignored');
  const { executionArn = '' } = await rig.run(machine({ Hold: callWithToken('selfish') }));
  await rig.idle();
  expect(await rig.describeExecution(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '"done"' });
});

test('a function that answers its own token and then throws has answered', async () => {
  rig.functions.hasty = async ({ token }: { token: string }) => {
    await succeed(token, '"done"');
    throw named('TooLate');
  };
  const { executionArn = '' } = await rig.run(machine({ Hold: callWithToken('hasty') }));
  expect(await rig.describeExecution(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '"done"' });
});

test('a missed heartbeat fails the task, and each heartbeat puts it off', async () => {
  const { executionArn = '' } = await rig.run(hold({ HeartbeatSeconds: 10, TimeoutSeconds: 60 }));
  await rig.advance(9);
  await beat(tokens[0]);
  await rig.advance(9);
  expect((await rig.describeExecution(executionArn)).status).toBe('RUNNING');
  await rig.advance(1);
  expect(await rig.describeExecution(executionArn)).toMatchObject({
    status: 'FAILED',
    error: 'States.HeartbeatTimeout',
  });
  await expect(beat(tokens[0])).rejects.toMatchObject(timedOut);
});

test('heartbeats do not put off the timeout', async () => {
  const { executionArn = '' } = await rig.run(hold({ HeartbeatSeconds: 10, TimeoutSeconds: 15 }));
  await rig.advance(9);
  await beat(tokens[0]);
  await rig.advance(6);
  expect(await rig.describeExecution(executionArn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
});
