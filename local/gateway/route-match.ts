import type { Route } from '../../core/contracts/route.ts';

/** A route that a request has come to, with its path's parameters, decoded. */
export interface RouteMatch {
  route: Route;
  params: Record<string, string>;
}

/** A parameter that is not valid percent-encoding. */
export class BadPath extends Error {
  override readonly name = 'BadPath';
}

/**
 * Chooses the route of a request as the HTTP API does: by method and by path, segment for segment, a literal before a
 * parameter, a named method before ANY. HEAD is a method like any other. Undefined: the request goes to `$default`.
 * Throws BadPath.
 */
export function createRouteMatch(routes: readonly Route[]): (method: string, path: string) => RouteMatch | undefined {
  const candidates = routes
    .map((route) => ({ route, segments: route.path.split('/') }))
    .sort((a, b) => (specificity(a) < specificity(b) ? -1 : 1));

  return (method, path) => {
    const given = path.split('/');
    const found = candidates.find(
      ({ route, segments }) =>
        (route.method === 'ANY' || route.method === method) &&
        segments.length === given.length &&
        segments.every((segment, at) => (isParameter(segment) ? given[at] !== '' : segment === given[at])),
    );
    if (!found) return undefined;
    const params = found.segments.flatMap((segment, at) =>
      isParameter(segment) ? [[segment.slice(1, -1), decode(given[at] ?? '')] as const] : [],
    );
    return { route: found.route, params: Object.fromEntries(params) };
  };
}

const isParameter = (segment: string) => segment.startsWith('{');

/** Sorts a literal before a parameter at the first segment where two paths differ, and ANY behind all methods. */
const specificity = ({ route, segments }: { route: Route; segments: string[] }) =>
  `${segments.map((segment) => (isParameter(segment) ? '1' : '0')).join('')}${route.method === 'ANY' ? '1' : '0'}`;

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new BadPath('not valid percent-encoding');
  }
}
