import type { Appointment } from '../appointment/appointment.ts';
import type { CustomerLine } from '../contracts/appointments.ts';
import type { JobView } from '../contracts/jobs.ts';
import type { Customer } from '../customer/customer.ts';
import { locationOf, reachedAt } from '../customer/place.ts';
import type { LocationId } from '../ids/ids.ts';
import { settled } from './cascade.ts';
import type { Job } from './job.ts';
import type { Visit } from './visit.ts';

/** A job as the API shows it. */
export const jobView = ({ id, number, status, customerId, summary, createdAt, locationId }: Job): JobView => ({
  ...{ id, number, status, customerId, summary, createdAt },
  ...(locationId ? { locationId } : {}),
  appointments: [],
});

/** A customer as a list shows him beside his work: where it is, and whom to call there. */
export function customerLine(customer: Customer, named: LocationId | undefined): CustomerLine {
  const location = locationOf(customer, named);
  const { phone } = reachedAt(customer, location?.id);
  return {
    name: customer.name,
    ...(phone ? { phone } : {}),
    ...(location ? { address: location.address } : {}),
    ...(location?.accessNote ? { accessNote: location.accessNote } : {}),
  };
}

/** An appointment as its job shows it. */
export const appointmentLine = ({ id, start, end, status }: Appointment): JobView['appointments'][number] => ({
  ...{ id, start, end, status },
});

/** A job with its appointments, the earliest first, each as a running cancel or restore will leave it. */
export const visitView = (visit: Visit, customer?: Customer): JobView => ({
  ...jobView(visit.job),
  ...(customer ? { customer: customerLine(customer, visit.job.locationId) } : {}),
  appointments: settled(visit)
    .appointments.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
    .map(appointmentLine),
});
