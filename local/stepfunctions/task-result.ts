/**
 * How a task ends, by its function or by whoever answers its token: the events and the next stage. Called with the
 * execution as it stands; a result that comes too late never gets here.
 */
import { randomUUID } from 'node:crypto';
import type { Change, Cursor, Stage } from './execution.ts';
import { type Json, toPayload } from './payload.ts';
import { StateError } from './state-error.ts';

/** What a task's events carry in every case. */
export const taskResource = (withToken: boolean) => ({
  resourceType: 'lambda',
  resource: withToken ? 'invoke.waitForTaskToken' : 'invoke',
});

/** The function has returned: a plain task is done, one with a token goes on waiting for its answer. */
export function taskReturned(cursor: Cursor, stage: Stage & { kind: 'invoke' }, returned: unknown): Change {
  let payload: Json;
  try {
    payload = toPayload(returned);
  } catch (error) {
    if (error instanceof StateError) return taskFailed(cursor, stage.withToken, error.error, error.message);
    throw error;
  }
  // The answer of the Invoke API as the optimised integration passes it on.
  const result = {
    ExecutedVersion: '$LATEST',
    Payload: payload,
    SdkHttpMetadata: { HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: randomUUID() },
    StatusCode: 200,
  };
  if (!stage.withToken) return taskSucceeded(cursor, false, result);
  const { timeoutAt, heartbeat } = stage;
  return {
    events: [{ type: 'TaskSubmitted', details: { ...taskResource(true), output: JSON.stringify(result) } }],
    cursor: {
      ...cursor,
      stage: {
        kind: 'await-answer',
        ...(timeoutAt === undefined ? {} : { timeoutAt }),
        ...(heartbeat === undefined ? {} : { heartbeat }),
      },
    },
  };
}

/** The function has thrown: the error's name is the error, as of a Node function's unhandled error on Lambda. */
export function taskThrew(cursor: Cursor, withToken: boolean, thrown: unknown): Change {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const cause = JSON.stringify({ errorType: error.name, errorMessage: error.message });
  return taskFailed(cursor, withToken, error.name, cause);
}

/** The task is done; `result` is what its state's `$states.result` will be. */
export function taskSucceeded(cursor: Cursor, withToken: boolean, result: Json): Change {
  return {
    events: [{ type: 'TaskSucceeded', details: { ...taskResource(withToken), output: JSON.stringify(result) } }],
    cursor: { ...cursor, stage: { kind: 'exit', result } },
  };
}

/** The task has failed: Retry and Catch are asked next. */
export function taskFailed(cursor: Cursor, withToken: boolean, error: string, cause: string): Change {
  return {
    events: [{ type: 'TaskFailed', details: { ...taskResource(withToken), error, cause } }],
    cursor: { ...cursor, stage: { kind: 'fail', error, cause } },
  };
}
