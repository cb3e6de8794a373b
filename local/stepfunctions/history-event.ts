/** An event of an execution's history: its type and the details that AWS gives with it. */
export interface HistoryEvent {
  type: string;
  details?: Record<string, unknown>;
}

/** An event as it was written: ids count from 1 without gaps; `at` in epoch milliseconds. */
export interface RecordedEvent extends HistoryEvent {
  id: number;
  at: number;
}

/** What the caller of `GetExecutionHistory` may ask to leave out; a task token is among the parameters of its task. */
const EXECUTION_DATA = ['input', 'output', 'parameters', 'assignedVariables'];

/** An event in the shape of `GetExecutionHistory`. */
export function presentEvent({ id, at, type, details }: RecordedEvent, includeExecutionData: boolean): object {
  const shown =
    details &&
    Object.fromEntries(
      Object.entries(details).filter(([name]) => includeExecutionData || !EXECUTION_DATA.includes(name)),
    );
  return {
    id,
    previousEventId: id - 1,
    timestamp: at / 1000,
    type,
    ...(shown ? { [detailsField(type)]: shown } : {}),
  };
}

/** `TaskScheduled` → `taskScheduledEventDetails`; the events of entering and leaving share one field each. */
function detailsField(type: string): string {
  if (type.endsWith('StateEntered')) return 'stateEnteredEventDetails';
  if (type.endsWith('StateExited')) return 'stateExitedEventDetails';
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}
