import type { CustomerView } from '../contracts/customers.ts';
import type { Customer } from './customer.ts';
import { locationOf, primaryOf } from './place.ts';

/** A customer as the API shows him: in short, as clients have known him, and in full. */
export function customerView(customer: Customer): CustomerView {
  const { id, name, language, createdAt, version } = customer;
  const { phone, email } = primaryOf(customer) ?? {};
  const address = locationOf(customer, undefined)?.address;
  return {
    ...{ id, name, createdAt, version },
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
    ...(address ? { address } : {}),
    ...(language ? { language } : {}),
    locations: customer.locations
      .filter(({ removedAt }) => !removedAt)
      .map(({ removedAt: _gone, ...location }) => location),
    contacts: customer.contacts,
  };
}
