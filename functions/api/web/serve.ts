import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Site, SiteFile } from './site.ts';

/** Security spec, 12: nothing from elsewhere, no inline script or style, nobody frames us. */
const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

/** A year: the name of an asset changes with its content. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

/**
 * Pages and assets. GET and HEAD only, and the same bytes for a robot and a person; what is on a page comes from the
 * API. Without a session a page shows the login. Anything that is neither a page nor an asset is a 404 problem.
 */
export async function serve(event: APIGatewayProxyEventV2, site: Site): Promise<APIGatewayProxyStructuredResultV2> {
  const { method } = event.requestContext.http;
  if (method !== 'GET' && method !== 'HEAD') return notFound();
  const accepts = (header: string, what: string) => event.headers[header]?.includes(what) ?? false;
  const brotli = accepts('accept-encoding', 'br');
  const { rawPath: path } = event;

  if (path.startsWith('/assets/')) {
    const file = await site.asset(path.slice('/assets/'.length), brotli);
    return file ? handOut(file, event, IMMUTABLE) : notFound();
  }
  const wantsPage = accepts('accept', 'text/html') || accepts('accept', '*/*') || event.headers.accept === undefined;
  if (path.startsWith('/v1/') || !wantsPage) return notFound();
  const page = await site.shell(path, brotli);
  if (!page) return notFound();
  if (!path.startsWith('/c/')) return handOut(page, event, 'no-cache');
  // The address is a secret: nobody keeps the page, lists it, or is told of it.
  const { headers, ...answer } = handOut(page, event, 'no-store');
  return { ...answer, headers: { ...headers, 'x-robots-tag': 'noindex' } };
}

function handOut(
  file: SiteFile,
  event: APIGatewayProxyEventV2,
  cacheControl: string,
): APIGatewayProxyStructuredResultV2 {
  const headers = {
    ...PAGE_HEADERS,
    'content-type': file.type,
    'cache-control': cacheControl,
    etag: file.etag,
    vary: 'accept-encoding',
    ...(file.encoding ? { 'content-encoding': file.encoding } : {}),
  };
  if (event.headers['if-none-match'] === file.etag) return { statusCode: 304, headers };
  return event.requestContext.http.method === 'HEAD'
    ? { statusCode: 200, headers }
    : { statusCode: 200, headers, body: file.body.toString('base64'), isBase64Encoded: true };
}

/** Written out here: this function ships without the schemas of the API. */
const notFound = (): APIGatewayProxyStructuredResultV2 => ({
  statusCode: 404,
  headers: { ...PAGE_HEADERS, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  body: JSON.stringify({ type: '/problems/not-found', title: 'There is nothing here', status: 404 }),
});
