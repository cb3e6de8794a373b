import { AddressView } from '../../core/contracts/consents.ts';
import { CustomerView } from '../../core/contracts/customers.ts';
import { JobDetail, JobView } from '../../core/contracts/jobs.ts';
import { NotificationRuleView } from '../../core/contracts/notification-rules.ts';
import { DEMO_CUSTOMER } from '../../local/seed/demo.ts';
import { type ApiClient, bodyOf, listIn } from './api-client.ts';
import type { Expected } from './journey.ts';

/* What journeys do to the seeded customer, and what is known of him then. */

const MARIA = `/v1/customers/${DEMO_CUSTOMER.id}`;

/** What is known of an address of the seeded customer. */
export async function addressOf(desk: ApiClient, address: string): Promise<AddressView> {
  const found = listIn(AddressView, await desk.get(`${MARIA}/consents`)).find((each) => each.address === address);
  if (!found) throw new Error(`${address} is not the customer's`);
  return found;
}

/** An email to the seeded customer. */
export const customerIsMailed = (says: string | RegExp): Expected => ({
  to: DEMO_CUSTOMER.email,
  class: 'customer',
  says,
});

/** Adds a contact to the seeded customer. */
export const addContact = async (desk: ApiClient, contact: object): Promise<CustomerView> =>
  bodyOf(CustomerView, await desk.post(`${MARIA}/contacts`, contact), 201);

/** Puts the seeded customer's first location elsewhere, and others behind it; answers with them. */
export async function placeAt(desk: ApiClient, ...locations: object[]): Promise<CustomerView['locations']> {
  for (const location of locations) bodyOf(CustomerView, await desk.post(`${MARIA}/locations`, location), 201);
  return bodyOf(CustomerView, await desk.get(MARIA), 200).locations;
}

/** A job of the seeded customer's at one of his locations. */
export const jobAt = async (desk: ApiClient, locationId: string | undefined, summary = 'Furnace check') =>
  bodyOf(JobView, await desk.post('/v1/jobs', { customerId: DEMO_CUSTOMER.id, locationId, summary }), 201);

export const detailOf = async (desk: ApiClient, jobId: string): Promise<JobDetail> =>
  bodyOf(JobDetail, await desk.get(`/v1/jobs/${jobId}`), 200);

/** Changes the rule of the system with this name. */
export async function changeRule(admin: ApiClient, name: string, more: object): Promise<void> {
  const rules = listIn(NotificationRuleView, await admin.get('/v1/notification-rules'));
  const found = rules.find((rule) => rule.name === name);
  if (!found) throw new Error(`there is no rule ${name}`);
  const { id, system: _s, warnings: _w, version: _v, ...rule } = found;
  bodyOf(NotificationRuleView, await admin.send('PUT', `/v1/notification-rules/${id}`, { ...rule, ...more }), 200);
}
