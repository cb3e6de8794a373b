import type { Account } from '../account/account.ts';
import { type Appointment, isUnderWay, leadOf } from '../appointment/appointment.ts';
import type { Contractor, CustomerPage } from '../contracts/customer-page.ts';
import type { Customer } from '../customer/customer.ts';
import { placeOf } from '../customer/place.ts';
import type { PersonId } from '../ids/ids.ts';
import { settled } from '../job/cascade.ts';
import { mayAnswer, mayAskReschedule, mayConfirm } from '../job/decide-customer.ts';
import type { Visit } from '../job/visit.ts';
import { DEFAULT_LANGUAGE, languageFor } from '../message/language.ts';
import type { Person } from '../person/person.ts';
import type { Instant } from '../time/instant.ts';

/** The contractor, as anybody may know him. */
export const contractorOf = ({ name, zone, language, colour, officePhone }: Account): Contractor => ({
  ...{ name, zone, language: language ?? DEFAULT_LANGUAGE },
  ...(colour ? { colour } : {}),
  ...(officePhone ? { phone: officePhone } : {}),
});

/** The visit that matters to the customer now: one under way, else the next one, else the last. */
export function shownAppointment({ appointments }: Visit): Appointment | undefined {
  const first = (fits: (each: Appointment) => boolean) =>
    appointments.filter(fits).toSorted((a, b) => (a.start < b.start ? -1 : 1))[0];
  return (
    first(({ status }) => isUnderWay(status) || status === 'paused') ??
    first(({ status }) => status === 'scheduled') ??
    first(({ status }) => status === 'needs_reschedule') ??
    appointments.filter(({ status }) => status === 'complete').toSorted((a, b) => (a.start > b.start ? -1 : 1))[0] ??
    first(() => true)
  );
}

/** Everybody who is or was to come, the lead first. */
export function crewOf(appointment: Appointment | undefined): PersonId[] {
  if (!appointment) return [];
  const lead = leadOf(appointment);
  return appointment.assignments
    .map(({ personId }) => personId)
    .toSorted((a, b) => Number(b === lead) - Number(a === lead));
}

/** What is known around a job when its page is shown. */
export interface PageWorld {
  account: Account;
  customer: Customer | undefined;
  people: ReadonlyMap<PersonId, Person>;
  preferences: CustomerPage['preferences'];
}

/** The page of a job: everything a link shows, and nothing else of the job, its customer or the team. */
export function customerPage(
  given: Visit,
  { account, customer, people, preferences }: PageWorld,
  now: Instant,
): CustomerPage {
  const visit = settled(given);
  const { job } = visit;
  const place = placeOf(customer, job.locationId, account.zone);
  const shown = shownAppointment(visit);
  const may: CustomerPage['may'] = [
    ...(shown && mayConfirm(shown, now) ? (['confirm'] as const) : []),
    ...(shown && mayAskReschedule(shown, now) ? (['ask_reschedule'] as const) : []),
    ...(mayAnswer(job, now) ? (['answer_survey'] as const) : []),
  ];
  return {
    // Times are said on the wall clock of the service address.
    contractor: { ...contractorOf(account), zone: place.zone, language: languageFor(customer, account) },
    job: { number: job.number, summary: job.summary, status: job.status },
    customer: { name: customer?.name ?? '', ...(place.address ? { address: place.address } : {}) },
    ...(shown ? { appointment: appointmentOf(shown) } : {}),
    crew: shown?.status === 'cancelled' ? [] : crewOf(shown).flatMap((id) => memberOf(shown, id, people.get(id))),
    ...(job.survey
      ? { survey: { rating: job.survey.rating, ...(job.survey.comment ? { comment: job.survey.comment } : {}) } }
      : {}),
    ...(account.reviewLink && job.status === 'complete' ? { reviewLink: account.reviewLink } : {}),
    preferences,
    may,
  };
}

const appointmentOf = ({
  id,
  start,
  end,
  status,
  eta,
  confirmedAt,
  reschedule,
}: Appointment): CustomerPage['appointment'] => ({
  ...{ id, start, end, status },
  ...(eta ? { eta } : {}),
  ...(confirmedAt ? { confirmedAt } : {}),
  ...(reschedule ? { reschedule } : {}),
});

function memberOf(
  appointment: Appointment | undefined,
  id: PersonId,
  person: Person | undefined,
): CustomerPage['crew'] {
  const name = person?.name ?? appointment?.assignments.find(({ personId }) => personId === id)?.name;
  if (name === undefined) return [];
  return [{ personId: id, name, certifications: person?.certifications ?? [], photo: person?.photo !== undefined }];
}
