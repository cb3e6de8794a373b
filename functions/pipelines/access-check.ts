import type { Route, Verdict } from '../../core/contracts/route.ts';
import type { SessionStore } from '../../core/login/login-store.ts';
import { isLive, refreshed, type Session } from '../../core/login/session.ts';
import type { Instant } from '../../core/time/instant.ts';
import { ProblemError } from './problem-response.ts';
import { hashSecret } from './secret-hash.ts';

const RANK: Record<Verdict, number> = { deny: 0, own: 1, allow: 2 };

/** The best that any of the person's roles may do on the route. */
export function verdictOf(route: Route, session: Session | undefined): Verdict {
  if ('open' in route.access) return 'allow';
  const { roles } = route.access;
  return (session?.roles ?? []).reduce<Verdict>(
    (best, role) => (RANK[roles[role]] > RANK[best] ? roles[role] : best),
    'deny',
  );
}

/** The live session of a cookie, its idle time moved on; undefined without one. */
export async function sessionOf(
  sessions: SessionStore,
  cookie: string | undefined,
  now: Instant,
): Promise<Session | undefined> {
  if (!cookie) return undefined;
  const hash = hashSecret(cookie);
  const session = await sessions.read(hash);
  if (!session || !isLive(session, now)) return undefined;
  const idleUntil = refreshed(session, now);
  if (idleUntil) await sessions.refresh(hash, idleUntil);
  return session;
}

interface Headers {
  [name: string]: string | undefined;
}

/**
 * Keeps other sites from acting with somebody's cookie. A browser says where an unsafe request comes from: by Origin,
 * which must be this host, and by Sec-Fetch-Site. A program that sends neither carries no browser's cookie.
 */
export function checkOrigin(method: string, headers: Headers): void {
  if (method === 'GET' || method === 'HEAD') return;
  const { origin, host } = headers;
  if (origin !== undefined) {
    if (!URL.canParse(origin) || new URL(origin).host !== host) throw new ProblemError('foreign-origin');
  } else if (!['same-origin', 'none', undefined].includes(headers['sec-fetch-site'])) {
    throw new ProblemError('foreign-origin');
  }
}

/** Refuses a person whose roles do not open the route; no session comes before no right. */
export function checkAccess(route: Route, session: Session | undefined): Exclude<Verdict, 'deny'> {
  if (!('open' in route.access) && !session) throw new ProblemError('no-session');
  const verdict = verdictOf(route, session);
  if (verdict === 'deny') throw new ProblemError('forbidden');
  return verdict;
}
