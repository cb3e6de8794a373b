import type { ServerResponse } from 'node:http';
import * as z from 'zod';

/** What a function may answer, as the gateway reads it: a structured answer, or anything else as the JSON body of a 200. */
const Structured = z.looseObject({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  cookies: z.array(z.string()).optional(),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().optional(),
});

/** Writes a function's answer to the client; one that the gateway cannot read is its own 500. */
export function writeAnswer(res: ServerResponse, answered: unknown): void {
  const structured = typeof answered === 'object' && answered !== null && 'statusCode' in answered;
  const parsed = Structured.safeParse(structured ? answered : asBody(answered));
  if (parsed.success) writeStructured(res, parsed.data);
  else writeGatewayError(res, 500, 'Internal Server Error');
}

/** Nothing at all is no answer; anything else is. */
const asBody = (answered: unknown) =>
  answered !== undefined && {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(answered),
  };

function writeStructured(res: ServerResponse, answer: z.infer<typeof Structured>): void {
  const { statusCode, headers = {}, cookies, body, isBase64Encoded } = answer;
  const lowerCase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  write(
    res,
    statusCode,
    {
      ...(body === undefined ? {} : { 'content-type': 'text/plain; charset=utf-8' }),
      ...Object.fromEntries(lowerCase),
      ...(cookies ? { 'set-cookie': cookies } : {}),
    },
    Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  );
}

/** What the gateway says itself; these bodies cannot be shaped on AWS either. */
export function writeGatewayError(res: ServerResponse, status: number, message: string): void {
  write(res, status, { 'content-type': 'application/json' }, Buffer.from(JSON.stringify({ message })));
}

function write(res: ServerResponse, status: number, headers: Record<string, string | string[]>, body: Buffer): void {
  const bodiless = status === 204 || status === 304;
  res.writeHead(status, { ...headers, ...(bodiless ? {} : { 'content-length': String(body.length) }) });
  // A HEAD is answered with the length alone: Node leaves the bytes out.
  res.end(bodiless ? undefined : body);
}
