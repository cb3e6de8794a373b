/** The operations on state machines and executions. Reads come from the rows, so they see ended executions too. */
import { randomBytes, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { ApiError } from './api-error.ts';
import type { Execution, RunningExecution } from './execution.ts';
import type { ExecutionStore } from './execution-store.ts';
import { presentEvent } from './history-event.ts';
import type { Machine, MachineRegistry } from './machine-registry.ts';
import type { Json } from './payload.ts';
import { checkArn, checkJson, checkName, cutPage, type Operation, operation, Paging, pageOf } from './request.ts';
import type { Runner } from './runner.ts';

const ExecutionArn = z.strictObject({ executionArn: z.string() });
const StartExecution = z.looseObject({
  stateMachineArn: z.string(),
  name: z.string().optional(),
  input: z.string().default('{}'),
});
const StopExecution = z.looseObject({
  executionArn: z.string(),
  error: z.string().max(256).optional(),
  cause: z.string().max(32_768).optional(),
});
const ListExecutions = z.looseObject({
  stateMachineArn: z.string(),
  statusFilter: z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE']).optional(),
  ...Paging,
});
const GetExecutionHistory = z.looseObject({
  executionArn: z.string(),
  reverseOrder: z.boolean().default(false),
  includeExecutionData: z.boolean().default(true),
  ...Paging,
});
const CreateStateMachine = z.looseObject({ name: z.string(), definition: z.string() });

export function executionOperations(options: {
  store: ExecutionStore;
  registry: MachineRegistry;
  runner: Runner;
  now: () => number;
  roleArn: string;
}): Record<string, Operation> {
  const { store, registry, runner, now, roleArn } = options;

  const find = (arn: string): Execution => {
    checkArn(arn, 'execution');
    const execution = store.byArn(arn);
    if (!execution) throw new ApiError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return execution;
  };
  const machineOf = (arn: string): Machine => {
    checkArn(arn, 'stateMachine');
    return registry.machine(arn);
  };

  const begin = (machine: Machine, arn: string, name: string, input: string): number => {
    const startedAt = now();
    const definition = registry.definitionOf(machine.definitionId);
    const id = store.create({
      arn,
      name,
      machineArn: machine.arn,
      definitionId: machine.definitionId,
      startedAt,
      timeoutAt: machine.timeoutSeconds === undefined ? null : startedAt + machine.timeoutSeconds * 1000,
      input,
      tokenSeed: randomBytes(16).toString('base64url'),
      cursor: {
        state: definition.StartAt,
        enteredAt: startedAt,
        input: JSON.parse(input) as Json, // checkJson has read it
        variables: {},
        attempt: 0,
        retries: [],
        stage: { kind: 'enter' },
      },
      events: [{ type: 'ExecutionStarted', details: { input, roleArn } }],
    });
    runner.go(id);
    return startedAt;
  };

  const stop = (execution: RunningExecution, error: string | undefined, cause: string | undefined): number => {
    const reason = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
    runner.apply(execution, {
      events: [{ type: 'ExecutionAborted', details: reason }],
      ending: { status: 'ABORTED', ...reason },
    });
    return now();
  };

  return {
    CreateStateMachine: operation(CreateStateMachine, ({ name, definition }) => {
      checkName(name);
      const existing = registry.find(registry.arnOf(name));
      try {
        const parsed: unknown = JSON.parse(definition);
        if (existing && existing.definition !== JSON.stringify(parsed)) {
          throw new ApiError('StateMachineAlreadyExists', `State Machine Already Exists: '${existing.arn}'`);
        }
        const { arn, createdAt } = existing ?? registry.register(name, parsed);
        return { stateMachineArn: arn, creationDate: createdAt / 1000 };
      } catch (error) {
        if (error instanceof ApiError) throw error;
        throw new ApiError('InvalidDefinition', `Invalid State Machine Definition: ${String(error)}`);
      }
    }),

    StartExecution: operation(StartExecution, ({ stateMachineArn, name = randomUUID(), input }) => {
      const machine = machineOf(stateMachineArn);
      checkName(name);
      checkJson(input, 'InvalidExecutionInput');
      const executionArn = `${machine.arn.replace(':stateMachine:', ':execution:')}:${name}`;
      const earlier = store.byArn(executionArn);
      if (!earlier) return { executionArn, startDate: begin(machine, executionArn, name, input) / 1000 };
      // The same start again, while it runs, is the same execution.
      if (earlier.status === 'RUNNING' && earlier.input === input) {
        return { executionArn, startDate: earlier.startedAt / 1000 };
      }
      throw new ApiError('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`);
    }),

    StopExecution: operation(StopExecution, ({ executionArn, error, cause }) => {
      const execution = find(executionArn);
      const stoppedAt = execution.status === 'RUNNING' ? stop(execution, error, cause) : execution.stoppedAt;
      return { stopDate: stoppedAt / 1000 };
    }),

    DescribeExecution: operation(ExecutionArn.loose(), ({ executionArn }) => {
      const execution = find(executionArn);
      const ended =
        execution.status === 'RUNNING'
          ? {}
          : { output: execution.output, error: execution.error, cause: execution.cause };
      return { ...summary(execution), input: execution.input, ...ended };
    }),

    ListExecutions: operation(ListExecutions, ({ stateMachineArn, statusFilter, ...paging }) => {
      const machine = machineOf(stateMachineArn);
      const { after, size } = pageOf(paging, 100);
      const { page, ...next } = cutPage(store.list(machine.arn, statusFilter, { after, limit: size + 1 }), size, idOf);
      return { executions: page.map(summary), ...next };
    }),

    GetExecutionHistory: operation(
      GetExecutionHistory,
      ({ executionArn, reverseOrder, includeExecutionData, ...paging }) => {
        const { id } = find(executionArn);
        const { after, size } = pageOf(paging, 100);
        const { page, ...next } = cutPage(store.events(id, reverseOrder, { after, limit: size + 1 }), size, idOf);
        return { events: page.map((event) => presentEvent(event, includeExecutionData)), ...next };
      },
    ),

    ListStateMachines: operation(z.looseObject({ ...Paging }), (paging) => {
      const { after = 0, size } = pageOf(paging, 100);
      const rest = registry.all().map((machine, index) => ({ machine, place: index + 1 }));
      const { page, ...next } = cutPage(rest.slice(after), size, ({ place }) => place);
      return { stateMachines: page.map(({ machine }) => machineSummary(machine)), ...next };
    }),

    DescribeStateMachine: operation(z.looseObject({ stateMachineArn: z.string() }), ({ stateMachineArn }) => {
      const machine = machineOf(stateMachineArn);
      return { ...machineSummary(machine), status: 'ACTIVE', definition: machine.definition, roleArn };
    }),
  };
}

const idOf = ({ id }: { id: number }) => id;

const summary = (execution: Execution) => ({
  executionArn: execution.arn,
  stateMachineArn: execution.machineArn,
  name: execution.name,
  status: execution.status,
  startDate: execution.startedAt / 1000,
  ...(execution.status === 'RUNNING' ? {} : { stopDate: execution.stoppedAt / 1000 }),
});

const machineSummary = ({ arn, name, createdAt }: Machine) => ({
  stateMachineArn: arn,
  name,
  type: 'STANDARD',
  creationDate: createdAt / 1000,
});
