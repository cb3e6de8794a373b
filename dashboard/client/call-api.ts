import type { Problem } from '../../core/contracts/problem.ts';
import type { AnswerOf, RequestOf, RouteKey } from './contract.ts';
import { learnServerTime } from './server-clock.ts';
import { session } from './session.ts';

/*
 * The one way from the dashboard to the API. It never throws for what the network or the server does: an answer, a
 * problem document, or nothing at all are three outcomes, because on one bar of signal the third is an everyday one.
 */

/** How a call ended; `unreachable`: no answer, so whether it took effect is not known. */
export type Answer<T> =
  | { outcome: 'ok'; status: number; data: T }
  | { outcome: 'problem'; problem: Problem }
  | { outcome: 'unreachable' };

export interface CallOptions {
  /** Makes a repeated create the same create. */
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** Sent as it is, under its own media type, where a route takes no JSON. */
  file?: Blob;
}

/** Slow links get their time, a dead one is noticed: milliseconds until a call counts as unanswered. */
const PATIENCE_MS = 15_000;

/** The parts that any route may have; which ones a given route has is what `RequestOf` checks. */
interface AnyRequest {
  params?: Record<string, string>;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
}

function urlOf(template: string, { params, query }: AnyRequest): string {
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''));
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given.map(([name, value]) => [name, `${value}`]))}`;
}

/** The gateway's own refusals are `{ message }` or nothing; they become a problem of the same status. */
function problemFrom(status: number, body: unknown): Problem {
  const isProblem = typeof body === 'object' && body !== null && 'type' in body && 'title' in body;
  // What carries a type and a title is our server's problem document, by contract.
  if (isProblem) return { ...(body as Problem), status };
  return { type: 'about:blank', title: '', status };
}

/**
 * Calls a route of the API, e.g. `callApi('GET /v1/escalations/{number}', { params: { number } })`. A 401 also ends the
 * session here, so that the login view appears wherever one is; the login calls themselves are made signed out anyway.
 */
export async function callApi<K extends RouteKey>(
  key: K,
  request: RequestOf<K>,
  { idempotencyKey, signal, file }: CallOptions = {},
): Promise<Answer<AnswerOf<K>>> {
  const [method = 'GET', template = '/'] = key.split(' ');
  // Every request of the contract has this shape; TypeScript cannot see that through the conditional type.
  const parts = request as AnyRequest;
  const headers: Record<string, string> = { accept: 'application/json' };
  // The API refuses every unsafe call without it, with or without a body: a form of another site cannot send it.
  if (method !== 'GET') headers['content-type'] = file?.type ?? 'application/json';
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
  const startedAt = Date.now();
  // By hand: older phones know neither a signal with a time-out nor one of several.
  const patience = new AbortController();
  const stop = () => patience.abort();
  const timer = setTimeout(stop, PATIENCE_MS);
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  try {
    const response = await fetch(urlOf(template, parts), {
      method,
      headers,
      cache: 'no-store',
      signal: patience.signal,
      ...(file !== undefined ? { body: file } : parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
    });
    learnServerTime(response.headers.get('date'), Date.now() - startedAt);
    const text = await response.text();
    const body: unknown = text === '' ? undefined : parseJson(text);
    if (response.ok) {
      // The contract types the answer; parsing it again would put the schema library into the page.
      return { outcome: 'ok', status: response.status, data: body as AnswerOf<K> };
    }
    const { state } = session.peek();
    if (response.status === 401 && state !== 'signed_out')
      session.value = { state: 'signed_out', hasEnded: state === 'signed_in' };
    return { outcome: 'problem', problem: problemFrom(response.status, body) };
  } catch {
    return { outcome: 'unreachable' };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** True for a problem that goes away by itself: throttled, overloaded, a deployment under way. */
export const isPassing = ({ status }: Problem): boolean => status === 429 || status >= 500;
