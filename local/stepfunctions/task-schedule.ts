import type { TaskState } from './definition.ts';
import type { Change } from './execution.ts';
import { evaluateTemplate } from './expression.ts';
import type { Json } from './payload.ts';
import { evaluateSeconds } from './seconds.ts';
import { StateError } from './state-error.ts';
import type { Step } from './state-step.ts';
import { taskResource } from './task-result.ts';
import { makeTaskToken } from './task-token.ts';

/**
 * Schedules an attempt of a task: its arguments, a new token if it waits for one, and its deadlines, which count from
 * now. The runner then calls the function; if the process dies meanwhile, it is called again with the same arguments.
 */
export async function scheduleTask(task: TaskState, step: Step, withToken: boolean): Promise<Change> {
  const { execution, cursor, now, region } = step;
  const attempt = cursor.attempt + 1;
  const context: { [key: string]: Json } = withToken
    ? { ...step.context, Task: { Token: makeTaskToken(execution, attempt) } }
    : step.context;
  const scope = { states: { input: cursor.input, context }, variables: cursor.variables, now };

  const functionName = await evaluateTemplate(task.Arguments.FunctionName, scope);
  if (typeof functionName !== 'string') throw new StateError('States.Runtime', 'FunctionName must be a string.');
  // Without a Payload a function is called with an empty object.
  const payload = await evaluateTemplate(task.Arguments.Payload ?? {}, scope);
  const timeout = task.TimeoutSeconds === undefined ? undefined : await evaluateSeconds(task.TimeoutSeconds, scope, 1);
  const heartbeat =
    task.HeartbeatSeconds === undefined ? undefined : await evaluateSeconds(task.HeartbeatSeconds, scope, 1);

  const resource = taskResource(withToken);
  const scheduled = {
    ...resource,
    region,
    parameters: JSON.stringify({ FunctionName: functionName, Payload: payload }),
    ...(timeout === undefined ? {} : { timeoutInSeconds: timeout }),
    ...(heartbeat === undefined ? {} : { heartbeatInSeconds: heartbeat }),
  };
  return {
    events: [
      { type: 'TaskScheduled', details: scheduled },
      { type: 'TaskStarted', details: resource },
    ],
    cursor: {
      ...cursor,
      attempt,
      stage: {
        kind: 'invoke',
        functionName,
        payload,
        withToken,
        ...(timeout === undefined ? {} : { timeoutAt: now + timeout * 1000 }),
        ...(heartbeat === undefined ? {} : { heartbeat: { seconds: heartbeat, dueAt: now + heartbeat * 1000 } }),
      },
    },
  };
}
