import { vi } from 'vitest';

/** A request as the fake saw it. */
export interface SeenCall {
  route: string;
  body: unknown;
  headers: Headers;
}

/** What the fake does with a call: answers, or breaks the connection. */
export type Reaction = { status: number; body?: unknown; headers?: Record<string, string> } | 'broken';

/**
 * Stands in for the network: `routes` maps `GET /v1/me` to a reaction, made anew for each call and possibly waited for.
 * Anything that is not listed answers 404. Returns the calls in the order they came.
 */
export function fakeApi(routes: Record<string, (call: SeenCall) => Reaction | Promise<Reaction>>): SeenCall[] {
  const calls: SeenCall[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit): Promise<Response> => {
    const route = `${init.method} ${url}`;
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const call = { route, body, headers: new Headers(init.headers) };
    calls.push(call);
    const reaction = (await routes[route]?.(call)) ?? { status: 404 };
    if (init.signal?.aborted) throw new DOMException('given up', 'AbortError');
    if (reaction === 'broken') throw new TypeError('network');
    const text = reaction.body === undefined ? null : JSON.stringify(reaction.body);
    const headers = { 'content-type': 'application/json', ...reaction.headers };
    return new Response(text, { status: reaction.status, headers });
  });
  return calls;
}

/** A value that somebody else settles, for an answer that is still under way. */
export function later<T>(): { promise: Promise<T>; settle: (value: T) => void } {
  return (({ promise, resolve }) => ({ promise, settle: resolve }))(Promise.withResolvers<T>());
}
