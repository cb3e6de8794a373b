import { AppointmentView } from '../../core/contracts/appointments.ts';
import { JobDetail } from '../../core/contracts/jobs.ts';
import { DEMO_CUSTOMER, DEMO_JOB } from '../../local/seed/demo.ts';
import { type Answer, type ApiClient, bodyOf } from './api-client.ts';
import type { Expected } from './journey.ts';
import type { Callout } from './start-callout.ts';

/* What journeys do to the seeded job, and what its customer reads of it. */

/** A text to the seeded customer. */
export const customerReads = (says: string | RegExp): Expected => ({
  to: DEMO_CUSTOMER.phone,
  class: 'customer',
  says,
});

/** So many hours from now, on the hour: the clock of a fresh run stands at 10:00 in Chicago. */
export async function inHours(app: Callout, hours: number): Promise<string> {
  return new Date((await app.now()).getTime() + hours * 3_600_000).toISOString();
}

/** Adds an appointment of two hours to the seeded job. */
export async function book(
  app: Callout,
  desk: ApiClient,
  startsInHours: number,
  crew: readonly { id: string }[],
): Promise<AppointmentView> {
  const answer = await desk.post(`/v1/jobs/${DEMO_JOB.id}/appointments`, {
    start: await inHours(app, startsInHours),
    end: await inHours(app, startsInHours + 2),
    technicianIds: crew.map(({ id }) => id),
  });
  return appointmentIn(answer);
}

export const appointmentIn = (answer: Answer): AppointmentView => bodyOf(AppointmentView, answer, 200, 201);
export const jobIn = (answer: Answer): JobDetail => bodyOf(JobDetail, answer, 200);

/** A technician taps for himself. */
export const tap = async (as: ApiClient, { id }: { id: string }, code: string, more: object = {}) =>
  appointmentIn(await as.post(`/v1/appointments/${id}/status`, { code, ...more }));

export const readJob = async (as: ApiClient): Promise<JobDetail> => jobIn(await as.get(`/v1/jobs/${DEMO_JOB.id}`));
export const onJob = async (as: ApiClient, what: string, body: object = {}): Promise<JobDetail> =>
  jobIn(await as.post(`/v1/jobs/${DEMO_JOB.id}/${what}`, body));
