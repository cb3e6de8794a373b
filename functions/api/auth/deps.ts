import type { AccountStore } from '../../../core/account/account-store.ts';
import type { AccountId } from '../../../core/ids/ids.ts';
import type { LoginStore, SessionStore } from '../../../core/login/login-store.ts';
import type { PersonStore } from '../../../core/person/person-store.ts';

/** What the operations of this function are given by its handler. */
export interface AuthDeps {
  login: LoginStore;
  sessions: SessionStore;
  accountOf: (account: AccountId) => AccountStore;
  peopleOf: (account: AccountId) => Pick<PersonStore, 'read' | 'change'>;
  defaultCountry: string;
  draw: { code: () => string; secret: () => string };
}
