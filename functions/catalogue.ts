import type * as z from 'zod';
import type { ServiceName } from '../core/contracts/route.ts';
import { AuthEnv } from './api/auth/env.ts';
import { EscalationsEnv } from './api/escalations/env.ts';
import { JobsEnv } from './api/jobs/env.ts';
import { LinksEnv } from './api/links/env.ts';
import { SettingsEnv } from './api/settings/env.ts';
import { TemplatesEnv } from './api/templates/env.ts';
import { TicketsEnv } from './api/tickets/env.ts';
import { WebEnv } from './api/web/env.ts';
import { DeliveryEventsEnv } from './delivery-events/env.ts';
import { InboundSmsEnv } from './inbound-sms/env.ts';
import { LadderEnv } from './ladder/env.ts';
import { EscalationStreamEnv } from './stream/escalations/env.ts';
import { MessageStreamEnv } from './stream/messages/env.ts';
import { SweepEnv } from './sweep/env.ts';
import { TicketWatchEnv } from './ticket-watch/env.ts';

/*
 * Every Lambda function, what calls it, and what people lose while it fails. The stack deploys this list and the
 * local runtime runs it, so a function, a filter or a schedule cannot exist in one of them only.
 */

/** How a function reads the table's stream (security spec, 16). Filters are Lambda event filter patterns. */
export interface StreamTrigger {
  batchSize: number;
  maxRetries: number;
  maxAgeSeconds: number;
  bisect: boolean;
  parallelization: number;
  filters: readonly object[];
}

export interface FunctionTriggers {
  /** Serves the routes of this service. */
  routes?: ServiceName;
  stream?: StreamTrigger;
  /** Called once a minute by the schedule, with `{ "schedule": "minute" }`. */
  everyMinute?: true;
  /** Called by this state machine. */
  ladder?: true;
  /** Called by the state machine that watches tickets. */
  ticketWatch?: true;
  /** Gets the SMS people send to our number, from an SNS topic. */
  inboundSms?: true;
  /** Gets what the providers tell of messages they took: SES's events, and lines of SNS's SMS delivery log. */
  deliveryEvents?: true;
}

export interface FunctionDeclaration {
  /** From the project's root. */
  entry: string;
  env: z.ZodObject;
  triggers: FunctionTriggers;
  timeoutSeconds: number;
  memoryMb: number;
  /** Who is hurt, and how, when it fails: the first line of its alarm. */
  whenItFails: string;
}

const STREAM = { batchSize: 10, maxRetries: 8, maxAgeSeconds: 3600, bisect: true, parallelization: 10 } as const;

export const FUNCTIONS = {
  auth: {
    entry: 'functions/api/auth/handler.ts',
    env: AuthEnv,
    triggers: { routes: 'auth' },
    timeoutSeconds: 10,
    memoryMb: 512,
    whenItFails: 'Nobody can sign in; people who are signed in go on.',
  },
  escalations: {
    entry: 'functions/api/escalations/handler.ts',
    env: EscalationsEnv,
    triggers: { routes: 'escalations' },
    timeoutSeconds: 10,
    memoryMb: 512,
    whenItFails: 'Calls cannot be escalated, accepted or stopped on the web; SMS replies still work.',
  },
  jobs: {
    entry: 'functions/api/jobs/handler.ts',
    env: JobsEnv,
    triggers: { routes: 'jobs' },
    timeoutSeconds: 10,
    memoryMb: 512,
    whenItFails: 'Jobs and appointments cannot be read or changed; a technician’s tap is refused, and tells nobody.',
  },
  links: {
    entry: 'functions/api/links/handler.ts',
    env: LinksEnv,
    triggers: { routes: 'links' },
    timeoutSeconds: 10,
    memoryMb: 512,
    whenItFails: 'Customers cannot open the links in their messages or ask for work; messages are still sent.',
  },
  settings: {
    entry: 'functions/api/settings/handler.ts',
    env: SettingsEnv,
    triggers: { routes: 'settings' },
    timeoutSeconds: 10,
    memoryMb: 512,
    whenItFails: 'People, schedules and plans cannot be read or changed; calls are escalated as they stand.',
  },
  templates: {
    entry: 'functions/api/templates/handler.ts',
    env: TemplatesEnv,
    triggers: { routes: 'templates' },
    timeoutSeconds: 10,
    memoryMb: 512,
    whenItFails: 'The texts customers get cannot be read, changed or tried out; messages go out as the texts stand.',
  },
  tickets: {
    entry: 'functions/api/tickets/handler.ts',
    env: TicketsEnv,
    triggers: { routes: 'tickets' },
    timeoutSeconds: 10,
    memoryMb: 512,
    whenItFails: 'Tasks and tickets cannot be seen, escalated, claimed or resolved; ticket emails are still sent.',
  },
  web: {
    entry: 'functions/api/web/handler.ts',
    env: WebEnv,
    triggers: { routes: 'web' },
    timeoutSeconds: 10,
    memoryMb: 512,
    whenItFails: 'The dashboard does not load; SMS replies still work.',
  },
  ladder: {
    entry: 'functions/ladder/handler.ts',
    env: LadderEnv,
    triggers: { ladder: true },
    timeoutSeconds: 30,
    memoryMb: 512,
    whenItFails: 'The next person on call is paged up to two minutes late, by the sweeper.',
  },
  'ticket-watch': {
    entry: 'functions/ticket-watch/handler.ts',
    env: TicketWatchEnv,
    triggers: { ticketWatch: true },
    timeoutSeconds: 30,
    memoryMb: 512,
    whenItFails: 'Reminders of tickets come up to two minutes late, by the sweeper.',
  },
  'stream-escalations': {
    entry: 'functions/stream/escalations/handler.ts',
    env: EscalationStreamEnv,
    triggers: {
      stream: {
        ...STREAM,
        filters: [
          { dynamodb: { Keys: { sk: { S: ['ESC'] } } } },
          { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: ['TICKET'] } } } },
          { eventName: ['MODIFY'], dynamodb: { Keys: { sk: { S: [{ prefix: 'APPT#' }] } } } },
          {
            eventName: ['MODIFY'],
            dynamodb: { Keys: { sk: { S: [{ prefix: 'OUT#' }] } }, NewImage: { status: { S: ['failed'] } } },
          },
        ],
      },
    },
    timeoutSeconds: 30,
    memoryMb: 512,
    whenItFails: 'Ladders do not start; the sweeper drives them, to the minute. A page that fails waits for its turn.',
  },
  'stream-messages': {
    entry: 'functions/stream/messages/handler.ts',
    env: MessageStreamEnv,
    triggers: {
      stream: {
        ...STREAM,
        filters: [
          {
            eventName: ['INSERT', 'MODIFY'],
            dynamodb: { Keys: { sk: { S: [{ prefix: 'OUT#' }] } }, NewImage: { status: { S: ['queued'] } } },
          },
        ],
      },
      everyMinute: true,
    },
    timeoutSeconds: 60,
    memoryMb: 512,
    whenItFails: 'Nothing is sent: no page, no login code, no notice.',
  },
  sweep: {
    entry: 'functions/sweep/handler.ts',
    env: SweepEnv,
    triggers: { everyMinute: true },
    timeoutSeconds: 50,
    memoryMb: 512,
    whenItFails: 'A ladder that got stuck stays stuck.',
  },
  'inbound-sms': {
    entry: 'functions/inbound-sms/handler.ts',
    env: InboundSmsEnv,
    triggers: { inboundSms: true },
    timeoutSeconds: 15,
    memoryMb: 512,
    whenItFails: 'SMS replies to pages and STOPs of customers are not heard; the link still works.',
  },
  'delivery-events': {
    entry: 'functions/delivery-events/handler.ts',
    env: DeliveryEventsEnv,
    triggers: { deliveryEvents: true },
    timeoutSeconds: 30,
    memoryMb: 512,
    whenItFails:
      'Bounces and opt-outs are not heard: a page that did not arrive is followed by the next one in its time.',
  },
} as const satisfies Record<string, FunctionDeclaration>;

export type FunctionName = keyof typeof FUNCTIONS;
