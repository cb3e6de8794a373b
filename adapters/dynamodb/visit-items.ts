import * as z from 'zod';
import { Appointment } from '../../core/appointment/appointment.ts';
import type { AccountId, JobId } from '../../core/ids/ids.ts';
import { IncidentNumber } from '../../core/ids/ids.ts';
import type { Job } from '../../core/job/job.ts';
import type { VisitCase } from '../../core/job/job-store.ts';
import type { Message } from '../../core/message/message.ts';
import type { NoticeRow } from '../../core/notification/notice.ts';
import { AskedSurvey } from '../../core/survey/survey.ts';
import { jobItem, toJob } from './account-items.ts';
import { due } from './due-keys.ts';
import { appointmentKey, MESSAGE_PREFIX } from './keys.ts';
import { listedDate } from './list-keys.ts';
import { toMessage } from './message-item.ts';
import { CHAIN_START } from './timeline-chain.ts';

/* How a job with its appointments and messages stands in its partition, and how it is read back. */

export const appointmentItem = (appointment: Appointment) => ({
  ...appointmentKey(appointment.accountId, appointment.jobId, appointment.id),
  ...listedDate(appointment.accountId, appointment.start.slice(0, 10), appointment.start, appointment.id),
  ...appointment,
});
export const toAppointment = (item: unknown): Appointment => Appointment.parse(item);

/** While appointments are still to follow their job, it is due: the sweeper writes the rest. */
export const visitJobItem = (job: Job, chain: string) => ({
  ...jobItem(job),
  chain,
  ...(job.cascade ? due('JOB', job.cascade.at, dueRef(job.accountId, job.id)) : {}),
});
const dueRef = (acc: AccountId, id: JobId): string => `${acc}#${id}`;

const Chained = z.object({ chain: z.string().default(CHAIN_START) });
const Lock = z.object({ number: IncidentNumber });

/** The visit among the rows of its partition; undefined when there is no job. */
export function toVisitCase(rows: readonly Record<string, unknown>[]): VisitCase | undefined {
  const job = rows.find(({ sk }) => sk === 'JOB');
  if (!job) return undefined;
  const lock = rows.find(({ sk }) => sk === 'ESCALATION_LOCK');
  const survey = rows.find(({ sk }) => sk === 'JOB#SURVEY');
  const messages = rows.filter(({ sk }) => String(sk).startsWith(MESSAGE_PREFIX)).map(toMessage);
  return {
    visit: {
      job: toJob(job),
      appointments: rows.filter(({ sk }) => /^APPT#[^#]+$/.test(String(sk))).map(toAppointment),
    },
    rows: noticeRows(messages),
    messages,
    ...(lock ? { heldBy: Lock.parse(lock).number } : {}),
    ...(survey ? { surveyAskedAt: AskedSurvey.parse(survey).askedAt } : {}),
    chain: Chained.parse(job).chain,
  };
}

/** `…#office#per_…`, one a person, is `…#office` for the rules. */
export const withoutPerson = (key: string): string => key.replace(/#office#per_\w+$/, '#office');

/** One row for the office is queued while all of its rows are that were not suppressed, and suppressed when all were. */
function noticeRows(messages: readonly Message[]): NoticeRow[] {
  const rows = new Map<string, NoticeRow>();
  for (const { key, status, dueAt, content, to, ambiguous } of messages) {
    if (content.kind !== 'notice' && content.kind !== 'notices') continue;
    const whole = withoutPerson(key);
    const same = rows.get(whole);
    const all = { status, dueAt, content, ambiguous };
    if (same && status === 'suppressed') continue;
    if (same)
      rows.set(whole, same.status === 'queued' || same.status === 'suppressed' ? { ...same, status, ambiguous } : same);
    else if (whole !== key) rows.set(whole, { key: whole, ...all, to: { office: true, except: [] } });
    else if ('contactId' in to || 'personId' in to) rows.set(key, { key, ...all, to });
  }
  return [...rows.values()];
}
