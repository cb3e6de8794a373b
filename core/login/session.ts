import * as z from 'zod';
import { AccountId, PersonId } from '../ids/ids.ts';
import { Role } from '../person/role.ts';
import { Instant, plusSeconds } from '../time/instant.ts';

/** Who is signed in, in which account, with which roles. The cookie's value is only known by its hash. */
export const Session = z.object({
  accountId: AccountId,
  personId: PersonId,
  name: z.string(),
  roles: z.array(Role).min(1),
  createdAt: Instant,
  /** When it ends if it is not used; moved on by use, never beyond `endsAt`. */
  idleUntil: Instant,
  endsAt: Instant,
});
export type Session = z.infer<typeof Session>;

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Security spec, 4: technicians stay signed in for 30 days, so that a 3 a.m. accept is two taps; others 12 h idle, 7 d in all. */
const LIVES = {
  technician: { idleSeconds: 30 * DAY, endSeconds: 30 * DAY },
  others: { idleSeconds: 12 * HOUR, endSeconds: 7 * DAY },
} as const;

const lifeOf = (roles: readonly Role[]) =>
  roles.every((role) => role === 'technician') ? LIVES.technician : LIVES.others;

/** A session that begins now. */
export const beginSession = (
  person: Pick<Session, 'accountId' | 'personId' | 'name' | 'roles'>,
  now: Instant,
): Session => ({
  ...person,
  createdAt: now,
  idleUntil: plusSeconds(now, lifeOf(person.roles).idleSeconds),
  endsAt: plusSeconds(now, lifeOf(person.roles).endSeconds),
});

export const isLive = (session: Session, now: Instant): boolean => now < session.idleUntil && now < session.endsAt;

/** The idle time is moved on at most this often, so that reading costs no write. */
const REFRESH_SECONDS = 15 * 60;

/** The session's new idle end, when use should move it; undefined when it is fresh enough. */
export function refreshed(session: Session, now: Instant): Instant | undefined {
  const wanted = plusSeconds(now, lifeOf(session.roles).idleSeconds);
  const next = wanted < session.endsAt ? wanted : session.endsAt;
  return next > plusSeconds(session.idleUntil, REFRESH_SECONDS) ? next : undefined;
}
