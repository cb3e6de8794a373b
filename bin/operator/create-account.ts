import * as z from 'zod';
import type { Table } from '../../adapters/dynamodb/client.ts';
import { openAccount } from '../../adapters/dynamodb/onboarding.ts';
import { newPersonId } from '../../adapters/ids/ids.ts';
import { ACCOUNT_DEFAULTS } from '../../core/account/account.ts';
import { EmailInput, line } from '../../core/contracts/input.ts';
import { AccountId } from '../../core/ids/ids.ts';
import { type ContactMethod, DEFAULT_SEQUENCE } from '../../core/person/person.ts';
import { toE164 } from '../../core/phone/phone.ts';
import { Refused, readOptions } from './options.ts';

/** An IANA zone in its canonical spelling. */
const Zone = z.string().transform((typed, context) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: typed }).resolvedOptions().timeZone;
  } catch {
    context.addIssue({ code: 'custom', message: 'must be a time zone, like America/Chicago' });
    return z.NEVER;
  }
});

const NewAccount = z.object({
  id: AccountId,
  name: line(80),
  zone: Zone,
  administrator: line(80),
  email: EmailInput,
  phone: z.string(),
  country: z.string().regex(/^[A-Z]{2}$/, 'must be two letters, like US'),
});
export type NewAccountOptions = z.input<typeof NewAccount>;

/**
 * Opens an account with its first administrator. Whoever runs this tool vouches for both addresses: they count as
 * verified, or nobody could ever sign in. Throws Refused. `now` is in epoch milliseconds.
 */
export async function createAccount(
  table: Table,
  options: NewAccountOptions,
  now: number,
): Promise<{ accountId: AccountId; administrator: string; signsInWith: string[] }> {
  const { id, name, zone, administrator, email, phone: typed, country } = readOptions(NewAccount, options);
  const phone = toE164(typed, country);
  if (!phone) throw new Refused(`--phone must be a phone number that can exist, not ${typed}`);
  const methods: ContactMethod[] = [
    { kind: 'sms', address: phone, state: 'verified' },
    { kind: 'email', address: email, state: 'verified' },
  ];
  const opened = await openAccount(table, {
    account: { id, name, zone, ...ACCOUNT_DEFAULTS, version: 1 },
    people: [
      {
        accountId: id,
        id: newPersonId(now),
        name: administrator,
        roles: ['administrator'],
        enabled: true,
        methods,
        methodSequence: DEFAULT_SEQUENCE,
        version: 1,
      },
    ],
    plans: [],
  });
  if (opened.outcome === 'account_exists') throw new Refused(`The account ${id} exists already; nothing was changed.`);
  return { accountId: id, administrator, signsInWith: methods.map(({ address }) => address) };
}
