import type { AccountId, AppointmentId, CustomerId, JobId, PersonId } from '../../core/ids/ids.ts';
import type { JobStatus } from '../../core/job/job.ts';
import type { TaskStatus } from '../../core/task/task.ts';
import type { Instant } from '../../core/time/instant.ts';
import { accountPk } from './keys.ts';

/* Keys of the index of lists: of an account, by what is listed, in the order of the list. */

export const listedJob = (acc: AccountId, status: JobStatus, sortBy: string) => ({
  gsi1pk: `${accountPk(acc)}#JOBS#${status}`,
  gsi1sk: sortBy,
});

export const listedTask = (acc: AccountId, status: TaskStatus, sortBy: string) => ({
  gsi1pk: `${accountPk(acc)}#TASKS#${status}`,
  gsi1sk: sortBy,
});

export const listedTicket = (acc: AccountId, status: string, sortBy: string) => ({
  gsi1pk: `${accountPk(acc)}#TICKETS#${status}`,
  gsi1sk: sortBy,
});

export const listedInChannel = (acc: AccountId, channel: string, status: string, sortBy: string) => ({
  gsi1pk: `${accountPk(acc)}#TICKETS#${channel}#${status}`,
  gsi1sk: sortBy,
});

export const listed = (
  acc: AccountId,
  what: 'PEOPLE' | 'PLANS' | 'SCHEDULES' | 'COVERS' | 'DRILLS' | 'CUSTOMERS' | 'JOBS',
  sortBy: string,
) => ({
  gsi1pk: `${accountPk(acc)}#${what}`,
  gsi1sk: sortBy,
});

export const listedEscalation = (acc: AccountId, status: string, updatedAt: Instant, number: string) => ({
  gsi1pk: `${accountPk(acc)}#ESC#${status}`,
  gsi1sk: `${updatedAt}#${number}`,
});

/** A technician's appointments by their start. */
export const listedDay = (acc: AccountId, person: PersonId, start: Instant, id: AppointmentId | '') => ({
  gsi1pk: `${accountPk(acc)}#DAY#${person}`,
  gsi1sk: `${start}#${id}`,
});

/** The appointments of a date (UTC, `2026-06-01`), whoever goes, by their start. */
export const listedDate = (acc: AccountId, date: string, start: Instant | '', id: AppointmentId | '') => ({
  gsi1pk: `${accountPk(acc)}#DATE#${date}`,
  gsi1sk: `${start}#${id}`,
});

/** What a customer was told or will be, across jobs, by the time it was first due. */
export const listedTold = (acc: AccountId, customer: CustomerId, dueAt: Instant, key: string) => ({
  gsi1pk: `${accountPk(acc)}#TOLD#${customer}`,
  gsi1sk: `${dueAt}#${key}`,
});

/** Surveys by the time the customer was asked. */
export const listedSurvey = (acc: AccountId, askedAt: Instant, id: JobId | '') => ({
  gsi1pk: `${accountPk(acc)}#SURVEYS`,
  gsi1sk: `${askedAt}#${id}`,
});
