import { expect } from 'vitest';
import { TEAM } from '../support/builders/team.ts';
import type { TicketNight } from './ticket-steps.ts';

/** What the steps of visits need of the night around them. */
export interface VisitNight extends Omit<TicketNight, 'changes'> {
  /** The time for every function, so many minutes from now. */
  at(minutes: number): string;
  /** Lets time pass for every function. */
  later(minutes: number): void;
}

/** A visit is booked, begun, called off, put back and moved; what waits to be said of that is stale when the sender comes. */
export async function passVisit(night: VisitNight, cookies: string[], jobId: string): Promise<void> {
  const { at } = night;
  const send = async (key: string, status: number, params: Record<string, string> = {}, body?: unknown) => {
    const answer = await night.request('jobs', key, { params, cookies, ...(body === undefined ? {} : { body }) });
    expect([key, answer.status, answer.body]).toEqual([key, status, answer.body]);
    return answer.body;
  };
  const technicianIds = TEAM.filter(({ roles }) => roles.includes('technician')).map(({ id }) => id);
  const window = { start: at(60), end: at(120) };
  const made = await send('POST /v1/jobs/{jobId}/appointments', 201, { jobId }, { ...window, technicianIds });
  const appointmentId = String(made.id);
  await send('POST /v1/appointments/{appointmentId}/status', 200, { appointmentId }, { code: 'TRAVELING' });
  await send('PATCH /v1/appointments/{appointmentId}', 200, { appointmentId }, { technicianIds: [] });
  await send('POST /v1/jobs/{jobId}/cancel', 200, { jobId }, { reason: 'called off' });
  await send('POST /v1/jobs/{jobId}/restore', 200, { jobId });
  const later = { start: at(90), end: at(150) };
  await send('POST /v1/appointments/{appointmentId}/move', 200, { appointmentId }, later);
  await send('GET /v1/my/appointments', 200);
  await send('GET /v1/appointments', 200);
  await send('GET /v1/jobs', 200);
  await send('POST /v1/status-codes', 201, {}, { code: 'PARTS', label: 'Waiting for parts', phase: 'paused' });
  await send('DELETE /v1/status-codes/{code}', 204, { code: 'PARTS' });
  await send('GET /v1/notification-rules', 200);
  night.later(180);
  await night.call('stream-messages', { schedule: 'minute' });
  const ends = night.rows('OUT#NOTICE').map(({ status, why }) => [status, why]);
  expect(ends).toContainEqual(['suppressed', 'stale']);
}
