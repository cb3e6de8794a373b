import { codesWith } from '../../../core/appointment/status-code.ts';
import { appointmentView } from '../../../core/appointment/view.ts';
import { myAppointments } from '../../../core/contracts/appointments.ts';
import { placeOf } from '../../../core/customer/place.ts';
import { settled } from '../../../core/job/cascade.ts';
import { dayIn } from '../../../core/notification/quiet-hours.ts';
import { fromEpochMs, type Instant } from '../../../core/time/instant.ts';
import { occurrencesOf } from '../../../core/time/wall-clock.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { actorOf } from './appointments.ts';
import type { JobDeps } from './deps.ts';

const DAY_MS = 86_400_000;

/** The first instant of a day on the wall of a zone. */
const midnight = (zone: string, wallMs: number): Instant => fromEpochMs(occurrencesOf(zone, wallMs).first);

/** A technician's day. What is cancelled stays on it, so that nobody drives to it. */
export const agenda = (deps: JobDeps) =>
  operation(myAppointments, async ({ session, query, now }) => {
    const { accountId, personId } = session;
    const [zone, own] = await Promise.all([deps.zoneOf(accountId), deps.codesOf(accountId).list()]);
    const wallMs = Date.parse(`${query.date ?? dayIn(zone, now)}T00:00:00.000Z`);
    const visits = await deps
      .visitsOf(accountId)
      .agenda(personId, midnight(zone, wallMs), midnight(zone, wallMs + DAY_MS));
    const customers = new Map(
      await Promise.all(
        [...new Set(visits.map(({ job }) => job.customerId))].map(
          async (id) => [id, await deps.customersOf(accountId).read(id)] as const,
        ),
      ),
    );
    // Whose Complete counts plays no part in what is shown.
    const world = { now, codes: codesWith(own), completeRule: 'lead' as const };
    const items = visits.map(settled).flatMap((visit) =>
      visit.appointments.map((appointment) => {
        const { id, number, summary, customerId, locationId } = visit.job;
        const customer = customers.get(customerId);
        const { phone, address, accessNote } = placeOf(customer, locationId, zone);
        return {
          ...appointmentView(visit, appointment, actorOf(session), world),
          job: { id, number, summary },
          ...(customer
            ? {
                customer: {
                  name: customer.name,
                  ...(phone ? { phone } : {}),
                  ...(address ? { address } : {}),
                  ...(accessNote ? { accessNote } : {}),
                },
              }
            : {}),
        };
      }),
    );
    return reply(200, { items });
  });
