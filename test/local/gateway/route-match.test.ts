import { expect, test } from 'vitest';
import { type Route, routeKey } from '../../../core/contracts/route.ts';
import { ROUTES } from '../../../core/contracts/routes.ts';
import { BadPath, createRouteMatch } from '../../../local/gateway/route-match.ts';

const route = (method: Route['method'], path: string): Route => ({
  ...{ id: `${method} ${path}`, method, path, service: 'web', summary: '', access: { open: 'a test' }, answers: {} },
});

test('every route of the contracts is found by its own method and path, parameters decoded', () => {
  const match = createRouteMatch(ROUTES);
  for (const each of ROUTES) {
    const path = each.path.replaceAll(/\{(\w+)\}/g, 'a%20b');
    const method = each.method === 'ANY' ? 'HEAD' : each.method;
    const found = match(method, path);
    expect(found && routeKey(found.route)).toBe(routeKey(each));
    expect(Object.values(found?.params ?? {})).toEqual([...each.path.matchAll(/\{/g)].map(() => 'a b'));
  }
});

test('a literal goes before a parameter and a method before ANY, whatever their order', () => {
  const routes = [route('ANY', '/a/{id}'), route('GET', '/a/{id}'), route('ANY', '/a/new'), route('GET', '/a/new')];
  for (const order of [routes, routes.toReversed()]) {
    const match = createRouteMatch(order);
    const keyOf = (method: string, path: string) => match(method, path)?.route.id;
    expect(keyOf('GET', '/a/new')).toBe('GET /a/new');
    expect(keyOf('POST', '/a/new')).toBe('ANY /a/new');
    expect(keyOf('GET', '/a/1')).toBe('GET /a/{id}');
    expect(keyOf('HEAD', '/a/1')).toBe('ANY /a/{id}');
  }
});

test('HEAD is not GET, and neither a longer path, an empty parameter, a slash at the end nor another case matches', () => {
  const match = createRouteMatch([route('GET', '/v1/jobs/{id}')]);
  expect(match('GET', '/v1/jobs/1')?.params).toEqual({ id: '1' });
  expect(match('HEAD', '/v1/jobs/1')).toBeUndefined();
  for (const path of ['/v1/jobs', '/v1/jobs/', '/v1/jobs/1/', '/v1/jobs/1/2', '/V1/jobs/1', '//v1/jobs/1'])
    expect(match('GET', path), path).toBeUndefined();
});

test('an encoded slash stays inside its parameter, and broken encoding is refused', () => {
  const match = createRouteMatch([route('GET', '/e/{number}')]);
  expect(match('GET', '/e/a%2Fb')?.params).toEqual({ number: 'a/b' });
  expect(() => match('GET', '/e/%E0%A4%A')).toThrow(BadPath);
});
