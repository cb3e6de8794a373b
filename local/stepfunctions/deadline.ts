import type { Change, RunningExecution, Stage } from './execution.ts';
import { taskResource } from './task-result.ts';

/** When the clock must look at an execution again (epoch milliseconds); null when only somebody's call moves it. */
export function wakeAt(timeoutAt: number | null, stage: Stage): number | null {
  const times = [timeoutAt];
  if (stage.kind === 'wait' || stage.kind === 'back-off') times.push(stage.until);
  if (stage.kind === 'invoke' || stage.kind === 'await-answer') {
    times.push(stage.timeoutAt ?? null, stage.heartbeat?.dueAt ?? null);
  }
  const known = times.filter((time) => time !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

/** What the time that has come does to an execution: the end of all of it, of its task, or of its wait. */
export function expire({ timeoutAt, cursor }: RunningExecution, now: number): Change | undefined {
  const due = (at: number | null | undefined) => at !== null && at !== undefined && at <= now;
  const { stage } = cursor;
  if (due(timeoutAt)) {
    return {
      events: [{ type: 'ExecutionTimedOut', details: { error: 'States.Timeout' } }],
      ending: { status: 'TIMED_OUT', error: 'States.Timeout' },
    };
  }
  if (stage.kind === 'wait' && due(stage.until)) return { events: [], cursor: { ...cursor, stage: { kind: 'exit' } } };
  if (stage.kind === 'back-off' && due(stage.until)) {
    return { events: [], cursor: { ...cursor, stage: { kind: 'retry' } } };
  }
  if (stage.kind !== 'invoke' && stage.kind !== 'await-answer') return undefined;
  const error = due(stage.timeoutAt)
    ? 'States.Timeout'
    : due(stage.heartbeat?.dueAt)
      ? 'States.HeartbeatTimeout'
      : undefined;
  if (!error) return undefined;
  const withToken = stage.kind === 'await-answer' || stage.withToken;
  return {
    events: [{ type: 'TaskTimedOut', details: { ...taskResource(withToken), error } }],
    cursor: { ...cursor, stage: { kind: 'fail', error, cause: '' } },
  };
}
