import type * as z from 'zod';
import type { Problem } from '../../core/contracts/problem.ts';
import type { Route, Verdict } from '../../core/contracts/route.ts';
import type { Session } from '../../core/login/session.ts';
import type { Instant } from '../../core/time/instant.ts';

type Parsed<S> = S extends z.ZodType ? z.output<S> : Record<string, never>;
type AnswerBody<S> = S extends z.ZodType ? z.input<S> : undefined;

/** A request after its edge: parsed by the route's schemas, its session checked, with the instant it came in. */
export interface Call<R extends Route = Route> {
  params: Parsed<R['params']>;
  query: Parsed<R['query']>;
  body: Parsed<R['body']>;
  session: R['access'] extends { open: string } ? Session | undefined : Session;
  /** `own`: the operation must see to it that it is the person's own. */
  verdict: Exclude<Verdict, 'deny'>;
  now: Instant;
  cookies: ReadonlyMap<string, string>;
  /** The caller's network address, for limits. */
  networkAddress: string;
  /** Host name the caller used, with port. */
  host: string;
  idempotencyKey: string | undefined;
  /** The body of a route that takes bytes; empty for any other. */
  bytes: Uint8Array;
}

/** An operation's answer: one of the route's, with its body, or a problem. */
export type Reply<R extends Route = Route> =
  | {
      [Status in keyof R['answers'] & number]: {
        status: Status;
        body?: AnswerBody<R['answers'][Status]> | undefined;
        cookies?: string[];
      };
    }[keyof R['answers'] & number]
  /** Bytes of a media type, of a route whose answer has no schema. */
  | { file: { type: 'image/jpeg'; bytes: Uint8Array } }
  | { problem: Problem; cookies?: string[] };

/** A route with the code that serves it. */
export interface Operation {
  route: Route;
  run: (call: Call) => Promise<Reply>;
}

/** Ties a route to its code, typed by the route's schemas. */
export const operation = <R extends Route>(route: R, run: (call: Call<R>) => Promise<Reply<R>>): Operation => ({
  route,
  // The pipeline has parsed the call by this very route's schemas; types cannot follow a choice made at run time.
  run: run as unknown as Operation['run'],
});

/** An answer with its status as the literal it is. */
export const reply = <const Status extends number, Body>(status: Status, body: Body, cookies?: string[]) => ({
  status,
  body,
  ...(cookies ? { cookies } : {}),
});
