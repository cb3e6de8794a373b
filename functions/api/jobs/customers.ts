import { changeCustomer, createCustomer, getCustomer, listCustomers } from '../../../core/contracts/customers.ts';
import { problem } from '../../../core/contracts/problem.ts';
import { withFacts } from '../../../core/customer/change.ts';
import { type Customer, newCustomer } from '../../../core/customer/customer.ts';
import { customerView } from '../../../core/customer/view.ts';
import { CustomerId } from '../../../core/ids/ids.ts';
import type { Session } from '../../../core/login/session.ts';
import { toEpochMs } from '../../../core/time/instant.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { REUSED_KEY, repeatOf } from '../../pipelines/repeat.ts';
import { customerCommand, readPhone } from './customer-command.ts';
import type { JobDeps } from './deps.ts';

/** Adds a customer, once a key. */
export const addCustomer = (deps: JobDeps) =>
  operation(createCustomer, async (call) => {
    const { session, now } = call;
    const read = readPhone(call.body.phone, deps);
    if ('problem' in read) return read;
    const { accountId } = session;
    const customers = deps.customersOf(accountId);
    const customer = newCustomer(
      { ...call.body, accountId, id: deps.ids.customer(toEpochMs(now)), phone: read.phone },
      now,
    );
    const added = await customers.add(customer, repeatOf(createCustomer, call));
    if (added.outcome === 'reused_key') return { problem: REUSED_KEY };
    if (added.outcome === 'added') return reply(201, customerView(customer));
    const known = await customers.read(CustomerId.parse(added.id));
    return known ? reply(200, customerView(known)) : { problem: problem('not-found') };
  });

export const customersList = (deps: JobDeps) =>
  operation(listCustomers, async ({ session, query }) => {
    const customers = deps.customersOf(session.accountId);
    const { search } = query;
    if (search !== undefined) {
      const found = await customers.search(search);
      return reply(200, { items: found.items.map(customerView), more: found.more });
    }
    const { items, next } = await customers.list(query);
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
export const editCustomer = (deps: JobDeps) =>
  operation(changeCustomer, async ({ session, params, body, now }) => {
    const { version, phone: typed, ...wish } = body;
    const read = readPhone(typed, deps);
    if ('problem' in read) return read;
    const at = toEpochMs(now);
    const ids = { location: deps.ids.location(at), contact: deps.ids.contact(at) };
    const answer = await customerCommand(deps, session, { ...params, version }, (customer) =>
      withFacts(customer, { ...wish, ...read }, ids, now),
    );
    return 'problem' in answer ? answer : reply(200, answer.view);
  });
