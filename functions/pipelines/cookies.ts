/** `__Host-`: this host only, over TLS (or localhost), never set by a subdomain. */
export const SESSION_COOKIE = '__Host-session';
export const CHALLENGE_COOKIE = '__Host-challenge';

const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax';

export const setCookie = (name: string, value: string, maxAgeSeconds: number): string =>
  `${name}=${value}; Max-Age=${maxAgeSeconds}; ${ATTRIBUTES}`;

export const dropCookie = (name: string): string => `${name}=; Max-Age=0; ${ATTRIBUTES}`;

/** Cookies as the gateway hands them over: one `name=value` each. */
export function readCookies(cookies: readonly string[] | undefined): Map<string, string> {
  return new Map(
    (cookies ?? []).map((cookie) => {
      const equals = cookie.indexOf('=');
      return [cookie.slice(0, equals).trim(), cookie.slice(equals + 1).trim()] as const;
    }),
  );
}
