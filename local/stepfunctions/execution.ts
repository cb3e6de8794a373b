import type { HistoryEvent } from './history-event.ts';
import type { Json } from './payload.ts';

/**
 * One execution as it lies in the database. Everything needed to go on after a crash is here: nothing of an open
 * execution is kept in memory.
 */
export type Execution = RunningExecution | EndedExecution;

interface ExecutionFacts {
  id: number;
  arn: string;
  name: string;
  machineArn: string;
  /** The revision of the definition it was started with; a later one does not change it. */
  definitionId: number;
  /** Epoch milliseconds. */
  startedAt: number;
  /** Epoch milliseconds at which the whole execution times out; null without `TimeoutSeconds`. */
  timeoutAt: number | null;
  /** JSON text, as it was given. */
  input: string;
  /** Random text that signs the task tokens of this execution. */
  tokenSeed: string;
  /** Rises with each change: who read an older one may not write. */
  version: number;
  /** How many events its history has. */
  eventCount: number;
}

export interface RunningExecution extends ExecutionFacts {
  status: 'RUNNING';
  cursor: Cursor;
}

export interface EndedExecution extends ExecutionFacts, Ending {
  /** Epoch milliseconds. */
  stoppedAt: number;
}

/** How an execution ended. */
export interface Ending {
  status: 'SUCCEEDED' | 'FAILED' | 'ABORTED' | 'TIMED_OUT';
  /** JSON text, of a success. */
  output?: string;
  error?: string;
  cause?: string;
}

/** Where a running execution stands. */
export interface Cursor {
  /** The name of the current state. */
  state: string;
  /** Epoch milliseconds. */
  enteredAt: number;
  input: Json;
  variables: Record<string, Json>;
  /** Counts the attempts of tasks over the whole execution; a token is of one attempt. */
  attempt: number;
  /** Retries made in this visit of the state, by retrier. */
  retries: number[];
  stage: Stage;
}

/** When a task is given up. Epoch milliseconds; counted from its scheduling, so it includes the function's run. */
export interface TaskDeadlines {
  timeoutAt?: number;
  heartbeat?: { seconds: number; dueAt: number };
}

/** What happens next with the current state. `enter`, `retry`, `exit` and `fail` go on by themselves; the rest wait. */
export type Stage =
  | { kind: 'enter' }
  | { kind: 'retry' }
  | ({ kind: 'invoke'; functionName: string; payload: Json; withToken: boolean } & TaskDeadlines)
  | ({ kind: 'await-answer' } & TaskDeadlines)
  | { kind: 'wait'; until: number }
  | { kind: 'back-off'; until: number }
  | { kind: 'exit'; result?: Json }
  | { kind: 'fail'; error: string; cause: string };

/** What one step writes, in one transaction: the events, and where the execution stands after them. */
export type Change = { events: HistoryEvent[] } & ({ cursor: Cursor } | { ending: Ending });

/** Whether an execution at this stage goes on by itself, without waiting for anybody. */
export const goesOn = ({ kind }: Stage): boolean =>
  kind === 'enter' || kind === 'retry' || kind === 'exit' || kind === 'fail';
