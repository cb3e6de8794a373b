import { now } from '../../../adapters/clock/now.ts';
import { accountStore } from '../../../adapters/dynamodb/account-store.ts';
import { openTable } from '../../../adapters/dynamodb/client.ts';
import { loginStore } from '../../../adapters/dynamodb/login-store.ts';
import { teamStore } from '../../../adapters/dynamodb/person-store.ts';
import { sessionStore } from '../../../adapters/dynamodb/session-store.ts';
import { drawLoginCode, drawSecret } from '../../../adapters/ids/ids.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import { httpService } from '../../pipelines/http.ts';
import type { AuthDeps } from './deps.ts';
import { AuthEnv } from './env.ts';
import { signOut } from './log-out.ts';
import { me } from './me.ts';
import { askForCode } from './request-code.ts';
import { checkCode } from './verify-code.ts';

const env = AuthEnv.parse(process.env);
const table = openTable(env.TABLE_NAME);

const deps: AuthDeps = {
  login: loginStore(table),
  sessions: sessionStore(table),
  // An identity row names the account it belongs to.
  accountOf: (account) => accountStore(table, accountContext(account, 'item')),
  peopleOf: (account) => teamStore(table, accountContext(account, 'item')),
  defaultCountry: env.DEFAULT_COUNTRY,
  draw: { code: drawLoginCode, secret: drawSecret },
};

export const handler = httpService(
  [askForCode, checkCode, signOut, me].map((make) => make(deps)),
  { sessions: deps.sessions, clock: now },
);
