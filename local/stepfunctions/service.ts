/**
 * Step Functions on one machine: runs the shipped ASL files (JSONata, Lambda tasks with and without task tokens)
 * against the local clock, and keeps every execution in SQLite, so that a kill at any moment loses none. The local
 * server makes one and puts `http.ts` in front of it for the SDK.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Activity } from '../clock/activity.ts';
import type { LocalClock } from '../clock/local-clock.ts';
import { ApiError } from './api-error.ts';
import { executionOperations } from './execution-operations.ts';
import { createExecutionStore } from './execution-store.ts';
import { createMachineRegistry } from './machine-registry.ts';
import { createRunner } from './runner.ts';
import { tokenOperations } from './token-operations.ts';

export interface StepFunctionsService {
  /**
   * Registers a machine under its name: one of our ASL files, parsed, its placeholders substituted. Throws an Error
   * that names every reason when it cannot run here (JSONPath, Map, Parallel, another integration, a broken
   * transition or expression). Executions that run keep the definition they were started with.
   */
  register(machine: { name: string; definition: unknown }): { stateMachineArn: string };
  /**
   * One request of the JSON protocol: `target` is the X-Amz-Target header (`AWSStepFunctions.<Operation>`), `body`
   * the parsed JSON. A client's error is answered with status 400 and `{ __type, message }`; throws only for a bug.
   */
  handle(target: string, body: unknown): Promise<{ status: number; body: unknown }>;
  /**
   * Goes on with every execution that was running when the process ended: waits keep their deadlines, tokens stay
   * valid, a function that was running is called again. Call once, after `register`.
   */
  resume(): Promise<void>;
  /** Epoch milliseconds of the next deadline of any execution; undefined when none waits for the clock. */
  nextWake(): number | undefined;
  /** Stops everything at once, as a kill would; the database may be closed afterwards. */
  close(): void;
}

export function createStepFunctions(options: {
  /** Owned by the caller; the tables used here begin with `sfn_`. */
  sql: DatabaseSync;
  clock: LocalClock;
  activity: Activity;
  /** Runs a function by the FunctionName of the task (name or ARN). A thrown Error fails the task with its name. */
  invoke: (functionName: string, payload: unknown) => Promise<unknown>;
  region?: string;
  accountId?: string;
}): StepFunctionsService {
  const { sql, clock, activity, invoke, region = 'us-east-1', accountId = '000000000000' } = options;
  const roleArn = `arn:aws:iam::${accountId}:role/local`;
  const now = () => clock.now();
  const store = createExecutionStore(sql);
  const registry = createMachineRegistry({ store, now, region, accountId });
  const { definitionOf } = registry;
  const runner = createRunner({ store, clock, activity, invoke, definitionOf, region, roleArn });
  const operations = new Map([
    ...Object.entries(executionOperations({ store, registry, runner, now, roleArn })),
    ...Object.entries(tokenOperations({ store, runner, now })),
  ]);

  return {
    register: ({ name, definition }) => ({ stateMachineArn: registry.register(name, definition).arn }),
    async handle(target, body) {
      try {
        const operation = target.startsWith('AWSStepFunctions.')
          ? operations.get(target.split('.')[1] ?? '')
          : undefined;
        if (!operation) throw new ApiError('UnknownOperationException', `'${target}' is not supported here`);
        return { status: 200, body: operation(body) };
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        return { status: 400, body: { __type: error.type, message: error.message } };
      }
    },
    async resume() {
      runner.resume();
    },
    nextWake: () => store.nextWake(),
    close: runner.close,
  };
}
