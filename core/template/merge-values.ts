import type { Appointment } from '../appointment/appointment.ts';
import { leadOf } from '../appointment/appointment.ts';
import { codesWith, type StatusCode } from '../appointment/status-code.ts';
import type { Job } from '../job/job.ts';
import type { Visit } from '../job/visit.ts';
import { shortened } from '../message/sms-text.ts';
import { harmless, inOneLine } from '../message/typed-text.ts';
import { type Notice, wordFor } from '../notification/notice.ts';
import { subjectOf } from '../notification/notice-subject.ts';
import type { Person } from '../person/person.ts';
import { CATALOGUES } from './catalogue.ts';
import type { MergeValues } from './merge-field.ts';
import { type Saying, sayDay, sayTime, sayWindow } from './say-when.ts';

/** What the fields are made of, besides the visit. */
export interface Around {
  account: { name: string; reviewLink?: string | undefined; phone?: string | undefined };
  customer: { name: string; address?: string | undefined } | undefined;
  codes: readonly StatusCode[];
  /** The customer's own page of this job, where there is one. */
  link?: string | undefined;
  /** Of the technicians who may be named. */
  crew?: readonly Pick<Person, 'id' | 'certifications'>[] | undefined;
}

/**
 * How many characters a field may have, so that a text of ours fits two segments with all of them at their longest, and
 * one of the account's keeps the length it was saved with. Links are never shortened.
 */
const MAX = { name: 30, list: 60, summary: 60, address: 60, label: 40 } as const;

/** What the account calls itself: in one line, and else as it is; a name may well be a domain. */
export const nameOf = ({ name }: { name: string }): string => shortened(inOneLine(name), MAX.name);

/** The technician a fact is about; else whoever is on the way or at work; else the lead. */
export function whoGoes({ personId }: Notice, appointment: Appointment | undefined) {
  if (!appointment) return undefined;
  const { assignments } = appointment;
  return (
    assignments.find((each) => each.personId === personId) ??
    assignments.find(({ phase }) => phase === 'en_route' || phase === 'started') ??
    assignments.find((each) => each.personId === leadOf(appointment))
  );
}

/**
 * The fields of one notice in words. `room` from 1 down makes what may be shortened shorter, for a text that would not
 * fit otherwise.
 */
export function mergeValues(notice: Notice, visit: Visit, around: Around, saying: Saying, room = 1): MergeValues {
  const { account, customer, codes, link } = around;
  const { words } = CATALOGUES[saying.language];
  const text = (typed: string, max: number) => harmless(typed, Math.ceil(max * room));
  const given = (typed: string | undefined, max: number) => (typed ? text(typed, max) || null : null);

  const appointment = subjectOf(notice, visit);
  const summary = text(summaryOf(visit.job), MAX.summary);
  const crew = appointment?.assignments.map(({ name }) => text(name, MAX.name)) ?? [];
  const goes = whoGoes(notice, appointment);
  const certified = around.crew?.find(({ id }) => id === goes?.personId)?.certifications;
  const window = appointment && sayWindow(appointment, saying);
  return {
    customer_name: given(customer?.name, MAX.name) ?? words.customer,
    technician: given(goes?.name, MAX.name),
    technicians: crew.length > 0 ? shortened(list(crew, words.and), Math.ceil(MAX.list * room)) : null,
    certifications: given(certified?.join(', '), MAX.list),
    appointment_date: appointment ? sayDay(appointment.start, saying) : null,
    appointment_window: window ?? null,
    arrival: arrivalOf(notice, appointment, saying),
    eta: notice.eta ? sayTime(notice.eta, saying) : null,
    visit: window ? words.appointmentOf(window) : words.jobCalled(summary),
    address: given(customer?.address, MAX.address),
    job_summary: summary,
    job_number: visit.job.number,
    status_label: text(labelOf(notice, codes, saying), MAX.label),
    account_name: nameOf(account),
    account_phone: account.phone ?? null,
    review_link: account.reviewLink ?? null,
    link: link ?? null,
  };
}

const summaryOf = ({ summary }: Job): string => summary.replace(/\.$/, '');

/** Messages spec, rule 5: the technician's own time, else the window; never a blank while there is an appointment. */
function arrivalOf({ eta }: Notice, appointment: Appointment | undefined, saying: Saying): string | null {
  const { arrivesAt, arrivesBetween } = CATALOGUES[saying.language].words;
  if (eta) return arrivesAt(sayTime(eta, saying));
  return appointment ? arrivesBetween(sayTime(appointment.start, saying), sayTime(appointment.end, saying)) : null;
}

const labelOf = (notice: Notice, codes: readonly StatusCode[], { language }: Saying): string =>
  typeof notice.about === 'string'
    ? CATALOGUES[language].words.labels[notice.about]
    : (codesWith(codes).get(notice.about.code)?.label ?? wordFor(notice));

/** `John Smith, Brian Smith and Carla Diaz`. */
function list(names: readonly string[], and: string): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`;
}
