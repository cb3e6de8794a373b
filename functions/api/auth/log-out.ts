import { logOut } from '../../../core/contracts/login.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { dropCookie, SESSION_COOKIE } from '../../pipelines/cookies.ts';
import { hashSecret } from '../../pipelines/secret-hash.ts';
import type { AuthDeps } from './deps.ts';

/** Ends this session; the next request with its cookie is nobody's. */
export const signOut = ({ sessions }: AuthDeps) =>
  operation(logOut, async ({ session, cookies }) => {
    const cookie = cookies.get(SESSION_COOKIE);
    if (cookie) await sessions.end(hashSecret(cookie), session);
    return reply(204, undefined, [dropCookie(SESSION_COOKIE)]);
  });
