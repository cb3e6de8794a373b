/** An error of a state, as Retry and Catch see it: a name to match and a cause for people. */
export class StateError extends Error {
  readonly error: string;

  constructor(error: string, cause: string) {
    super(cause);
    this.name = 'StateError';
    this.error = error;
  }
}

/**
 * Whether one of the names in an `ErrorEquals` means this error, by the rules of the Step Functions guide
 * ("Handling errors"): `States.Runtime` is never matched, `States.DataLimitExceeded` only by its own name,
 * `States.ALL` means any other error, `States.TaskFailed` any but `States.Timeout`, and `States.Timeout` includes
 * a missed heartbeat.
 */
export function matchesError(errorEquals: readonly string[], error: string): boolean {
  if (error === 'States.Runtime') return false;
  return errorEquals.some((name) => {
    if (name === error) return true;
    if (error === 'States.DataLimitExceeded') return false;
    if (name === 'States.ALL') return true;
    if (name === 'States.TaskFailed') return error !== 'States.Timeout';
    return name === 'States.Timeout' && error === 'States.HeartbeatTimeout';
  });
}
