/*
 * The login that waits for its code, kept in this tab: going to the messages for the code may make a phone drop the
 * page, and coming back must not mean asking for another code. The code itself is never kept.
 */

export interface PendingLogin {
  identifier: string;
  /** When the code was asked for: milliseconds since 1970 by this device. */
  askedAt: number;
}

const KEY = 'callout.login';
/** A code lives 10 minutes (security spec, "Login and session", 2). */
const CODE_LIVES_MS = 10 * 60_000;
/** 30 s between codes (the same, 3). */
const RESEND_AFTER_MS = 30_000;

/** The login whose code may still come; undefined when there is none. */
export function recallLogin(nowMs: number): PendingLogin | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('identifier' in kept) || !('askedAt' in kept)) return undefined;
    const { identifier, askedAt } = kept;
    if (typeof identifier !== 'string' || typeof askedAt !== 'number') return undefined;
    return nowMs - askedAt < CODE_LIVES_MS ? { identifier, askedAt } : undefined;
  } catch {
    return undefined;
  }
}

export function keepLogin(pending: PendingLogin): void {
  sessionStorage.setItem(KEY, JSON.stringify(pending));
}

export function forgetLogin(): void {
  sessionStorage.removeItem(KEY);
}

/** Whole seconds until another code may be asked for; 0 when it may be now. */
export const secondsToResend = (askedAt: number, nowMs: number): number =>
  Math.max(0, Math.ceil((askedAt + RESEND_AFTER_MS - nowMs) / 1000));
