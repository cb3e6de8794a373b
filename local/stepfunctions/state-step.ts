/**
 * One step of an execution that goes on by itself: a state is entered, tried again, left, or its failure is handed
 * to Retry and then to Catch. Reads nothing and writes nothing: the runner stores the change it answers. Done twice
 * (after a crash before the write) it answers the same change again.
 */
import { type Definition, LAMBDA_INVOKE_WITH_TOKEN, type State } from './definition.ts';
import type { Change, Cursor, Ending, RunningExecution } from './execution.ts';
import { evaluateTemplate } from './expression.ts';
import type { HistoryEvent } from './history-event.ts';
import type { Json } from './payload.ts';
import { nextRetry } from './retry.ts';
import { evaluateSeconds, evaluateTimestamp } from './seconds.ts';
import { matchesError, StateError } from './state-error.ts';
import { scheduleTask } from './task-schedule.ts';

/** What a step works with. */
export interface Step {
  execution: RunningExecution;
  cursor: Cursor;
  /** `$states.context`, without the token of a task. */
  context: { [key: string]: Json };
  region: string;
  /** Epoch milliseconds. */
  now: number;
}

/** Answers the change that follows; an error of the state becomes the stage `fail`, or the end. */
export async function takeStep(
  definition: Definition,
  execution: RunningExecution,
  { now, region, roleArn }: { now: number; region: string; roleArn: string },
): Promise<Change> {
  const entering = execution.cursor.stage.kind === 'enter';
  const cursor = entering ? { ...execution.cursor, enteredAt: now, retries: [] } : execution.cursor;
  const { stage, state: name } = cursor;
  const state = definition.States[name];
  const step = { execution, cursor, context: contextOf(execution, cursor, roleArn), region, now };
  const events: HistoryEvent[] = entering && state ? [entered(state, name, cursor.input)] : [];
  try {
    if (!state) throw new StateError('States.Runtime', `There is no state '${name}'.`);
    if (stage.kind === 'fail') return await handleFailure(state, step, stage.error, stage.cause);
    const change =
      stage.kind === 'exit' && state.Type !== 'Fail' ? await leave(state, step, stage.result) : await run(state, step);
    return { ...change, events: [...events, ...change.events] };
  } catch (thrown) {
    const { error, message } = thrown instanceof StateError ? thrown : new StateError('States.Runtime', String(thrown));
    if (error === 'States.QueryEvaluationError') {
      events.push({ type: 'EvaluationFailed', details: { error, cause: message, state: name } });
    }
    // A catcher that fails has no catcher.
    if (stage.kind === 'fail') return end({ status: 'FAILED', error, cause: message }, events);
    return { events, cursor: { ...cursor, stage: { kind: 'fail', error, cause: message } } };
  }
}

function contextOf(execution: RunningExecution, cursor: Cursor, roleArn: string): { [key: string]: Json } {
  const { arn, name, machineArn, startedAt } = execution;
  return {
    Execution: {
      Id: arn,
      Input: JSON.parse(execution.input) as Json, // checked to be JSON when the execution was started
      Name: name,
      RoleArn: roleArn,
      StartTime: new Date(startedAt).toISOString(),
    },
    StateMachine: { Id: machineArn, Name: machineArn.slice(machineArn.lastIndexOf(':') + 1) },
    State: {
      Name: cursor.state,
      EnteredTime: new Date(cursor.enteredAt).toISOString(),
      RetryCount: cursor.retries.reduce((sum, made) => sum + made, 0),
    },
  };
}

const entered = ({ Type }: State, name: string, input: Json): HistoryEvent => ({
  type: `${Type}StateEntered`,
  details: { name, input: JSON.stringify(input) },
});

/** Does what the state is for: at once, or up to where it waits. */
async function run(state: State, step: Step): Promise<Change> {
  const { cursor, now } = step;
  const evaluate = (template: Json) => evaluateTemplate(template, scopeOf(step));
  switch (state.Type) {
    case 'Pass':
    case 'Succeed':
      return leave(state, step);
    case 'Fail': {
      const error = String(await evaluate(state.Error ?? ''));
      const cause = String(await evaluate(state.Cause ?? ''));
      return end({ status: 'FAILED', ...(error ? { error } : {}), ...(cause ? { cause } : {}) });
    }
    case 'Choice': {
      for (const rule of state.Choices) {
        const chosen = await evaluate(rule.Condition);
        if (typeof chosen !== 'boolean') {
          throw new StateError('States.QueryEvaluationError', `'${rule.Condition}' did not answer true or false.`);
        }
        if (chosen) return exit(state.Type, rule, rule.Next, step);
      }
      if (state.Default === undefined) throw new StateError('States.NoChoiceMatched', 'No choice rule matched.');
      return exit(state.Type, state, state.Default, step);
    }
    case 'Wait': {
      const until =
        state.Timestamp === undefined
          ? now + (await evaluateSeconds(state.Seconds ?? 0, scopeOf(step), 0)) * 1000
          : await evaluateTimestamp(state.Timestamp, scopeOf(step));
      return { events: [], cursor: { ...cursor, stage: { kind: 'wait', until } } };
    }
    case 'Task':
      return scheduleTask(state, step, state.Resource === LAMBDA_INVOKE_WITH_TOKEN);
  }
}

/** Leaves a state whose work is done by its own Next; `result` is a task's. */
function leave(state: Exclude<State, { Type: 'Fail' }>, step: Step, result?: Json): Promise<Change> {
  return exit(state.Type, state, 'Next' in state ? state.Next : undefined, step, { result });
}

/** Evaluates Output and Assign (both see the variables as they were) and goes to `next`, or ends the execution. */
async function exit(
  type: State['Type'],
  fields: { Output?: Json | undefined; Assign?: Record<string, Json> | undefined },
  next: string | undefined,
  step: Step,
  seen: { result?: Json | undefined; errorOutput?: Json } = {},
): Promise<Change> {
  const { cursor } = step;
  const scope = scopeOf(step, seen);
  const { result = cursor.input, errorOutput = result } = seen;
  const output = fields.Output === undefined ? errorOutput : await evaluateTemplate(fields.Output, scope);
  const assigned: Array<[string, Json]> = [];
  for (const [name, template] of Object.entries(fields.Assign ?? {})) {
    assigned.push([name, await evaluateTemplate(template, scope)]);
  }
  const left: HistoryEvent = {
    type: `${type}StateExited`,
    details: {
      name: cursor.state,
      output: JSON.stringify(output),
      ...(assigned.length > 0
        ? { assignedVariables: Object.fromEntries(assigned.map(([name, value]) => [name, JSON.stringify(value)])) }
        : {}),
    },
  };
  if (next === undefined) return end({ status: 'SUCCEEDED', output: JSON.stringify(output) }, [left]);
  const variables = { ...cursor.variables, ...Object.fromEntries(assigned) };
  return { events: [left], cursor: { ...cursor, state: next, input: output, variables, stage: { kind: 'enter' } } };
}

/** Retry first, then Catch, then the execution fails. */
async function handleFailure(state: State, step: Step, error: string, cause: string): Promise<Change> {
  const { cursor, now } = step;
  if (state.Type === 'Task') {
    const retry = nextRetry(state.Retry, cursor.retries, error);
    if (retry) {
      const stage = { kind: 'back-off', until: now + retry.delayMs } as const;
      return { events: [], cursor: { ...cursor, retries: retry.made, stage } };
    }
    const catcher = state.Catch.find(({ ErrorEquals }) => matchesError(ErrorEquals, error));
    if (catcher) return exit('Task', catcher, catcher.Next, step, { errorOutput: { Error: error, Cause: cause } });
  }
  return end({ status: 'FAILED', error, cause });
}

/** What an expression of this step sees; `seen` adds the task's result or the caught error. */
function scopeOf(
  { cursor, context, now }: Step,
  { result, errorOutput }: { result?: Json | undefined; errorOutput?: Json } = {},
) {
  return {
    states: {
      input: cursor.input,
      context,
      ...(result === undefined ? {} : { result }),
      ...(errorOutput === undefined ? {} : { errorOutput }),
    },
    variables: cursor.variables,
    now,
  };
}

function end(ending: Ending, events: HistoryEvent[] = []): Change {
  const { status, ...details } = ending;
  const type = status === 'SUCCEEDED' ? 'ExecutionSucceeded' : 'ExecutionFailed';
  return { events: [...events, { type, details }], ending };
}
