/**
 * The executions, their histories and the definitions they were started with, as rows. Every write is one
 * transaction of one turn of the loop, so a kill leaves an execution before a step or after it, never inside.
 * The connection belongs to the caller; nothing here runs while a transaction of his is open.
 */
import type { DatabaseSync } from 'node:sqlite';
import { wakeAt } from './deadline.ts';
import type { Change, Cursor, EndedExecution, Ending, Execution } from './execution.ts';
import type { HistoryEvent, RecordedEvent } from './history-event.ts';

const TABLES = `
  create table if not exists sfn_definition (
    id integer primary key, machine_arn text not null, definition text not null, created_at integer not null,
    unique (machine_arn, definition)
  ) strict;
  create table if not exists sfn_execution (
    id integer primary key autoincrement, arn text not null unique, name text not null, machine_arn text not null,
    definition_id integer not null, status text not null, started_at integer not null, stopped_at integer,
    timeout_at integer, wake_at integer, input text not null, output text, error text, cause text,
    token_seed text not null, cursor text, version integer not null, event_count integer not null
  ) strict;
  create index if not exists sfn_execution_wake on sfn_execution (wake_at) where wake_at is not null;
  create index if not exists sfn_execution_status on sfn_execution (machine_arn, status);
  create table if not exists sfn_event (
    execution_id integer not null, id integer not null, at integer not null, type text not null, details text,
    primary key (execution_id, id)
  ) strict, without rowid;
`;

interface ExecutionRow {
  id: number;
  arn: string;
  name: string;
  machine_arn: string;
  definition_id: number;
  status: Execution['status'];
  started_at: number;
  stopped_at: number | null;
  timeout_at: number | null;
  input: string;
  output: string | null;
  error: string | null;
  cause: string | null;
  token_seed: string;
  cursor: string | null;
  version: number;
  event_count: number;
}

/** What `create` needs to know of a new execution. */
interface NewExecution {
  arn: string;
  name: string;
  machineArn: string;
  definitionId: number;
  startedAt: number;
  timeoutAt: number | null;
  input: string;
  tokenSeed: string;
  cursor: Cursor;
  events: HistoryEvent[];
}

/** A page of a list: rows after the key `after`, at most `limit`. */
interface Page {
  after: number | undefined;
  limit: number;
}

export type ExecutionStore = ReturnType<typeof createExecutionStore>;

export function createExecutionStore(sql: DatabaseSync) {
  sql.exec(TABLES);
  const begin = sql.prepare('begin immediate');
  const commit = sql.prepare('commit');
  const rollback = sql.prepare('rollback');
  const insertDefinition = sql.prepare(
    'insert into sfn_definition (machine_arn, definition, created_at) values (?, ?, ?) on conflict do nothing',
  );
  const selectDefinitionByText = sql.prepare(
    'select id, created_at from sfn_definition where machine_arn = ? and definition = ?',
  );
  const selectDefinition = sql.prepare('select definition from sfn_definition where id = ?');
  const insertExecution = sql.prepare(
    `insert into sfn_execution (arn, name, machine_arn, definition_id, status, started_at, timeout_at, wake_at, input,
       token_seed, cursor, version, event_count) values (?, ?, ?, ?, 'RUNNING', ?, ?, ?, ?, ?, ?, 0, ?)`,
  );
  const insertEvent = sql.prepare('insert into sfn_event (execution_id, id, at, type, details) values (?, ?, ?, ?, ?)');
  const selectById = sql.prepare('select * from sfn_execution where id = ?');
  const selectByArn = sql.prepare('select * from sfn_execution where arn = ?');
  const moveOn = sql.prepare(
    `update sfn_execution set cursor = ?, wake_at = ?, version = version + 1, event_count = ?
     where id = ? and version = ?`,
  );
  const endIt = sql.prepare(
    `update sfn_execution set status = ?, output = ?, error = ?, cause = ?, stopped_at = ?, cursor = null,
       wake_at = null, version = version + 1, event_count = ? where id = ? and version = ?`,
  );
  const selectDue = sql.prepare('select id from sfn_execution where wake_at <= ? order by wake_at, id');
  const selectNextWake = sql.prepare(
    'select wake_at from sfn_execution where wake_at is not null order by wake_at limit 1',
  );
  const selectInterrupted = sql.prepare(
    `select id from sfn_execution where status = 'RUNNING'
       and cursor ->> '$.stage.kind' in ('enter', 'retry', 'invoke', 'exit', 'fail') order by id`,
  );
  const selectPage = sql.prepare(
    'select * from sfn_execution where machine_arn = ? and id < ? order by id desc limit ?',
  );
  const selectPageOfStatus = sql.prepare(
    'select * from sfn_execution where machine_arn = ? and status = ? and id < ? order by id desc limit ?',
  );
  const selectEvents = sql.prepare('select * from sfn_event where execution_id = ? and id > ? order by id limit ?');
  const selectEventsBackwards = sql.prepare(
    'select * from sfn_event where execution_id = ? and id < ? order by id desc limit ?',
  );

  const inTransaction = <T>(work: () => T): T => {
    begin.run();
    try {
      const result = work();
      commit.run();
      return result;
    } catch (error) {
      rollback.run();
      throw error;
    }
  };

  const record = (executionId: number, count: number, events: HistoryEvent[], at: number) => {
    let id = count;
    for (const { type, details } of events) {
      insertEvent.run(executionId, ++id, at, type, details ? JSON.stringify(details) : null);
    }
    return id;
  };

  // Casts in the rest of this file: rows of our own tables, whose columns the statements name.
  return {
    /** Keeps a definition (JSON text) of a machine; the same text again is the same revision. */
    saveDefinition(machineArn: string, definition: string, now: number): { id: number; createdAt: number } {
      insertDefinition.run(machineArn, definition, now);
      const row = selectDefinitionByText.get(machineArn, definition) as { id: number; created_at: number };
      return { id: row.id, createdAt: row.created_at };
    },
    /** The JSON text of a definition that was saved. */
    definition(id: number): string {
      return (selectDefinition.get(id) as { definition: string }).definition;
    },
    /** Writes a new execution; answers with its id. */
    create(execution: NewExecution): number {
      const { arn, name, machineArn, definitionId, startedAt, timeoutAt, input, tokenSeed, cursor, events } = execution;
      return inTransaction(() => {
        const { lastInsertRowid } = insertExecution.run(
          ...[arn, name, machineArn, definitionId, startedAt, timeoutAt, wakeAt(timeoutAt, cursor.stage)],
          ...[input, tokenSeed, JSON.stringify(cursor), events.length],
        );
        record(Number(lastInsertRowid), 0, events, startedAt);
        return Number(lastInsertRowid);
      });
    },
    /** Writes a change, unless the execution has changed since it was read: then false, and nothing is written. */
    write(execution: Execution, change: Change, now: number): boolean {
      const { id, version, eventCount, timeoutAt } = execution;
      return inTransaction(() => {
        const count = eventCount + change.events.length;
        const { changes } =
          'ending' in change
            ? endIt.run(...endingColumns(change.ending), now, count, id, version)
            : moveOn.run(JSON.stringify(change.cursor), wakeAt(timeoutAt, change.cursor.stage), count, id, version);
        if (changes === 0) return false;
        record(id, eventCount, change.events, now);
        return true;
      });
    },
    byId(id: number): Execution | undefined {
      return toExecution(selectById.get(id) as ExecutionRow | undefined);
    },
    byArn(arn: string): Execution | undefined {
      return toExecution(selectByArn.get(arn) as ExecutionRow | undefined);
    },
    /** Ids of the executions whose time has come, the longest due first. */
    due(now: number): number[] {
      return selectDue.all(now).map(({ id }) => id as number);
    },
    /** Epoch milliseconds of the next deadline of all executions. */
    nextWake(): number | undefined {
      return (selectNextWake.get() as { wake_at: number } | undefined)?.wake_at;
    },
    /** Ids of the running executions that wait for nobody but this process. */
    interrupted(): number[] {
      return selectInterrupted.all().map(({ id }) => id as number);
    },
    /** Executions of a machine, newest first. */
    list(machineArn: string, status: string | undefined, { after, limit }: Page): Execution[] {
      const below = after ?? Number.MAX_SAFE_INTEGER;
      const rows = status
        ? selectPageOfStatus.all(machineArn, status, below, limit)
        : selectPage.all(machineArn, below, limit);
      return rows.map((row) => toExecution(row as unknown as ExecutionRow)).filter((each) => each !== undefined);
    },
    /** Events of an execution, oldest first or newest first. */
    events(executionId: number, newestFirst: boolean, { after, limit }: Page): RecordedEvent[] {
      const rows = newestFirst
        ? selectEventsBackwards.all(executionId, after ?? Number.MAX_SAFE_INTEGER, limit)
        : selectEvents.all(executionId, after ?? 0, limit);
      return rows.map(({ id, at, type, details }) => ({
        id: id as number,
        at: at as number,
        type: type as string,
        ...(details === null ? {} : { details: JSON.parse(details as string) }),
      }));
    },
  };
}

const endingColumns = ({ status, output, error, cause }: Ending) =>
  [status, output ?? null, error ?? null, cause ?? null] as const;

function toExecution(row: ExecutionRow | undefined): Execution | undefined {
  if (!row) return undefined;
  const facts = {
    id: row.id,
    arn: row.arn,
    name: row.name,
    machineArn: row.machine_arn,
    definitionId: row.definition_id,
    startedAt: row.started_at,
    timeoutAt: row.timeout_at,
    input: row.input,
    tokenSeed: row.token_seed,
    version: row.version,
    eventCount: row.event_count,
  };
  if (row.status === 'RUNNING') {
    return { ...facts, status: row.status, cursor: JSON.parse(row.cursor ?? 'null') as Cursor }; // written by `write`
  }
  const ended: EndedExecution = { ...facts, status: row.status, stoppedAt: row.stopped_at ?? row.started_at };
  if (row.output !== null) ended.output = row.output;
  if (row.error !== null) ended.error = row.error;
  if (row.cause !== null) ended.cause = row.cause;
  return ended;
}
