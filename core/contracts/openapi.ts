import * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { PROBLEMS, Problem, type ProblemName } from './problem.ts';
import type { Access, Route } from './route.ts';
import { ROUTES } from './routes.ts';

/*
 * The API as an OpenAPI 3.1 document, made from the routes alone. `write-openapi.ts` writes it to `docs/`, a test
 * compares the two; nothing reads it at run time.
 */

/** The document of these routes; pages and assets are no API and left out. */
export function openApiDocument(routes: readonly Route[] = ROUTES) {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of routes.filter(({ method }) => method !== 'ANY'))
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Callout',
      version: '1',
      description:
        'After-hours call escalation for field-service contractors. JSON; times are ISO 8601 with a zone; lists answer `{ items, next? }`, newest first; problems are RFC 9457 documents with a stable `type`.',
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.filter(({ method }) => method !== 'ANY').map(({ service }) => service))].map((name) => ({
      name,
    })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-session', description: 'The cookie of a sign-in' },
      },
    },
  });
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  const { id, service, summary, access, params, query, body, takes } = route;
  const create = route.method === 'POST' && 201 in route.answers;
  return {
    operationId: id,
    tags: [service],
    summary,
    description: whoMay(access),
    security: 'open' in access ? [] : [{ session: [] }],
    requestParams: {
      ...(params ? { path: params } : {}),
      ...(query ? { query } : {}),
      ...(create ? { header: IDEMPOTENCY } : {}),
    },
    ...(body
      ? {
          requestBody: {
            required: !body.safeParse(undefined).success,
            content: {
              [takes === 'form' ? 'application/x-www-form-urlencoded' : 'application/json']: { schema: body },
            },
          },
        }
      : {}),
    ...(takes === 'image/jpeg' ? { requestBody: { required: true, content: { 'image/jpeg': {} } } } : {}),
    responses: { ...answersOf(route), ...problemsOf(route) },
  };
}

const IDEMPOTENCY = z.object({
  'Idempotency-Key': z
    .string()
    .optional()
    .meta({ description: 'Kept for 24 hours: a repeat with the same body is answered 200 with what the first made' }),
});

/** The access of a route in a sentence. */
function whoMay(access: Access): string {
  if ('open' in access) return `Open to anybody: ${access.open}.`;
  const named = (verdict: 'allow' | 'own') =>
    Object.entries(access.roles).flatMap(([role, given]) => (given === verdict ? [role] : []));
  const [allow, own] = [named('allow'), named('own')];
  return [
    ...(allow.length > 0 ? [`For ${allow.join(', ')}.`] : []),
    ...(own.length > 0 ? [`Only with what is their own: ${own.join(', ')}.`] : []),
  ].join(' ');
}

const DESCRIPTIONS: Readonly<Record<number, string>> = {
  200: 'Done',
  201: 'Made',
  202: 'Taken; what follows is sent',
  204: 'Done, without a body',
};

const answersOf = ({ answers }: Route): ZodOpenApiResponsesObject =>
  Object.fromEntries(
    Object.entries(answers).map(([status, schema]) => [
      status,
      {
        description: DESCRIPTIONS[Number(status)] ?? 'Done',
        ...(schema ? { content: { 'application/json': { schema } } } : {}),
      },
    ]),
  );

/** How a change of something that is there already can come too late. */
const LOST: Readonly<Partial<Record<Route['service'], readonly ProblemName[]>>> = {
  escalations: ['already-taken', 'wrong-status'],
};

/** Which problems a route can answer with, by what it takes and who may call it. */
function problemNames({ access, method, service, params, query, body, takes }: Route): ProblemName[] {
  const open = 'open' in access;
  const unsafe = method !== 'GET';
  return [
    ...(open ? [] : (['no-session', 'forbidden'] as const)),
    ...(unsafe && takes !== 'form' ? (['foreign-origin'] as const) : []),
    ...(params ? (['not-found'] as const) : []),
    ...(params && unsafe ? (LOST[service] ?? (['conflict'] as const)) : []),
    ...(body && !takes ? (['unreadable-json'] as const) : []),
    ...(body || takes ? (['too-large', 'unsupported-media-type'] as const) : []),
    ...(body || takes || query ? (['invalid'] as const) : []),
    'too-many-requests',
    'internal',
    'unavailable',
  ];
}

/** One response a status: it names every problem that has it. */
function problemsOf(route: Route): ZodOpenApiResponsesObject {
  const byStatus = Map.groupBy(problemNames(route), (name) => PROBLEMS[name].status);
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      String(status),
      {
        description: names.map((name) => `\`/problems/${name}\`: ${PROBLEMS[name].title}`).join('; '),
        content: { 'application/problem+json': { schema: Problem } },
      },
    ]),
  );
}
