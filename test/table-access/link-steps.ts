import { expect } from 'vitest';
import type { VisitNight } from './visit-steps.ts';

/** What the steps of links need of the night around them. */
export interface LinkNight extends VisitNight {
  /** Every text that was sent, oldest first. */
  texts(): string[];
}

const PHONE = '+13125550177';

/**
 * Somebody asks for work twice. His first visit is confirmed, moved at his wish, done, and rated before he is asked; of
 * his second he is asked when it is done.
 */
export async function passLinks(night: LinkNight, cookies: string[]): Promise<void> {
  const { at } = night;
  const send = async (
    name: 'links' | 'jobs',
    key: string,
    status: number,
    params: Record<string, string> = {},
    body?: unknown,
  ) => {
    const answer = await night.request(name, key, { params, cookies, ...(body === undefined ? {} : { body }) });
    expect([key, answer.status, answer.body]).toEqual([key, status, answer.body]);
    return answer.body;
  };
  const minute = () => night.call('stream-messages', { schedule: 'minute' });
  const account = { account: 'northside' };
  await send('links', 'GET /v1/book/{account}', 200, account);

  /** A request that is accepted and done; answers with the token of the link that came with its booking. */
  const work = async () => {
    const asked = { name: 'June Park', phone: PHONE, address: '951 N Damen Ave', summary: 'No heat' };
    await send('links', 'POST /v1/book/{account}', 202, account, asked);
    const jobId = String(night.rows('JOB').findLast(({ status }) => status === 'offered')?.id);
    await send('jobs', 'POST /v1/jobs/{jobId}/accept-offer', 200, { jobId });
    const window = { start: at(60), end: at(120) };
    const made = await send('jobs', 'POST /v1/jobs/{jobId}/appointments', 201, { jobId }, window);
    await minute();
    const token = /\/c\/([\w-]{22})/.exec(night.texts().findLast((text) => text.includes('booked')) ?? '')?.[1] ?? '';
    await send('links', 'GET /v1/c/{token}', 200, { token });
    const read = { appointmentId: String(made.id), start: window.start };
    await send('links', 'POST /v1/c/{token}/confirm', 200, { token }, read);
    await send('links', 'POST /v1/c/{token}/reschedule', 200, { token }, read);
    const tap = (code: string) =>
      send(
        'jobs',
        'POST /v1/appointments/{appointmentId}/status',
        200,
        { appointmentId: read.appointmentId },
        { code },
      );
    await tap('WORKING');
    await tap('COMPLETE');
    return token;
  };

  const token = await work();
  await send('links', 'POST /v1/c/{token}/survey', 200, { token }, { rating: 2, comment: 'Cold again' });
  await work();
  night.later(150);
  await minute();
  expect(night.texts().filter((text) => text.includes('how did we do'))).toHaveLength(1);
}
