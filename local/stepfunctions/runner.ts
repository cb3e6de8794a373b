/**
 * Moves executions: load the row, take one step, write the row. An execution that waits (for a function, an answer,
 * a deadline) is nothing but its row; one clock timer stands for the earliest deadline of all. Who comes from
 * outside (an answer, a stop, a deadline, a function that returns) writes first and then lets the execution go on,
 * so what was accepted is kept; a step that was overtaken by such a write is thrown away and taken anew.
 */
import type { Activity } from '../clock/activity.ts';
import type { LocalClock } from '../clock/local-clock.ts';
import { expire } from './deadline.ts';
import type { Definition } from './definition.ts';
import { type Change, type Execution, goesOn, type RunningExecution } from './execution.ts';
import type { ExecutionStore } from './execution-store.ts';
import { takeStep } from './state-step.ts';
import { taskReturned, taskThrew } from './task-result.ts';
import { createWorkQueue } from './work-queue.ts';

/** The quota of AWS for the history of one execution: the 25 001st event ends it. */
const MAX_EVENTS = 25_000;

/** Functions and executions at work at once: the concurrency of Lambda in an ordinary account. */
const AT_ONCE = 1000;

export interface Runner {
  /** Lets an execution go on from where its row says it stands; does nothing if it waits. */
  go(id: number): void;
  /** Writes a change from outside and lets the execution go on; the execution must have been read in this same turn. */
  apply(execution: RunningExecution, change: Change): void;
  /** Goes on with everything that was running when the process ended. */
  resume(): void;
  /** Nothing is read or written after this. */
  close(): void;
}

export function createRunner(options: {
  store: ExecutionStore;
  clock: LocalClock;
  activity: Activity;
  invoke: (functionName: string, payload: unknown) => Promise<unknown>;
  definitionOf: (definitionId: number) => Definition;
  region: string;
  roleArn: string;
}): Runner {
  const { store, clock, activity, invoke, definitionOf, region, roleArn } = options;
  const work = createWorkQueue(activity, AT_ONCE);
  const going = new Set<number>();
  // Asked before anything new begins: what starts from now on is not for `resume`.
  const interrupted = store.interrupted();
  let closed = false;
  let armedFor: number | undefined;
  let disarm = () => {};

  const arm = () => {
    const next = closed ? undefined : store.nextWake();
    if (next === armedFor) return;
    disarm();
    armedFor = next;
    if (next !== undefined) disarm = clock.at(next, wakeDue);
  };

  const wakeDue = () => {
    disarm();
    armedFor = undefined;
    if (closed) return;
    for (const id of store.due(clock.now())) {
      const execution = store.byId(id);
      const change = execution?.status === 'RUNNING' ? expire(execution, clock.now()) : undefined;
      if (!execution || !change) continue;
      store.write(execution, change, clock.now());
      go(id);
    }
    arm();
  };

  const apply = (execution: RunningExecution, change: Change) => {
    store.write(execution, change, clock.now());
    arm();
    go(execution.id);
  };

  const callFunction = async (id: number, attempt: number) => {
    const task = (execution: Execution | undefined) =>
      execution?.status === 'RUNNING' &&
      execution.cursor.attempt === attempt &&
      execution.cursor.stage.kind === 'invoke'
        ? { execution, cursor: execution.cursor, stage: execution.cursor.stage }
        : undefined;
    const called = closed ? undefined : task(store.byId(id));
    if (!called) return;
    const { functionName, payload } = called.stage;
    const outcome = await invoke(functionName, payload).then(
      (returned) => ({ returned }),
      (thrown: unknown) => ({ thrown }),
    );
    if (closed) return;
    // Timed out, stopped or answered meanwhile: what the function says is of no interest any more.
    const still = task(store.byId(id));
    if (!still) return;
    const change =
      'returned' in outcome
        ? taskReturned(still.cursor, still.stage, outcome.returned)
        : taskThrew(still.cursor, still.stage.withToken, outcome.thrown);
    apply(still.execution, change);
  };

  /** Runs beside the execution and counts as work: the function may answer its own token before it returns. */
  const startFunction = (id: number, attempt: number) => {
    work(() => callFunction(id, attempt));
  };

  const step = async (execution: RunningExecution, now: number): Promise<Change> => {
    if (execution.eventCount >= MAX_EVENTS) {
      return fail(`The execution reached the maximum number of history events (${MAX_EVENTS}).`);
    }
    let definition: Definition;
    try {
      definition = definitionOf(execution.definitionId);
    } catch (error) {
      // Kept by a version of the runtime that could run it.
      return fail(String(error));
    }
    return takeStep(definition, execution, { now, region, roleArn });
  };

  const steps = async (id: number) => {
    try {
      for (;;) {
        const execution = closed ? undefined : store.byId(id);
        if (execution?.status !== 'RUNNING' || !goesOn(execution.cursor.stage)) return;
        const now = clock.now();
        const change = await step(execution, now);
        if (closed || !store.write(execution, change, now)) continue;
        arm();
        if ('cursor' in change && change.cursor.stage.kind === 'invoke') startFunction(id, change.cursor.attempt);
      }
    } finally {
      going.delete(id);
    }
  };

  const go = (id: number) => {
    if (closed || going.has(id)) return;
    going.add(id);
    work(() => steps(id));
  };

  return {
    go,
    apply,
    resume() {
      wakeDue();
      for (const id of interrupted.splice(0)) {
        const execution = store.byId(id);
        if (execution?.status !== 'RUNNING' || going.has(id)) continue;
        if (execution.cursor.stage.kind === 'invoke') startFunction(id, execution.cursor.attempt);
        else go(id);
      }
    },
    close() {
      closed = true;
      disarm();
    },
  };
}

/** The end of an execution that cannot go on, whatever its definition says. */
function fail(cause: string): Change {
  const reason = { error: 'States.Runtime', cause };
  return { events: [{ type: 'ExecutionFailed', details: reason }], ending: { status: 'FAILED', ...reason } };
}
