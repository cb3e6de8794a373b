import { onlyStartHelps } from '../../../core/consent/consent.ts';
import { addressView } from '../../../core/consent/view.ts';
import { listConsents, recordConsent } from '../../../core/contracts/consents.ts';
import { problem } from '../../../core/contracts/problem.ts';
import { addressesOf, type Customer } from '../../../core/customer/customer.ts';
import { readIdentifier } from '../../../core/login/identifier.ts';
import type { Session } from '../../../core/login/session.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { repeatOf } from '../../pipelines/repeat.ts';
import type { JobDeps } from './deps.ts';

export const consentsList = (deps: JobDeps) =>
  operation(listConsents, async ({ session, params }) => {
    const customer = await deps.customersOf(session.accountId).read(params.customerId);
    return customer ? reply(200, await addressesIn(deps, session, customer)) : { problem: problem('not-found') };
  });

/** Writes down what somebody has told the team, once a key; a STOP is not for the team to take back. */
export const writeConsent = (deps: JobDeps) =>
  operation(recordConsent, async (call) => {
    const { session, params, body, now } = call;
    const { accountId, personId, name } = session;
    const customer = await deps.customersOf(accountId).read(params.customerId);
    if (!customer) return { problem: problem('not-found') };
    const address = readIdentifier(body.address, deps.defaultCountry)?.address;
    if (!address || !addressesOf(customer).includes(address))
      return { problem: problem('invalid', undefined, [{ field: 'address', message: 'none of his contacts has it' }]) };
    const ledger = deps.consentsOf(accountId);
    const state = (await ledger.stateOf([address])).get(address);
    if (body.wants === 'in' && state && onlyStartHelps(state))
      return {
        problem: problem('conflict', 'whoever has this phone has sent STOP; only a START from it takes it back'),
      };
    const { wants, categories, wording } = body;
    const repeat = repeatOf(recordConsent, call);
    await ledger.record({
      ...{ address, categories, wants, wording, at: now, source: 'staff', by: { id: personId, name } },
      cause: `STAFF#${personId}#${repeat ? `${repeat.key}#${repeat.bodyHash}` : now}`,
    });
    return reply(201, await addressesIn(deps, session, customer));
  });

async function addressesIn(deps: JobDeps, { accountId }: Pick<Session, 'accountId'>, customer: Customer) {
  const ledger = deps.consentsOf(accountId);
  const addresses = addressesOf(customer);
  const [states, histories] = await Promise.all([
    ledger.stateOf(addresses),
    Promise.all(addresses.map((address) => ledger.history(address))),
  ]);
  const items = addresses.map((address, at) =>
    addressView(address, customer, states.get(address), histories[at] ?? []),
  );
  return { items };
}
