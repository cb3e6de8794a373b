/**
 * The state machines of this process. A definition is also kept as a row, because an execution goes on with the one
 * it was started with: changing a file and starting again changes new executions only.
 */
import { ApiError } from './api-error.ts';
import { type Definition, parseDefinition } from './definition.ts';
import type { ExecutionStore } from './execution-store.ts';

export interface Machine {
  name: string;
  arn: string;
  /** JSON text. */
  definition: string;
  definitionId: number;
  /** Seconds of the whole execution. */
  timeoutSeconds: number | undefined;
  /** Epoch milliseconds. */
  createdAt: number;
}

export type MachineRegistry = ReturnType<typeof createMachineRegistry>;

export function createMachineRegistry(options: {
  store: ExecutionStore;
  now: () => number;
  region: string;
  accountId: string;
}) {
  const { store, now, region, accountId } = options;
  const machines = new Map<string, Machine>();
  const parsed = new Map<number, Definition>();
  const arnOf = (name: string) => `arn:aws:states:${region}:${accountId}:stateMachine:${name}`;

  return {
    arnOf,
    /** Makes a definition the current one of its name. Throws an Error that says why when it cannot run here. */
    register(name: string, definition: unknown): Machine {
      const { TimeoutSeconds } = parseDefinition(definition);
      const arn = arnOf(name);
      const text = JSON.stringify(definition);
      const { id, createdAt } = store.saveDefinition(arn, text, now());
      const machine = { name, arn, definition: text, definitionId: id, timeoutSeconds: TimeoutSeconds, createdAt };
      machines.set(arn, machine);
      return machine;
    },
    /** The machine of an ARN; throws `StateMachineDoesNotExist`. */
    machine(arn: string): Machine {
      const machine = machines.get(arn);
      if (!machine) throw new ApiError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
      return machine;
    },
    find: (arn: string): Machine | undefined => machines.get(arn),
    /** All machines by name. */
    all: (): Machine[] => [...machines.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    /** The definition an execution was started with. */
    definitionOf(id: number): Definition {
      let definition = parsed.get(id);
      if (!definition) {
        definition = parseDefinition(JSON.parse(store.definition(id)));
        parsed.set(id, definition);
      }
      return definition;
    },
  };
}
