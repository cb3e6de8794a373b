import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';
import type { FunctionTriggers } from '../functions/catalogue.ts';
import { FUNCTIONS, type FunctionName } from '../functions/catalogue.ts';
import type { Activity } from './clock/activity.ts';
import type { LocalClock } from './clock/local-clock.ts';
import { AWS_ACCOUNT, REGION } from './environment.ts';

/**
 * The Lambda functions on one machine: the handlers of the catalogue, imported and called with the events and the
 * context that Lambda would give them. Events and answers go through JSON, as they do on AWS.
 */
type Handler = (event: unknown, context: Context) => Promise<unknown>;
export type Handlers = ReadonlyMap<FunctionName, Handler>;

export const FUNCTION_NAMES = Object.keys(FUNCTIONS) as FunctionName[];

/** What calls a function; the catalogue's literal types leave out what a function does not have. */
export const triggersOf = (name: FunctionName): FunctionTriggers => FUNCTIONS[name].triggers;

export const functionArn = (name: FunctionName): string =>
  `arn:aws:lambda:${REGION}:${AWS_ACCOUNT}:function:callout-local-${name}`;

/** Imports every handler. They read the environment while they load, so it must be set. */
export async function loadHandlers(): Promise<Handlers> {
  const loaded = await Promise.all(
    FUNCTION_NAMES.map(async (name) => {
      const module: { handler?: unknown } = await import(new URL(`../${FUNCTIONS[name].entry}`, import.meta.url).href);
      if (typeof module.handler !== 'function') throw new Error(`${FUNCTIONS[name].entry} exports no handler`);
      // What a module exports is only known at run time; that it is called like this is Lambda's contract.
      return [name, module.handler as Handler] as const;
    }),
  );
  return new Map(loaded);
}

export type Invoke = (name: FunctionName, event: unknown) => Promise<unknown>;

/** No function of the catalogue runs that long: a virtual clock stands still, so none of its time is used up. */
const A_DAY_MS = 86_400_000;

/** Calls functions as work under way; rejects with what the handler throws, after telling it on stderr. */
export function createInvoke({
  handlers,
  activity,
  clock,
}: {
  handlers: Handlers;
  activity: Activity;
  clock: LocalClock;
}): Invoke {
  const contextOf = (name: FunctionName): Context => {
    const startedAt = performance.now();
    const { timeoutSeconds, memoryMb } = FUNCTIONS[name];
    const elapsed = () => performance.now() - startedAt;
    return {
      awsRequestId: randomUUID(),
      callbackWaitsForEmptyEventLoop: true,
      functionName: `callout-local-${name}`,
      functionVersion: '$LATEST',
      invokedFunctionArn: functionArn(name),
      memoryLimitInMB: String(memoryMb),
      logGroupName: `/aws/lambda/callout-local-${name}`,
      logStreamName: 'local',
      getRemainingTimeInMillis: () =>
        clock.mode === 'virtual' ? A_DAY_MS : Math.max(0, Math.floor(timeoutSeconds * 1000 - elapsed())),
      // Of the callback style, which Lambda has given up for Node 24.
      done: () => {},
      fail: () => {},
      succeed: () => {},
    };
  };

  return (name, event) =>
    activity.run(async () => {
      const handler = handlers.get(name);
      if (!handler) throw new Error(`There is no function ${name}`);
      try {
        return throughJson(await handler(throughJson(event), contextOf(name)));
      } catch (error) {
        console.error(`The function ${name} failed:`, error);
        throw error;
      }
    });
}

const throughJson = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
