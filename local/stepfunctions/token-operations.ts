/**
 * The answers to task tokens. An answer counts from the moment the token is made, so a function may answer its own
 * token before it returns. The first answer wins; a later one, or one after the timeout, a retry or the end of the
 * execution, is refused with `TaskTimedOut`, as AWS does.
 */
import * as z from 'zod';
import { ApiError } from './api-error.ts';
import type { Cursor, RunningExecution, TaskDeadlines } from './execution.ts';
import type { ExecutionStore } from './execution-store.ts';
import type { Json } from './payload.ts';
import { checkJson, type Operation, operation } from './request.ts';
import type { Runner } from './runner.ts';
import { taskFailed, taskSucceeded } from './task-result.ts';
import { isSigned, readTaskToken } from './task-token.ts';

const TaskToken = z.string().min(1).max(2048);
const SendTaskSuccess = z.looseObject({ taskToken: TaskToken, output: z.string() });
const SendTaskFailure = z.looseObject({
  taskToken: TaskToken,
  error: z.string().max(256).default(''),
  cause: z.string().max(32_768).default(''),
});
const SendTaskHeartbeat = z.looseObject({ taskToken: TaskToken });

export function tokenOperations(options: {
  store: ExecutionStore;
  runner: Runner;
  now: () => number;
}): Record<string, Operation> {
  const { store, runner, now } = options;

  /** The execution that waits for this token; throws `InvalidToken`, `TaskDoesNotExist` or `TaskTimedOut`. */
  const waitingFor = (token: string): { execution: RunningExecution; cursor: Cursor; stage: WaitingStage } => {
    const claim = readTaskToken(token);
    if (!claim) throw new ApiError('InvalidToken', "Invalid Token: 'Invalid token'");
    const execution = store.byId(claim.id);
    if (!execution) throw new ApiError('TaskDoesNotExist', "Task Does Not Exist: 'Provided task does not exist'");
    if (!isSigned(token, execution, claim.attempt))
      throw new ApiError('InvalidToken', "Invalid Token: 'Invalid token'");
    if (execution.status === 'RUNNING' && execution.cursor.attempt === claim.attempt) {
      const { stage } = execution.cursor;
      if (isWaiting(stage) && !isOver(stage, now())) return { execution, cursor: execution.cursor, stage };
    }
    throw new ApiError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
  };

  return {
    SendTaskSuccess: operation(SendTaskSuccess, ({ taskToken, output }) => {
      const result = checkJson(output, 'InvalidOutput') as Json; // checkJson answers with what JSON.parse has read
      const { execution, cursor } = waitingFor(taskToken);
      runner.apply(execution, taskSucceeded(cursor, true, result));
      return {};
    }),

    SendTaskFailure: operation(SendTaskFailure, ({ taskToken, error, cause }) => {
      const { execution, cursor } = waitingFor(taskToken);
      runner.apply(execution, taskFailed(cursor, true, error, cause));
      return {};
    }),

    SendTaskHeartbeat: operation(SendTaskHeartbeat, ({ taskToken }) => {
      const { execution, cursor, stage } = waitingFor(taskToken);
      if (!stage.heartbeat) return {};
      const { seconds } = stage.heartbeat;
      const heartbeat = { seconds, dueAt: now() + seconds * 1000 };
      runner.apply(execution, { events: [], cursor: { ...cursor, stage: { ...stage, heartbeat } } });
      return {};
    }),
  };
}

type WaitingStage = Extract<Cursor['stage'], { kind: 'invoke' | 'await-answer' }>;

const isWaiting = (stage: Cursor['stage']): stage is WaitingStage =>
  stage.kind === 'await-answer' || (stage.kind === 'invoke' && stage.withToken);

/** A deadline that has passed counts even before the clock has come round to it. */
const isOver = ({ timeoutAt, heartbeat }: TaskDeadlines, now: number): boolean =>
  (timeoutAt !== undefined && timeoutAt <= now) || (heartbeat !== undefined && heartbeat.dueAt <= now);
