import * as z from 'zod';
import { ChannelsView } from '../../core/contracts/channels.ts';
import { EscalatedView, TaskView } from '../../core/contracts/tasks.ts';
import { TicketView } from '../../core/contracts/tickets.ts';
import { DEMO_CUSTOMER, DEMO_JOB } from '../../local/seed/demo.ts';
import { bodyOf } from './api-client.ts';
import { ALEX, ANA, DEE } from './demo.ts';
import type { Callout } from './start-callout.ts';

/** What Alex says of the matter, unless a journey says something else. */
export const DETAILS = {
  category: 'complaint',
  issue: 'Third visit for the same furnace',
  tried: 'Offered an appointment',
  why: 'Wants to speak to a manager',
  contactMethod: 'call',
  urgency: 'standard',
} as const;

/** Team addresses, none of them a person's own. */
export const SERVICE = 'service@northside.example';
export const ACCOUNTING = 'accounting@northside.example';
export const FRONT_DESK = 'frontdesk@northside.example';
export const BACKUP = 'backup@northside.example';

/** Ana saves the channels; a channel that is not named has a team address. */
export async function saveChannels(
  app: Callout,
  channels: { service?: string[]; accounting?: string[]; other?: string[]; defaultRecipient?: string },
  more: object = {},
): Promise<ChannelsView> {
  const { service = [SERVICE], accounting = [ACCOUNTING], other = [FRONT_DESK], defaultRecipient } = channels;
  const ana = await app.become(ANA);
  const answer = await ana.send('PUT', '/v1/channels', {
    service: { recipients: service },
    accounting: { recipients: accounting },
    other: { recipients: other },
    ...(defaultRecipient ? { defaultRecipient } : {}),
    ...more,
  });
  return bodyOf(ChannelsView, answer, 200);
}

/** Alex adds a task for Maria's job; answers with its id. */
export async function addTask(app: Callout, summary = 'Call Maria back'): Promise<string> {
  const alex = await app.become(ALEX);
  const body = { customerId: DEMO_CUSTOMER.id, jobId: DEMO_JOB.id, summary };
  return bodyOf(TaskView, await alex.post('/v1/tasks', body), 201).id;
}

/** Alex escalates a new task; answers with its id and what he is told. */
export async function escalateTask(app: Callout, details: object = {}): Promise<EscalatedView & { taskId: string }> {
  const taskId = await addTask(app);
  const alex = await app.become(ALEX);
  const answer = await alex.post(`/v1/tasks/${taskId}/escalate`, { ...DETAILS, ...details });
  return { ...bodyOf(EscalatedView, answer, 201), taskId };
}

/** The ticket as the team sees it. */
export async function readTicket(app: Callout, number: string): Promise<TicketView> {
  return bodyOf(TicketView, await (await app.become(DEE)).get(`/v1/tickets/${number}`), 200);
}

/** The task as its agent sees it. */
export async function readTask(app: Callout, id: string): Promise<TaskView> {
  return bodyOf(TaskView, await (await app.become(ALEX)).get(`/v1/tasks/${id}`), 200);
}

/** Moves the clock to an instant written with its zone. */
export async function until(app: Callout, at: string): Promise<void> {
  const seconds = (Date.parse(at) - (await app.now()).getTime()) / 1000;
  z.number().positive(`${at} is past`).parse(seconds);
  await app.advance(seconds);
}
