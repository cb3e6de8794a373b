import { expect } from 'vitest';
import * as z from 'zod';
import type { VisitNight } from './visit-steps.ts';

interface CustomerNight extends VisitNight {
  changes: () => unknown;
  /** An SMS to our number. */
  text: (from: string, text: string) => Promise<unknown>;
}

const PHONE = '+13125550193';

/** A customer is told of a visit, and blocks us as only the carrier knows; the way back; and what he tells the desk. */
export async function passCustomer(night: CustomerNight, cookies: string[]): Promise<void> {
  const send = async (key: string, params: Record<string, string>, body: unknown) => {
    const answer = await night.request('jobs', key, { params, cookies, body });
    expect([key, answer.status, answer.body]).toEqual([key, 201, answer.body]);
    return String(answer.body.id);
  };
  const facts = { name: 'Tom Fox', phone: PHONE, email: 'tom@example.com' };
  const customerId = await send('POST /v1/customers', {}, facts);
  const other = { params: { customerId }, cookies, body: { email: 'fox@example.com' } };
  expect((await night.request('jobs', 'PATCH /v1/customers/{customerId}', other)).status).toBe(200);
  const jobId = await send('POST /v1/jobs', {}, { customerId, summary: 'No heat' });
  const window = { start: night.at(60), end: night.at(120), technicianIds: [] };
  await send('POST /v1/jobs/{jobId}/appointments', { jobId }, window);
  await night.call('stream-messages', { schedule: 'minute' });
  const sent = night.rows('OUT#NOTICE').find(({ address }) => address === PHONE);
  const { providerId } = z.object({ providerId: z.string() }).parse(sent);
  const blocked = {
    ...{ eventType: 'TEXT_BLOCKED', isFinal: true, eventTimestamp: Date.parse(night.at(1)) },
    ...{ messageId: providerId, destinationPhoneNumber: PHONE },
  };
  await night.call('delivery-events', { Records: [{ Sns: { Message: JSON.stringify(blocked) } }] });
  await night.call('stream-escalations', { Records: night.changes() });
  expect(night.rows('OUT#NOTICE').filter(({ to }) => JSON.stringify(to).includes('["email"]'))).toHaveLength(1);
  await night.text(PHONE, 'START');
  await send(
    'POST /v1/customers/{customerId}/consents',
    { customerId },
    { address: PHONE, wants: 'out', wording: 'No' },
  );
}
