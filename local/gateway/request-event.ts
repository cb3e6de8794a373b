import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { AWS_ACCOUNT } from '../environment.ts';

/** What the gateway takes; more is its own 413, which no function sees. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** The request's body; undefined when it is too large. What is too much is read on, so that the answer arrives. */
export async function readBody(req: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return bytes <= MAX_BODY_BYTES ? Buffer.concat(chunks) : undefined;
}

/** Bodies of these types are passed on as text, all others in base64. */
const TEXT_TYPE = /^(text\/|application\/(json|xml|javascript)\b|application\/[\w.-]+\+(json|xml)\b)/i;

/** The request as a function gets it: payload format 2.0 of an HTTP API. `now` is in epoch milliseconds. */
export function requestEvent({
  req,
  url,
  body,
  routeKey,
  params,
  now,
}: {
  req: IncomingMessage;
  url: URL;
  body: Buffer;
  routeKey: string;
  params: Record<string, string>;
  now: number;
}): APIGatewayProxyEventV2 {
  const { cookie, ...rest } = req.headersDistinct;
  const headers = Object.fromEntries(Object.entries(rest).map(([name, values]) => [name, values?.join(',') ?? '']));
  const query = joined(url.searchParams);
  const isText = TEXT_TYPE.test(headers['content-type'] ?? '');
  const cookies = (cookie ?? []).flatMap((line) => line.split(';').map((each) => each.trim()));
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookies.length > 0 ? { cookies } : {}),
    headers,
    ...(Object.keys(query).length > 0 ? { queryStringParameters: query } : {}),
    ...(Object.keys(params).length > 0 ? { pathParameters: params } : {}),
    requestContext: {
      accountId: AWS_ACCOUNT,
      apiId: 'local',
      domainName: url.hostname,
      domainPrefix: url.hostname.split('.')[0] ?? '',
      http: {
        method: req.method ?? 'GET',
        path: url.pathname,
        protocol: `HTTP/${req.httpVersion}`,
        sourceIp: (req.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, ''),
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now,
    },
    ...(body.length > 0 ? { body: body.toString(isText ? 'utf8' : 'base64') } : {}),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

/** A parameter given several times is one value, joined by commas. */
function joined(search: URLSearchParams): Record<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of search) {
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(values);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `01/Jun/2026:15:00:00 +0000` */
function commonLogTime(now: number): string {
  const [date = '', time = ''] = new Date(now).toISOString().split(/[T.]/);
  const [year, month, day] = date.split('-');
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${time} +0000`;
}
