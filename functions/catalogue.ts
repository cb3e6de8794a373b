import type * as z from 'zod';
import type { ServiceName } from '../core/contracts/route.ts';
import { AuthEnv } from './api/auth/env.ts';
import { EscalationsEnv } from './api/escalations/env.ts';
import { JobsEnv } from './api/jobs/env.ts';
import { WebEnv } from './api/web/env.ts';
import { InboundSmsEnv } from './inbound-sms/env.ts';
import { LadderEnv } from './ladder/env.ts';
import { EscalationStreamEnv } from './stream/escalations/env.ts';
import { MessageStreamEnv } from './stream/messages/env.ts';
import { SweepEnv } from './sweep/env.ts';

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
  /** Gets the SMS people send to our number, from an SNS topic. */
  inboundSms?: true;
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
    whenItFails: 'Customers and jobs cannot be read or added.',
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
  'stream-escalations': {
    entry: 'functions/stream/escalations/handler.ts',
    env: EscalationStreamEnv,
    triggers: { stream: { ...STREAM, filters: [{ dynamodb: { Keys: { sk: { S: ['ESC'] } } } }] } },
    timeoutSeconds: 30,
    memoryMb: 512,
    whenItFails: 'Ladders do not start; the sweeper drives them, to the minute.',
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
    whenItFails: 'SMS replies to pages are not heard; the link still works.',
  },
} as const satisfies Record<string, FunctionDeclaration>;

export type FunctionName = keyof typeof FUNCTIONS;
