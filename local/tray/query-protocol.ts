import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refusal } from './course.ts';

/**
 * The AWS Query protocol as far as sending needs it: a form in, XML out. SES (version 2010-12-01) and SNS
 * (2010-03-31) both speak it; they differ in the XML namespace.
 */

/** SES takes no message over 10 MB; base64 and form encoding make at most double of it. */
const LARGEST_BODY_BYTES = 20 * 1024 * 1024;

/** Reads the form in the request's body. Throws when it is larger than any mail may be. */
export async function readForm(req: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY_BYTES) throw new Error('The request is larger than any message may be.');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** The list `<prefix>.1<suffix>`, `<prefix>.2<suffix>`, … of a form, in order, up to the first that is missing. */
export function formList(form: URLSearchParams, prefix: string, suffix = ''): string[] {
  const values: string[] = [];
  for (let n = 1; ; n++) {
    const value = form.get(`${prefix}.${n}${suffix}`);
    if (value === null) return values;
    values.push(value);
  }
}

/** Answers 200 with the action's result; `result` holds the names and values inside its Result element. */
export function answerResult(
  res: ServerResponse,
  namespace: string,
  action: string,
  result: Record<string, string>,
): void {
  const requestId = randomUUID();
  const inner = Object.entries(result)
    .map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`)
    .join('');
  answer(
    res,
    200,
    requestId,
    `<${action}Response xmlns="${namespace}"><${action}Result>${inner}</${action}Result>` +
      `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${action}Response>`,
  );
}

/** Answers an error in the protocol's shape; the fault is the sender's below 500. */
export function answerRefusal(res: ServerResponse, namespace: string, { status, code, message }: Refusal): void {
  const requestId = randomUUID();
  answer(
    res,
    status,
    requestId,
    `<ErrorResponse xmlns="${namespace}"><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type>` +
      `<Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error>` +
      `<RequestId>${requestId}</RequestId></ErrorResponse>`,
  );
}

function answer(res: ServerResponse, status: number, requestId: string, xml: string): void {
  // The client may have given up while a slow answer was waiting.
  if (res.destroyed || res.headersSent) return;
  res.writeHead(status, { 'content-type': 'text/xml', 'x-amzn-requestid': requestId });
  res.end(xml);
}

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
