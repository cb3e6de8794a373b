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
  const sendTo = async (
    name: 'jobs' | 'templates',
    key: string,
    status: number,
    params: Record<string, string> = {},
    body?: unknown,
  ) => {
    const answer = await night.request(name, key, { params, cookies, ...(body === undefined ? {} : { body }) });
    expect([key, answer.status, answer.body]).toEqual([key, status, answer.body]);
    return answer.body;
  };
  const send = (key: string, status: number, params?: Record<string, string>, body?: unknown) =>
    sendTo('jobs', key, status, params, body);
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
  const ruleId = 'rul_00000000000000000000000001';
  const place = { ruleId, language: 'en', channel: 'sms' };
  const texts = '/v1/notification-rules/{ruleId}';
  await sendTo('templates', `GET ${texts}/templates`, 200, { ruleId });
  const words = { version: 0, text: 'booked, {{ customer_name }}{{ link | prefix: " " | default: "" }}' };
  await sendTo('templates', `PUT ${texts}/templates/{language}/{channel}`, 200, place, words);
  await sendTo('templates', `GET ${texts}/templates/{language}/{channel}/versions`, 200, place);
  await sendTo('templates', `POST ${texts}/preview`, 200, { ruleId }, { language: 'en', appointmentId });
  await sendTo('templates', `POST ${texts}/simulate`, 200, { ruleId }, { language: 'en' });
  await sendTo('templates', `POST ${texts}/send-test`, 202, { ruleId }, { language: 'en', channel: 'sms' });
  night.later(180);
  await night.call('stream-messages', { schedule: 'minute' });
  const ends = night.rows('OUT#NOTICE').map(({ status, why }) => [status, why]);
  expect(ends).toContainEqual(['suppressed', 'stale']);
}
