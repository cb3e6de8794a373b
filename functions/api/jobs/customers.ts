import { createCustomer, getCustomer, listCustomers } from '../../../core/contracts/jobs.ts';
import { problem } from '../../../core/contracts/problem.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { customerView } from '../../../core/customer/view.ts';
import { CustomerId } from '../../../core/ids/ids.ts';
import type { Session } from '../../../core/login/session.ts';
import { toE164 } from '../../../core/phone/phone.ts';
import { toEpochMs } from '../../../core/time/instant.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { REUSED_KEY, repeatOf } from '../../pipelines/repeat.ts';
import type { JobDeps } from './deps.ts';

/** Adds a customer, once a key. */
export const addCustomer = (deps: JobDeps) =>
  operation(createCustomer, async (call) => {
    const { session, now } = call;
    const { phone: typed, name, email, address } = call.body;
    const phone = typed === undefined ? undefined : toE164(typed, deps.defaultCountry);
    if (typed !== undefined && !phone)
      return {
        problem: problem('invalid', undefined, [{ field: 'phone', message: 'must be a phone number that can exist' }]),
      };
    const customers = deps.customersOf(session.accountId);
    const customer = {
      accountId: session.accountId,
      id: deps.ids.customer(toEpochMs(now)),
      name,
      ...(phone ? { phone } : {}),
      ...(email ? { email } : {}),
      ...(address ? { address } : {}),
      ...{ createdAt: now, updatedAt: now, version: 1 },
    };
    const added = await customers.add(customer, repeatOf(createCustomer, call));
    if (added.outcome === 'reused_key') return { problem: REUSED_KEY };
    if (added.outcome === 'added') return reply(201, customerView(customer));
    const known = await customers.read(CustomerId.parse(added.id));
    return known ? reply(200, customerView(known)) : { problem: problem('not-found') };
  });

export const customersList = (deps: JobDeps) =>
  operation(listCustomers, async ({ session, query }) => {
    const { items, next } = await deps.customersOf(session.accountId).list(query);
    return reply(200, { items: items.map(customerView), ...(next ? { next } : {}) });
  });

export const customerById = (deps: JobDeps) =>
  operation(getCustomer, async ({ session, params }) => {
    const customer = await deps.customersOf(session.accountId).read(params.customerId);
    return customer ? reply(200, customerView(customer)) : { problem: problem('not-found') };
  });

/** Customers by id, each asked for once. */
export async function customersNamed(
  deps: JobDeps,
  { accountId }: Session,
  ids: readonly CustomerId[],
): Promise<Map<CustomerId, Customer>> {
  const customers = deps.customersOf(accountId);
  const found = await Promise.all([...new Set(ids)].map((id) => customers.read(id)));
  return new Map(found.flatMap((each) => (each ? [[each.id, each] as const] : [])));
}
