import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  ListTagsForResourceCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { call, callWithToken, createRig, machine, type Rig, START } from '../rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await createRig({ echo: (payload: unknown) => payload, keep: () => null });
});
afterEach(() => rig.close());

const pass = machine({ Only: { Type: 'Pass', End: true } });
const wait = machine({ Rest: { Type: 'Wait', Seconds: 60, End: true } });
const unknownMachine = 'arn:aws:states:us-east-1:000000000000:stateMachine:nobody';
const unknownExecution = 'arn:aws:states:us-east-1:000000000000:execution:nobody:none';

describe('StartExecution', () => {
  test('answers with the ARN of the named execution and its start', async () => {
    const stateMachineArn = rig.register('greeter', wait);
    const started = await rig.sfn.send(new StartExecutionCommand({ stateMachineArn, name: 'one' }));
    expect(started.executionArn).toBe('arn:aws:states:us-east-1:000000000000:execution:greeter:one');
    expect(started.startDate?.getTime()).toBe(START);
    expect(await rig.describeExecution(started.executionArn ?? '')).toMatchObject({ status: 'RUNNING', input: '{}' });
  });

  test('the same name and input while it runs is the same execution', async () => {
    const stateMachineArn = rig.register('greeter', wait);
    const first = await rig.start(stateMachineArn, { a: 1 }, 'one');
    await rig.advance(5);
    const again = await rig.sfn.send(new StartExecutionCommand({ stateMachineArn, name: 'one', input: '{"a":1}' }));
    expect(again).toMatchObject({ executionArn: first, startDate: new Date(START) });
    expect((await rig.eventTypes(first)).filter((type) => type === 'ExecutionStarted')).toHaveLength(1);
  });

  test('the same name with another input is ExecutionAlreadyExists', async () => {
    const stateMachineArn = rig.register('greeter', wait);
    await rig.start(stateMachineArn, { a: 1 }, 'one');
    await expect(rig.start(stateMachineArn, { a: 2 }, 'one')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  });

  test('the same name and input after the end is ExecutionAlreadyExists', async () => {
    const stateMachineArn = rig.register('greeter', pass);
    await rig.start(stateMachineArn, {}, 'one');
    await rig.idle();
    await expect(rig.start(stateMachineArn, {}, 'one')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  });

  test('refuses an unknown machine, a bad ARN, a bad name, and input that is not JSON or too long', async () => {
    const stateMachineArn = rig.register('greeter', pass);
    const begin = (input: object) => rig.sfn.send(new StartExecutionCommand({ stateMachineArn, ...input }));
    await expect(begin({ stateMachineArn: unknownMachine })).rejects.toMatchObject({
      name: 'StateMachineDoesNotExist',
    });
    await expect(begin({ stateMachineArn: 'greeter' })).rejects.toMatchObject({ name: 'InvalidArn' });
    await expect(begin({ name: 'a b' })).rejects.toMatchObject({ name: 'InvalidName' });
    await expect(begin({ name: 'x'.repeat(81) })).rejects.toMatchObject({ name: 'InvalidName' });
    await expect(begin({ input: '{' })).rejects.toMatchObject({ name: 'InvalidExecutionInput' });
    const long = JSON.stringify('x'.repeat(256 * 1024));
    await expect(begin({ input: long })).rejects.toMatchObject({ name: 'InvalidExecutionInput' });
  });
});

describe('StopExecution', () => {
  test('of an execution that has ended answers with the time it ended', async () => {
    const executionArn = await rig.start(rig.register('greeter', pass));
    await rig.idle();
    await rig.advance(60);
    const stopped = await rig.sfn.send(new StopExecutionCommand({ executionArn }));
    expect(stopped.stopDate?.getTime()).toBe(START);
    expect((await rig.describeExecution(executionArn)).status).toBe('SUCCEEDED');
  });

  test('ends a wait for good', async () => {
    const executionArn = await rig.start(rig.register('sleeper', wait));
    await rig.sfn.send(new StopExecutionCommand({ executionArn }));
    await rig.advance(120);
    expect((await rig.describeExecution(executionArn)).status).toBe('ABORTED');
    expect((await rig.eventTypes(executionArn)).at(-1)).toBe('ExecutionAborted');
  });

  test('that overtakes a step throws the step away', async () => {
    const stateMachineArn = rig.register('sleeper', wait);
    const executionArn = `${stateMachineArn.replace('stateMachine', 'execution')}:one`;
    // Both in one turn: the first step has read the execution and not yet written.
    const requests = [
      rig.request('StartExecution', { stateMachineArn, name: 'one' }),
      rig.request('StopExecution', { executionArn }),
    ];
    expect((await Promise.all(requests)).map(({ status }) => status)).toEqual([200, 200]);
    await rig.idle();
    expect(await rig.eventTypes(executionArn)).toEqual(['ExecutionStarted', 'ExecutionAborted']);
    expect(rig.clock.untilNextTimer()).toBeUndefined();
  });

  test('and the other operations on an execution refuse an unknown one and a bad ARN', async () => {
    const operations = [
      (executionArn: string) => rig.sfn.send(new StopExecutionCommand({ executionArn })),
      (executionArn: string) => rig.sfn.send(new DescribeExecutionCommand({ executionArn })),
      (executionArn: string) => rig.sfn.send(new GetExecutionHistoryCommand({ executionArn })),
    ];
    for (const refused of operations) {
      await expect(refused(unknownExecution)).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
      await expect(refused('nonsense')).rejects.toMatchObject({ name: 'InvalidArn' });
    }
  });
});

describe('GetExecutionHistory', () => {
  test('tells every event of a task in order, numbered from 1', async () => {
    const { executionArn = '' } = await rig.run(machine({ Ask: call('echo') }), { a: 1 });
    const events = await rig.history(executionArn);
    expect(events.map(({ id, previousEventId, type }) => [id, previousEventId, type])).toEqual([
      [1, 0, 'ExecutionStarted'],
      [2, 1, 'TaskStateEntered'],
      [3, 2, 'TaskScheduled'],
      [4, 3, 'TaskStarted'],
      [5, 4, 'TaskSucceeded'],
      [6, 5, 'TaskStateExited'],
      [7, 6, 'ExecutionSucceeded'],
    ]);
    expect(events[0]?.timestamp?.getTime()).toBe(START);
    expect(events[1]?.stateEnteredEventDetails).toEqual({ name: 'Ask', input: '{"a":1}' });
    expect(events[2]?.taskScheduledEventDetails).toEqual({
      resourceType: 'lambda',
      resource: 'invoke',
      region: 'us-east-1',
      parameters: '{"FunctionName":"echo","Payload":{"a":1}}',
    });
    expect(JSON.parse(events[6]?.executionSucceededEventDetails?.output ?? '')).toMatchObject({
      Payload: { a: 1 },
      StatusCode: 200,
      ExecutedVersion: '$LATEST',
    });
  });

  test('comes in pages, forwards and backwards', async () => {
    const { executionArn = '' } = await rig.run(machine({ Ask: call('echo') }));
    for (const reverseOrder of [false, true]) {
      const ids: Array<number | undefined> = [];
      let nextToken: string | undefined;
      do {
        const page = await rig.sfn.send(
          new GetExecutionHistoryCommand({ executionArn, reverseOrder, maxResults: 3, nextToken }),
        );
        expect(page.events?.length).toBeLessThanOrEqual(3);
        ids.push(...(page.events ?? []).map(({ id }) => id));
        nextToken = page.nextToken;
      } while (nextToken);
      expect(ids).toEqual(reverseOrder ? [7, 6, 5, 4, 3, 2, 1] : [1, 2, 3, 4, 5, 6, 7]);
    }
    const bad = rig.sfn.send(new GetExecutionHistoryCommand({ executionArn, nextToken: 'elsewhere' }));
    await expect(bad).rejects.toMatchObject({ name: 'InvalidToken' });
  });

  test('without execution data shows no input, no output and no task token', async () => {
    const { executionArn } = await rig.run(machine({ Ask: callWithToken('keep') }), { secret: 'word' });
    const [{ payload } = { payload: undefined }] = rig.calls;
    const { token } = payload as { token: string }; // what callWithToken sends
    const shown = async (includeExecutionData: boolean) =>
      JSON.stringify(
        (await rig.sfn.send(new GetExecutionHistoryCommand({ executionArn, includeExecutionData }))).events,
      );
    expect(await shown(true)).toContain(token);
    expect(await shown(false)).not.toContain(token);
    expect(await shown(false)).not.toContain('word');
  });
});

describe('lists and descriptions', () => {
  test('ListExecutions answers newest first, by status, in pages', async () => {
    const stateMachineArn = rig.register('sleeper', wait);
    for (const name of ['one', 'two', 'three']) await rig.start(stateMachineArn, {}, name);
    await rig.sfn.send(new StopExecutionCommand({ executionArn: await rig.start(stateMachineArn, {}, 'two') }));
    const list = async (more: object) => {
      const page = await rig.sfn.send(new ListExecutionsCommand({ stateMachineArn, ...more }));
      return { names: page.executions?.map(({ name }) => name), nextToken: page.nextToken };
    };
    expect(await list({})).toEqual({ names: ['three', 'two', 'one'], nextToken: undefined });
    expect((await list({ statusFilter: 'ABORTED' })).names).toEqual(['two']);
    const first = await list({ maxResults: 2 });
    expect(first.names).toEqual(['three', 'two']);
    expect(await list({ maxResults: 2, nextToken: first.nextToken })).toEqual({ names: ['one'], nextToken: undefined });
    await expect(list({ stateMachineArn: unknownMachine })).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
    await expect(list({ statusFilter: 'ASLEEP' })).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('ListStateMachines and DescribeStateMachine know what was registered', async () => {
    const stateMachineArn = rig.register('b', pass);
    rig.register('a', wait);
    const first = await rig.sfn.send(new ListStateMachinesCommand({ maxResults: 1 }));
    const second = await rig.sfn.send(new ListStateMachinesCommand({ maxResults: 1, nextToken: first.nextToken }));
    expect([first, second].flatMap(({ stateMachines }) => stateMachines?.map(({ name }) => name))).toEqual(['a', 'b']);
    expect(second.nextToken).toBeUndefined();
    const described = await rig.sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(described).toMatchObject({ name: 'b', status: 'ACTIVE', type: 'STANDARD', creationDate: new Date(START) });
    expect(JSON.parse(described.definition ?? '')).toEqual(pass);
    const unknown = rig.sfn.send(new DescribeStateMachineCommand({ stateMachineArn: unknownMachine }));
    await expect(unknown).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
  });

  test('CreateStateMachine registers, repeats itself, and refuses another or an unfit definition', async () => {
    const create = (definition: unknown) =>
      rig.sfn.send(
        new CreateStateMachineCommand({ name: 'made', roleArn: 'none', definition: JSON.stringify(definition) }),
      );
    const { stateMachineArn } = await create(pass);
    expect((await create(pass)).stateMachineArn).toBe(stateMachineArn);
    await rig.start(stateMachineArn ?? '');
    await expect(create(wait)).rejects.toMatchObject({ name: 'StateMachineAlreadyExists' });
    const unfit = rig.sfn.send(
      new CreateStateMachineCommand({ name: 'bad', roleArn: 'none', definition: '{"StartAt":"A"}' }),
    );
    await expect(unfit).rejects.toMatchObject({ name: 'InvalidDefinition' });
  });

  test('a body that is not JSON is SerializationException, in the shape of JSON 1.0', async () => {
    const headers = { 'x-amz-target': 'AWSStepFunctions.ListStateMachines' };
    const answer = await fetch(rig.endpoint, { method: 'POST', headers, body: '{' });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/x-amz-json-1.0');
    expect(await answer.json()).toEqual({ __type: 'SerializationException', message: 'The request is not JSON' });
  });

  test('an operation that does not run here is UnknownOperationException', async () => {
    const tags = rig.sfn.send(new ListTagsForResourceCommand({ resourceArn: unknownMachine }));
    await expect(tags).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });

  test('an execution goes on with the definition it was started with', async () => {
    const arn = rig.register('changing', machine({ Rest: { Type: 'Wait', Seconds: 10, Output: 'old', End: true } }));
    const before = await rig.start(arn);
    rig.register('changing', machine({ Other: { Type: 'Pass', Output: 'new', End: true } }));
    const after = await rig.start(arn);
    await rig.advance(10);
    expect((await rig.describeExecution(before)).output).toBe('"old"');
    expect((await rig.describeExecution(after)).output).toBe('"new"');
  });
});
