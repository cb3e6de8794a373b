import type { Account } from '../../../core/account/account.ts';
import { verifyCode } from '../../../core/contracts/login.ts';
import { problem } from '../../../core/contracts/problem.ts';
import { readIdentifier } from '../../../core/login/identifier.ts';
import { CODE_TRIES } from '../../../core/login/limits.ts';
import { beginSession } from '../../../core/login/session.ts';
import { meOf } from '../../../core/person/me.ts';
import { withVerifiedMethod } from '../../../core/person/method-state.ts';
import type { Person } from '../../../core/person/person.ts';
import { type Instant, secondsBetween } from '../../../core/time/instant.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { CHALLENGE_COOKIE, dropCookie, SESSION_COOKIE, setCookie } from '../../pipelines/cookies.ts';
import { describeError, logger } from '../../pipelines/logger.ts';
import { hashSecret } from '../../pipelines/secret-hash.ts';
import type { AuthDeps } from './deps.ts';
import { proofOf, sameProof } from './proof.ts';

/** One answer for every code that does not let in: which of the reasons it was is nobody's business but the owner's. */
const WRONG = {
  problem: problem('invalid', 'ask for a new code if this one is older than ten minutes', [
    { field: 'code', message: 'is wrong, used or too old' },
  ]),
};

/** Trades a code for a session, in the browser that asked for it. Single use is a condition of the write. */
export const checkCode = (deps: AuthDeps) =>
  operation(verifyCode, async ({ body, cookies, now }) => {
    const { login, sessions, draw } = deps;
    const identifier = readIdentifier(body.identifier, deps.defaultCountry);
    const secret = cookies.get(CHALLENGE_COOKIE);
    if (!identifier || !secret) return WRONG;
    const hash = hashSecret(secret);
    const challenge = await login.readChallenge(hash);
    if (!challenge || challenge.used || challenge.tries >= CODE_TRIES || challenge.goodUntil <= now) return WRONG;
    if (!sameProof(challenge.proof, proofOf(secret, identifier, body.code))) {
      await login.countTry(hash);
      return WRONG;
    }
    if (!(await login.useChallenge(hash, now))) return WRONG;
    const found = await memberOf(deps, identifier.address);
    if (!found) return WRONG;

    const { person, account } = found;
    const session = beginSession(
      { accountId: person.accountId, personId: person.id, name: person.name, roles: person.roles },
      now,
    );
    const cookie = draw.secret();
    await sessions.begin(hashSecret(cookie), session);
    await confirmMethod(deps, person, identifier.address, now);
    return reply(200, meOf(person, account), [
      setCookie(SESSION_COOKIE, cookie, Math.floor(secondsBetween(now, session.endsAt))),
      dropCookie(CHALLENGE_COOKIE),
    ]);
  });

/** The first of the identifier's owners who is enabled and still has it as a method. */
async function memberOf(
  { login, accountOf }: AuthDeps,
  address: string,
): Promise<{ person: Person; account: Account } | undefined> {
  for (const { accountId, personId } of await login.memberships(address)) {
    const store = accountOf(accountId);
    const [person, account] = await Promise.all([store.person(personId), store.read()]);
    if (account && person?.enabled && person.methods.some((method) => method.address === address))
      return { person, account };
  }
  return undefined;
}

const ATTEMPTS = 3;

/**
 * Whoever signs in with a method has shown that it reaches him: one that waited for it may be paged from now on. Signing
 * in does not hang on it: whatever goes wrong here, the next code makes up for it.
 */
async function confirmMethod({ peopleOf }: AuthDeps, known: Person, address: string, now: Instant): Promise<void> {
  const people = peopleOf(known.accountId);
  let before: Person | undefined = known;
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const after = before && withVerifiedMethod(before, address);
      if (!before || !after) return;
      if (await people.change(before, after, { endSessions: false, messages: [], now })) return;
      before = await people.read(known.id);
    }
  } catch (error) {
    logger.warn('a method stayed unverified', describeError(error));
  }
}
