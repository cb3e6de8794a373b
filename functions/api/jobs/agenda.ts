import type { Appointment } from '../../../core/appointment/appointment.ts';
import { codesWith } from '../../../core/appointment/status-code.ts';
import { appointmentView } from '../../../core/appointment/view.ts';
import { type AgendaItem, dayAppointments, myAppointments } from '../../../core/contracts/appointments.ts';
import { settled } from '../../../core/job/cascade.ts';
import { heldFor } from '../../../core/job/detail.ts';
import { customerLine } from '../../../core/job/view.ts';
import type { Visit } from '../../../core/job/visit.ts';
import type { Session } from '../../../core/login/session.ts';
import { dayIn } from '../../../core/notification/quiet-hours.ts';
import { fromEpochMs, type Instant, secondsBetween } from '../../../core/time/instant.ts';
import { occurrencesOf } from '../../../core/time/wall-clock.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { actorOf } from './appointments.ts';
import { customersNamed } from './customers.ts';
import type { JobDeps } from './deps.ts';

const DAY_MS = 86_400_000;

/** A hold is a minute or less, and the minute releases it: what was done longer ago has been told, or never is. */
const MAY_BE_HELD_SECONDS = 15 * 60;

/** The first instant of a day on the wall of a zone, some days further on. */
const midnight = (zone: string, date: string, days: number): Instant =>
  fromEpochMs(occurrencesOf(zone, Date.parse(`${date}T00:00:00.000Z`) + days * DAY_MS).first);

/** A technician's days. What is cancelled stays on them, so that nobody drives to it. */
export const agenda = (deps: JobDeps) =>
  operation(myAppointments, async ({ session, query, now }) => {
    const zone = await deps.zoneOf(session.accountId);
    const date = query.date ?? dayIn(zone, now);
    const visits = await deps
      .visitsOf(session.accountId)
      .agenda(session.personId, midnight(zone, date, 0), midnight(zone, date, query.days));
    return reply(200, { items: await itemsOf(deps, session, visits, now) });
  });

/** A day of the whole team: what begins on it, and what of the day before reaches into it. */
export const teamDay = (deps: JobDeps) =>
  operation(dayAppointments, async ({ session, query, now }) => {
    const zone = await deps.zoneOf(session.accountId);
    const date = query.date ?? dayIn(zone, now);
    const begins = midnight(zone, date, 0);
    const visits = await deps.visitsOf(session.accountId).between(midnight(zone, date, -1), midnight(zone, date, 1));
    const reaching = visits.filter(({ appointments }) => appointments.some(({ end }) => end > begins));
    return reply(200, { date, items: await itemsOf(deps, session, reaching, now) });
  });

/** Appointments as a list of a day shows them, each with its job and its customer. */
async function itemsOf(deps: JobDeps, session: Session, visits: Visit[], now: Instant): Promise<AgendaItem[]> {
  const { accountId } = session;
  const [own, customers] = await Promise.all([
    deps.codesOf(accountId).list(),
    customersNamed(
      deps,
      session,
      visits.map(({ job }) => job.customerId),
    ),
  ]);
  // Whose Complete counts plays no part in what is shown.
  const world = { now, codes: codesWith(own), completeRule: 'lead' as const };
  const items = visits.map(settled).flatMap((visit) =>
    visit.appointments.map(async (appointment): Promise<AgendaItem> => {
      const { id, number, summary, customerId, locationId } = visit.job;
      const customer = customers.get(customerId);
      return {
        ...appointmentView(visit, appointment, actorOf(session), world),
        held: await heldNow(deps, session, appointment, now),
        job: { id, number, summary },
        ...(customer ? { customer: customerLine(customer, locationId) } : {}),
      };
    }),
  );
  return Promise.all(items);
}

/** The messages stand with the job; they are looked up only where something has just been done. */
async function heldNow(deps: JobDeps, { accountId }: Session, { id, jobId, updatedAt }: Appointment, now: Instant) {
  if (secondsBetween(updatedAt, now) > MAY_BE_HELD_SECONDS) return [];
  const found = await deps.visitsOf(accountId).read(jobId);
  return heldFor(found?.messages ?? [], id);
}
