import type { Appointment } from '../appointment/appointment.ts';
import type { JobView } from '../contracts/jobs.ts';
import { settled } from './cascade.ts';
import type { Job } from './job.ts';
import type { Visit } from './visit.ts';

/** A job as the API shows it. */
export const jobView = ({ id, number, status, customerId, summary, createdAt, locationId }: Job): JobView => ({
  ...{ id, number, status, customerId, summary, createdAt },
  ...(locationId ? { locationId } : {}),
  appointments: [],
});

/** An appointment as its job shows it. */
export const appointmentLine = ({ id, start, end, status }: Appointment): JobView['appointments'][number] => ({
  ...{ id, start, end, status },
});

/** A job with its appointments, the earliest first, each as a running cancel or restore will leave it. */
export const visitView = (visit: Visit): JobView => ({
  ...jobView(visit.job),
  appointments: settled(visit)
    .appointments.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
    .map(appointmentLine),
});
