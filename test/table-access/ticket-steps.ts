import { marshall } from '@aws-sdk/util-dynamodb';
import { expect } from 'vitest';
import * as z from 'zod';
import type { FunctionName } from '../../functions/catalogue.ts';

/** What the steps of tickets need of the night around them. */
export interface TicketNight {
  request(
    name: FunctionName,
    routeKey: string,
    given: { params?: Record<string, string>; body?: unknown; cookies: string[] },
  ): Promise<{ status: number; body: Record<string, unknown> }>;
  call(name: FunctionName, event: unknown): Promise<unknown>;
  /** New images of the rows whose sort key begins so, oldest first. */
  rows(prefix: string): Record<string, unknown>[];
  /** Everything that changed so far, as stream records. */
  changes(): unknown[];
}

const Sent = z.object({ providerId: z.string(), address: z.string() });
const Escalated = z.object({ ticket: z.object({ number: z.string() }) });

/**
 * Channels are set up; a task is done, one becomes a ticket whose email bounces and which is resolved, one starts the
 * ladder, one is left to the clocks: what its watch is called with is the answer.
 */
export async function passTickets(night: TicketNight, administrator: string[], customerId: string) {
  const send = async (key: string, status: number, params: Record<string, string> = {}, body?: unknown) => {
    const given = { params, cookies: administrator, ...(body === undefined ? {} : { body }) };
    const answer = await night.request('tickets', key, given);
    expect([key, answer.status, answer.body]).toEqual([key, status, answer.body]);
    return answer.body;
  };
  const newTask = async () => ({
    taskId: String((await send('POST /v1/tasks', 201, {}, { customerId, summary: 'Call back' })).id),
  });
  const escalate = async (taskId: { taskId: string }, category: string) => {
    const details = { category, issue: 'Charged twice', contactMethod: 'call', urgency: 'standard' };
    const answer = await send('POST /v1/tasks/{taskId}/escalate', 201, taskId, details);
    return { number: Escalated.parse(answer).ticket.number };
  };
  const team = (name: string) => ({ recipients: [`${name}@northside.example`] });
  await send(
    'PUT /v1/channels',
    200,
    {},
    {
      ...{ service: team('service'), accounting: team('accounting'), other: team('frontdesk') },
      categoryMap: { complaint: { channel: 'service', ladder: true } },
    },
  );
  await send('GET /v1/channels', 200);
  await send('GET /v1/channels/reach', 200);

  const done = await newTask();
  await send('GET /v1/tasks/{taskId}', 200, done);
  await send('GET /v1/tasks/{taskId}/escalate', 200, done);
  await send('POST /v1/tasks/{taskId}/claim', 200, done);
  await send('POST /v1/tasks/{taskId}/done', 200, done, {});

  const escalated = await newTask();
  const number = await escalate(escalated, 'billing');
  await night.call('stream-messages', { Records: night.changes() });
  const sent = night.rows('OUT#TICKET#').filter(({ status }) => status === 'sent');
  const { providerId, address } = Sent.parse(sent.at(-1));
  const mail = { messageId: providerId, timestamp: '2026-06-01T15:00:00.000Z', destination: [address] };
  const bounce = {
    bounceType: 'Permanent',
    timestamp: mail.timestamp,
    bouncedRecipients: [{ emailAddress: address }],
  };
  const bounced = { eventType: 'Bounce', mail, bounce };
  await night.call('delivery-events', { Records: [{ Sns: { Message: JSON.stringify(bounced) } }] });
  await night.call('stream-escalations', { Records: night.changes() });
  await night.call('ticket-watch', { accountId: 'northside', ...escalated, wakeAt: mail.timestamp });
  await send('GET /v1/tickets', 200);
  await send('GET /v1/tickets/{number}', 200, number);
  await send('POST /v1/tickets/{number}/claim', 200, number);
  await send('POST /v1/tickets/{number}/resolve', 200, number, { outcome: 'Refunded' });

  await escalate(await newTask(), 'complaint');
  const left = await newTask();
  await escalate(left, 'other');
  return { accountId: 'northside', ...left, wakeAt: mail.timestamp };
}

/** The record of a ticket that starts the ladder of this job, whose API died before it could start it. */
export function ticketLeftBehind(tickets: Record<string, unknown>[], jobId: string, createdAt: string): object {
  const like = tickets.findLast(({ toldTo }) => toldTo === 'ladder');
  const ticket = { ...like, id: `tkt_${'9'.repeat(26)}`, jobId, createdAt };
  const { pk, sk } = z.object({ pk: z.string(), sk: z.string() }).parse(ticket);
  const NewImage = marshall(ticket, { removeUndefinedValues: true });
  return { eventID: 'left', dynamodb: { Keys: marshall({ pk, sk }), NewImage } };
}
