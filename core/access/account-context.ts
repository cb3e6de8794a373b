import type { AccountId } from '../ids/ids.ts';

declare const brand: unique symbol;

/**
 * The right to touch one account's rows. Every store is made from one, and no store takes a raw key, so a function
 * cannot read another account by mistake. Made in few places only: from a session, from an item that belongs to the
 * account (stream, ladder, reply code, a customer's link), for a booking page, which is anybody's, and by the operator's
 * own tools.
 */
export interface AccountContext {
  readonly accountId: AccountId;
  readonly [brand]: true;
}

export const accountContext = (
  accountId: AccountId,
  _from: 'session' | 'item' | 'booking' | 'operator',
): AccountContext =>
  // A brand exists in types only, so there is nothing to construct it with.
  ({ accountId }) as AccountContext;
