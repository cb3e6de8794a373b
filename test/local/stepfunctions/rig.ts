/**
 * A Step Functions service on a virtual clock, with functions written in the test, behind a real HTTP server and the
 * real SDK client. `restart` ends the process as far as the service can tell: a new one on the same database.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { createActivity } from '../../../local/clock/activity.ts';
import { createClock } from '../../../local/clock/local-clock.ts';
import { handleStepFunctionsRequest } from '../../../local/stepfunctions/http.ts';
import { createStepFunctions } from '../../../local/stepfunctions/service.ts';

export type TestFunction = (payload: never) => unknown;

export const START = Date.parse('2026-06-01T15:00:00Z');

/** An error as a Lambda function throws it: Retry and Catch see its name. */
export const named = (name: string, message = '') => Object.assign(new Error(message), { name });

/** `real` runs a clock of a hundred seconds a second, for functions that hang: virtual time waits for them. */
export async function createRig(functions: Record<string, TestFunction> = {}, mode: 'virtual' | 'real' = 'virtual') {
  const sql = new DatabaseSync(':memory:');
  const calls: Array<{ functionName: string; payload: unknown }> = [];
  const activity = createActivity();
  const clock = createClock({ mode, startAt: START, scale: mode === 'real' ? 100 : 1, activity });
  const invoke = async (functionName: string, payload: unknown) => {
    calls.push({ functionName, payload });
    const run = functions[functionName];
    if (!run) throw named('ResourceNotFoundException', functionName);
    return run(payload as never); // each test's function declares the payload it is sent
  };
  const build = () => createStepFunctions({ sql, clock, activity, invoke });
  let service = build();
  const definitions: Array<{ name: string; definition: unknown }> = [];

  const server = createServer((req, res) => void handleStepFunctionsRequest(service, req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address
  const sfn = new SFNClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });

  const register = (name: string, definition: unknown) => {
    definitions.push({ name, definition });
    return service.register({ name, definition }).stateMachineArn;
  };
  const start = async (stateMachineArn: string, input: unknown = {}, name?: string) => {
    const started = await sfn.send(
      new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input), ...(name ? { name } : {}) }),
    );
    return started.executionArn ?? '';
  };
  const describeExecution = (executionArn: string) => sfn.send(new DescribeExecutionCommand({ executionArn }));
  const history = async (executionArn: string) =>
    (await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }))).events ?? [];

  return {
    sfn,
    sql,
    clock,
    activity,
    calls,
    functions,
    register,
    start,
    describeExecution,
    history,
    idle: () => activity.idle(),
    advance: (seconds: number) => clock.advance(seconds * 1000),
    /** Types of the events of an execution, oldest first. */
    eventTypes: async (executionArn: string) => (await history(executionArn)).map(({ type }) => type),
    /** Registers a machine, runs it until it waits or ends, and describes the execution. */
    async run(definition: object, input: unknown = {}) {
      const executionArn = await start(register(`machine-${definitions.length}`, definition), input);
      await activity.idle();
      return describeExecution(executionArn);
    },
    endpoint: `http://127.0.0.1:${port}`,
    /** One request past HTTP: what it does is done when it returns, before anything that follows from it. */
    request: (operation: string, body: object) => service.handle(`AWSStepFunctions.${operation}`, body),
    /** Ends the service, as a kill would. */
    stop: () => service.close(),
    async restart() {
      service.close();
      service = build();
      for (const machine of definitions) service.register(machine);
      await service.resume();
    },
    async close() {
      service.close();
      clock.close();
      sfn.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      sql.close();
    },
  };
}

export type Rig = Awaited<ReturnType<typeof createRig>>;

/** A JSONata machine of these states; the first one is where it starts. */
export const machine = (states: Record<string, object>, more: object = {}) => ({
  QueryLanguage: 'JSONata',
  StartAt: Object.keys(states)[0],
  States: states,
  ...more,
});

/** A task that calls a function and ends the machine unless told otherwise. */
export const call = (functionName: string, more: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: functionName, Payload: '{% $states.input %}' },
  ...('Next' in more ? {} : { End: true }),
  ...more,
});

/** A task that hands its token to a function as `{ token }` and waits for the answer. */
export const callWithToken = (functionName: string, more: object = {}) =>
  call(functionName, {
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: { FunctionName: functionName, Payload: { token: '{% $states.context.Task.Token %}' } },
    ...more,
  });
