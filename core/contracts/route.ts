import type * as z from 'zod';
import { Role } from '../person/role.ts';

/*
 * A route as data: what the gateway, the function's dispatch, the local server, the dashboard's client, the OpenAPI
 * document and the access tests are all made from. There is no second place that knows a path.
 */

/** What a role may do on a route; `own`: only with what is the person's own, which the operation checks. */
export type Verdict = 'allow' | 'own' | 'deny';

/** Who gets in: anybody (with the reason why that is safe), or a person with a session, by role. */
export type Access = { open: string } | { roles: Readonly<Record<Role, Verdict>> };

/** Deny by default: whoever is not named is refused. */
export function roles(verdicts: { allow: readonly Role[]; own?: readonly Role[] }): Access {
  const verdictOf = (role: Role): Verdict =>
    verdicts.allow.includes(role) ? 'allow' : verdicts.own?.includes(role) ? 'own' : 'deny';
  return { roles: Object.fromEntries(Role.options.map((role) => [role, verdictOf(role)])) as Record<Role, Verdict> };
}

/** Whoever talks to customers. */
export const DESK_ROLES = [
  'administrator',
  'manager',
  'office',
  'dispatcher',
  'agent',
] as const satisfies readonly Role[];

/** Anybody with a session, whatever his role. */
export const anyRole = roles({ allow: Role.options });

/** The functions that serve routes, one folder each under `functions/api`. */
export type ServiceName = 'auth' | 'escalations' | 'jobs' | 'settings' | 'tickets' | 'web';

export interface Route {
  /** Name of the operation, unique. */
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'ANY';
  /** Every segment is a literal or one whole `{name}`. */
  path: string;
  service: ServiceName;
  summary: string;
  access: Access;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Answers by status, problems apart; undefined for one without a body. */
  answers: Readonly<Record<number, z.ZodType | undefined>>;
  /** Stricter than the stage's throttle, where a stranger can call: requests per second and burst. */
  throttle?: { rate: number; burst: number };
}

/** Keeps the literal types of a route, so that its operation and the client are typed by it. */
export const route = <const R extends Route>(declared: R): R => declared;

/** As API Gateway names a route: `POST /v1/login`. */
export const routeKey = (each: Pick<Route, 'method' | 'path'>): string => `${each.method} ${each.path}`;
