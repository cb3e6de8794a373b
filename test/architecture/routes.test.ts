import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { routeKey } from '../../core/contracts/route.ts';
import { ROUTES } from '../../core/contracts/routes.ts';
import { Role } from '../../core/person/role.ts';
import { FUNCTIONS } from '../../functions/catalogue.ts';

/** API Gateway's quota for an HTTP API. */
const MOST_ROUTES = 300;

test('there are routes, and fewer than the gateway takes', () => {
  expect(ROUTES.length).toBeGreaterThan(10);
  expect(ROUTES.length).toBeLessThanOrEqual(MOST_ROUTES);
});

test('no two routes share a name or a key', () => {
  for (const names of [ROUTES.map(({ id }) => id), ROUTES.map(routeKey)])
    expect(new Set(names).size).toBe(names.length);
});

test('no two routes differ only in the names of their parameters', () => {
  const shapes = ROUTES.map((route) => routeKey(route).replaceAll(/\{\w+\}/g, '{}'));
  expect(new Set(shapes).size).toBe(shapes.length);
});

/** Unknown fields among the issues, those of each branch of a union included. */
const unknownKeys = (issues: readonly z.core.$ZodIssue[]): string[] =>
  issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys;
    return issue.code === 'invalid_union' ? issue.errors.flatMap(unknownKeys) : [];
  });

describe.each(ROUTES.map((route) => [routeKey(route), route] as const))('%s', (_, route) => {
  test('has segments that are literals or one whole parameter', () => {
    for (const segment of route.path.slice(1).split('/')) expect(segment).toMatch(/^([a-z0-9-]+|\{[a-zA-Z]+\})$/);
  });

  test('parses each of its parameters, and no others', () => {
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    // Pages and assets take any name: the function looks the file up.
    if (route.service !== 'web') expect(Object.keys(route.params?.shape ?? {})).toEqual(inPath);
  });

  test('says who may call it: everybody with a reason, or each role', () => {
    if ('open' in route.access) expect(route.access.open.length).toBeGreaterThan(10);
    else {
      expect(Object.keys(route.access.roles).sort()).toEqual([...Role.options].sort());
      expect(Object.values(route.access.roles).some((verdict) => verdict !== 'deny')).toBe(true);
    }
  });

  test('takes no field that it does not know', () => {
    // `kind` chooses the branch of a union that is told by it.
    for (const schema of [route.query, route.body]) {
      const result = schema?.safeParse({ surely: 'not a field', kind: 'add' });
      if (!result) continue;
      expect(result.success).toBe(false);
      expect(unknownKeys(result.error?.issues ?? [])).toContain('surely');
    }
  });

  test('is served by a function of the catalogue', () => {
    const services = Object.values(FUNCTIONS).flatMap(({ triggers }) =>
      'routes' in triggers ? [triggers.routes] : [],
    );
    expect(services).toContain(route.service);
  });

  test('answers at least one success, and none that is a problem', () => {
    const statuses = Object.keys(route.answers).map(Number);
    expect(statuses.length).toBeGreaterThan(0);
    for (const status of statuses) expect(status).toBeLessThan(300);
  });
});
