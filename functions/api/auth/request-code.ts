import { requestCode } from '../../../core/contracts/login.ts';
import { problem } from '../../../core/contracts/problem.ts';
import { readIdentifier } from '../../../core/login/identifier.ts';
import { CODE_LIFE_SECONDS } from '../../../core/login/limits.ts';
import { plusSeconds } from '../../../core/time/instant.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { CHALLENGE_COOKIE, setCookie } from '../../pipelines/cookies.ts';
import { hashSecret } from '../../pipelines/secret-hash.ts';
import type { AuthDeps } from './deps.ts';
import { proofOf } from './proof.ts';

/**
 * Asks for a code. Nothing here looks whether the identifier is known: the same bytes and the same writes for
 * everybody, and the sender finds out whom, if anybody, the code is for. Over a limit the answer is the same as well.
 */
export const askForCode = ({ login, draw, defaultCountry }: AuthDeps) =>
  operation(requestCode, async ({ body, networkAddress, host, now }) => {
    const identifier = readIdentifier(body.identifier, defaultCountry);
    if (!identifier)
      return {
        problem: problem('invalid', undefined, [
          { field: 'identifier', message: 'must be an email address or a phone number' },
        ]),
      };
    const secret = draw.secret();
    const code = draw.code();
    const withinLimits = await login.countCode(identifier, networkAddress, now);
    if (withinLimits) {
      await login.challenge(
        hashSecret(secret),
        {
          proof: proofOf(secret, identifier, code),
          tries: 0,
          used: false,
          goodUntil: plusSeconds(now, CODE_LIFE_SECONDS),
        },
        {
          key: 'CODE',
          class: 'code',
          to: { identifier: identifier.address, channel: identifier.kind },
          content: { kind: 'login_code', code, host: host.replace(/:\d+$/, '') },
        },
        now,
      );
    }
    // Without a challenge the cookie must stay the earlier one's, whose code may still be on its way.
    return reply(202, undefined, withinLimits ? [setCookie(CHALLENGE_COOKIE, secret, CODE_LIFE_SECONDS)] : undefined);
  });
