import type { Appointment } from '../appointment/appointment.ts';
import { AccountId, AppointmentId, CustomerId, JobId, NotificationRuleId, PersonId } from '../ids/ids.ts';
import type { Visit } from '../job/visit.ts';
import type { Language } from '../message/language.ts';
import type { Notice } from '../notification/notice.ts';
import type { Instant } from '../time/instant.ts';
import type { Around } from './merge-values.ts';

/*
 * A visit that nobody has: what a template is shown with, and what it is checked with before it is saved. `longest` has
 * everything as long as it is ever said; `bare` lacks whatever may be missing.
 */

export type SampleKind = 'usual' | 'longest' | 'bare';

const ulid = (prefix: string, n: number): string => `${prefix}_${String(n).padStart(26, '0')}`;
const APPOINTMENT = AppointmentId.parse(ulid('apt', 1));
const ACCOUNT = AccountId.parse('sample');
const JOB = JobId.parse(ulid('job', 1));

/** Ten in the morning of a Wednesday in September, in Chicago: no day, month and hour take more room. */
const NOW: Instant = '2026-09-30T13:00:00.000Z';
const START: Instant = '2026-09-30T15:00:00.000Z';
const END: Instant = '2026-09-30T17:30:00.000Z';
const ETA: Instant = '2026-09-30T15:40:00.000Z';

const CREW = ['John Smith', 'Brian Smith', 'Carla Diaz', 'Nia Moss', 'Sam Otto'] as const;
const SUMMARY: Readonly<Record<Language, string>> = {
  en: 'No heat, furnace short-cycling',
  es: 'No hay agua caliente',
};
const LONG = 'W'.repeat(80);

/** Sample technicians, by name. */
export const sampleCrew = (count: number) =>
  CREW.slice(0, count).map((name, index) => ({ id: PersonId.parse(ulid('per', index + 1)), name }));

export interface Sample {
  notice: Notice;
  visit: Visit;
  around: Around;
}

/** A visit to speak of, for one fact and account. `baseUrl` is where the customer's own page would be. */
export function sampleOf(
  kind: SampleKind,
  about: Notice['about'],
  { account, codes, baseUrl, language }: Pick<Around, 'account' | 'codes'> & { baseUrl: string; language: Language },
): Sample {
  const isBare = kind === 'bare';
  const said = (usual: string) => (kind === 'longest' ? LONG : usual);
  const crew = sampleCrew(2).map(({ id, name }) => ({ personId: id, name: said(name) }));
  const visit: Visit = {
    job: {
      accountId: ACCOUNT,
      ...{ id: JOB, number: '100001', customerId: CustomerId.parse(ulid('cus', 1)), status: 'scheduled' },
      ...{ summary: said(SUMMARY[language]), createdAt: NOW, updatedAt: NOW, version: 1 },
    },
    appointments: isBare ? [] : [appointmentOf(crew)],
  };
  const notice: Notice = {
    ...{ kind: 'notice', ruleId: NotificationRuleId.parse(ulid('rul', 1)), about, level: 'appointment' },
    ...{ category: 'service', quiet: 'bypass', jobId: JOB, jobCycle: 1 },
    ...(isBare ? {} : { appointmentId: APPOINTMENT, cycle: 1, eta: ETA }),
  };
  const { reviewLink: _review, phone: _phone, ...bareAccount } = account;
  const around: Around = {
    account: isBare ? bareAccount : account,
    codes,
    customer: { name: said('Maria Lopez'), ...(isBare ? {} : { address: said('1200 W Lake St, Chicago') }) },
    ...(isBare
      ? {}
      : {
          link: `${baseUrl}/c/${'x'.repeat(22)}`,
          crew: crew.map(({ personId }) => ({ id: personId, certifications: [said('EPA 608')] })),
        }),
  };
  return { notice, visit, around };
}

function appointmentOf(crew: readonly { personId: PersonId; name: string }[]): Appointment {
  const of = { code: 'TRAVELING', phase: 'en_route' as const, at: NOW };
  return {
    ...{ accountId: ACCOUNT, id: APPOINTMENT, jobId: JOB, start: START, end: END, status: 'en_route', statusAt: NOW },
    ...{ code: 'TRAVELING', cycle: 1, restarts: 0, assignments: crew.map((each) => ({ ...each, ...of })), eta: ETA },
    ...{ createdAt: NOW, updatedAt: NOW, version: 1 },
  };
}
