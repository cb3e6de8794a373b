import { getMe } from '../../../core/contracts/login.ts';
import { problem } from '../../../core/contracts/problem.ts';
import { meOf } from '../../../core/person/me.ts';
import { operation, reply } from '../../pipelines/call.ts';
import type { AuthDeps } from './deps.ts';

/** The signed-in person; one who is gone or disabled is signed in no longer. */
export const me = ({ accountOf }: AuthDeps) =>
  operation(getMe, async ({ session }) => {
    const store = accountOf(session.accountId);
    const [person, account] = await Promise.all([store.person(session.personId), store.read()]);
    return person?.enabled && account ? reply(200, meOf(person, account)) : { problem: problem('no-session') };
  });
