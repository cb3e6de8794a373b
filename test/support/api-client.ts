import * as z from 'zod';
import { EscalationView } from '../../core/contracts/escalations.ts';
import { Problem } from '../../core/contracts/problem.ts';

/** An answer of the API: `body` is the parsed JSON, undefined without one. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  body: unknown;
}

/** The body of an answer, read by its contract; throws when it is not what the contract says, or not of this status. */
export function bodyOf<S extends z.ZodType>(schema: S, answer: Answer, ...statuses: number[]): z.output<S> {
  if (!statuses.includes(answer.status)) throw new Error(`The answer was ${answer.status}: ${answer.text}`);
  return schema.parse(answer.body);
}

export const escalationIn = (answer: Answer): EscalationView => bodyOf(EscalationView, answer, 200, 201);
export const listIn = <S extends z.ZodType>(item: S, answer: Answer): z.output<S>[] =>
  bodyOf(z.object({ items: z.array(item) }), answer, 200).items;

/** A problem in short: status, the last word of its type, and the fields it names. */
export function problemIn(answer: Answer): { status: number; type: string; fields: string[]; detail?: string } {
  const { status, type, errors, detail } = bodyOf(Problem, answer, answer.status);
  if (status !== answer.status) throw new Error(`A problem of status ${status} was answered with ${answer.status}`);
  return {
    status,
    type: type.replace('/problems/', ''),
    fields: (errors ?? []).map(({ field }) => field),
    ...(detail === undefined ? {} : { detail }),
  };
}

/** A browser, as far as the API sees one: it keeps cookies and sends JSON. */
export interface ApiClient {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Sends `text` as it is, whatever it is. */
  sendText(method: string, path: string, text: string, headers?: Record<string, string>): Promise<Answer>;
  readonly cookies: ReadonlyMap<string, string>;
}

export function apiClient(url: string, initial: Record<string, string>): ApiClient {
  const cookies = new Map(Object.entries(initial));

  const sendText = async (
    method: string,
    path: string,
    body: string | undefined,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie === '' ? {} : { cookie }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
  };

  const send: ApiClient['send'] = (method, path, body, headers) =>
    sendText(method, path, body === undefined ? undefined : JSON.stringify(body), headers);
  return {
    cookies,
    send,
    sendText,
    get: (path) => send('GET', path),
    post: (path, body, headers) => send('POST', path, body, headers),
  };
}
