import type { Table } from '../../adapters/dynamodb/client.ts';
import { dueWork } from '../../adapters/dynamodb/due.ts';
import type { Instant } from '../../core/time/instant.ts';

/** What the sweeper would find at an instant; a row that it could not read is a bug. */
export const dueNow = (table: Table, now: Instant) =>
  dueWork(table, now, ({ pk, sk }) => {
    throw new Error(`a due row cannot be read: ${pk} ${sk}`);
  });

export const dueEscalations = async (table: Table, now: Instant) => (await dueNow(table, now)).escalations;
export const dueSchedules = async (table: Table, now: Instant) => (await dueNow(table, now)).schedules;
export const dueTickets = async (table: Table, now: Instant) => (await dueNow(table, now)).tickets;
export const dueJobs = async (table: Table, now: Instant) => (await dueNow(table, now)).jobs;
