import {
  addContact,
  addLocation,
  changeContact,
  changeLocation,
  removeContact,
  removeLocation,
} from '../../../core/contracts/customers.ts';
import type { Route } from '../../../core/contracts/route.ts';
import {
  withChangedContact,
  withChangedLocation,
  withContact,
  withLocation,
  withoutContact,
  withoutLocation,
} from '../../../core/customer/change.ts';
import type { CustomerId } from '../../../core/ids/ids.ts';
import type { Session } from '../../../core/login/session.ts';
import { toEpochMs } from '../../../core/time/instant.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { repeatOf } from '../../pipelines/repeat.ts';
import { customerCommand, readPhone } from './customer-command.ts';
import type { JobDeps } from './deps.ts';

/* The locations and contacts of a customer. Each answers with the whole customer, whose version guards them all. */

/** What the id of a new part is made from, so that the same request with the same key finds it there. */
const partKey = (
  route: Route,
  call: { body: unknown; session: Session; idempotencyKey: string | undefined; params: { customerId: CustomerId } },
): string | undefined => {
  const repeat = repeatOf(route, call);
  const { accountId } = call.session;
  return repeat && [accountId, call.params.customerId, repeat.personId, repeat.key, repeat.bodyHash].join('\n');
};

/** An empty note is none. */
const noted = (note: string | null | undefined): string | null | undefined => (note === '' ? null : note);

export const addCustomerLocation = (deps: JobDeps) =>
  operation(addLocation, async (call) => {
    const { session, params, now } = call;
    const { version, address, zone, accessNote } = call.body;
    const note = noted(accessNote);
    const location = {
      ...{ id: deps.ids.location(toEpochMs(now), partKey(addLocation, call)), address },
      ...(zone ? { zone } : {}),
      ...(note ? { accessNote: note } : {}),
    };
    const answer = await customerCommand(deps, session, { ...params, version }, (customer) =>
      withLocation(customer, location, now),
    );
    if ('problem' in answer) return answer;
    return answer.outcome === 'changed' ? reply(201, answer.view) : reply(200, answer.view);
  });

export const editCustomerLocation = (deps: JobDeps) =>
  operation(changeLocation, async ({ session, params: { customerId, locationId }, body, now }) => {
    const { version, ...wish } = body;
    const answer = await customerCommand(deps, session, { customerId, version }, (customer) =>
      withChangedLocation(customer, locationId, { ...wish, accessNote: noted(wish.accessNote) }, now),
    );
    return 'problem' in answer ? answer : reply(200, answer.view);
  });

export const dropCustomerLocation = (deps: JobDeps) =>
  operation(removeLocation, async ({ session, params: { customerId, locationId }, now }) => {
    const answer = await customerCommand(deps, session, { customerId }, (customer) =>
      withoutLocation(customer, locationId, now),
    );
    return 'problem' in answer ? answer : reply(200, answer.view);
  });

export const addCustomerContact = (deps: JobDeps) =>
  operation(addContact, async (call) => {
    const { session, params, now } = call;
    const { version, kind, name, phone: typed, email, locationId } = call.body;
    const read = readPhone(typed, deps);
    if ('problem' in read) return read;
    const contact = {
      ...{ id: deps.ids.contact(toEpochMs(now), partKey(addContact, call)), kind, name },
      ...(read.phone ? { phone: read.phone } : {}),
      ...(email ? { email } : {}),
      ...(locationId ? { locationId } : {}),
    };
    const answer = await customerCommand(deps, session, { ...params, version }, (customer) =>
      withContact(customer, contact, now),
    );
    if ('problem' in answer) return answer;
    return answer.outcome === 'changed' ? reply(201, answer.view) : reply(200, answer.view);
  });

export const editCustomerContact = (deps: JobDeps) =>
  operation(changeContact, async ({ session, params: { customerId, contactId }, body, now }) => {
    const { version, phone: typed, ...wish } = body;
    const read = readPhone(typed, deps);
    if ('problem' in read) return read;
    const answer = await customerCommand(deps, session, { customerId, version }, (customer) =>
      withChangedContact(customer, contactId, { ...wish, ...read }, now),
    );
    return 'problem' in answer ? answer : reply(200, answer.view);
  });

export const dropCustomerContact = (deps: JobDeps) =>
  operation(removeContact, async ({ session, params: { customerId, contactId }, now }) => {
    const answer = await customerCommand(deps, session, { customerId }, (customer) =>
      withoutContact(customer, contactId, now),
    );
    return 'problem' in answer ? answer : reply(200, answer.view);
  });
