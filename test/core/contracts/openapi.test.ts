import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openApiDocument } from '../../../core/contracts/openapi.ts';
import { ROUTES } from '../../../core/contracts/routes.ts';

const api = ROUTES.filter(({ method }) => method !== 'ANY');
const document = openApiDocument();
// The document as its readers get it: references resolved to plain JSON.
const plain: {
  paths: Record<
    string,
    Record<string, { operationId: string; security: unknown[]; responses: Record<string, unknown> }>
  >;
  components: { schemas: Record<string, unknown> };
} = JSON.parse(JSON.stringify(document));
const operations = Object.values(plain.paths).flatMap((path) => Object.values(path));

test('docs/openapi.json is what the routes make: `npm run openapi` writes it', () => {
  const written = readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8');
  expect(written === `${JSON.stringify(document, null, 2)}\n`, 'run `npm run openapi`').toBe(true);
});

test('every route of the API is in it, once', () => {
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(api.map(({ id }) => id).sort());
});

describe.each(api.map((route) => [route.id, route] as const))('%s', (_, route) => {
  const operation = plain.paths[route.path]?.[route.method.toLowerCase()];

  test('says its answers and its problems', () => {
    const statuses = Object.keys(operation?.responses ?? {}).map(Number);
    for (const status of Object.keys(route.answers).map(Number)) expect(statuses).toContain(status);
    expect(statuses).toEqual(expect.arrayContaining([429, 500, 503]));
    if (route.body || route.takes) expect(statuses).toEqual(expect.arrayContaining([413, 415, 422]));
    if (route.body && !route.takes) expect(statuses).toContain(400);
    if (!('open' in route.access)) expect(statuses).toEqual(expect.arrayContaining([401, 403]));
    if (route.params) expect(statuses).toContain(404);
  });

  test('says whether it needs a session', () => {
    expect(operation?.security).toEqual('open' in route.access ? [] : [{ session: [] }]);
  });
});

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(plain).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
  expect(references.length).toBeGreaterThan(20);
  for (const name of references) expect(plain.components.schemas).toHaveProperty([name ?? '']);
});
