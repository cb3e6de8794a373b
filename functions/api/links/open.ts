import type { CustomerPage } from '../../../core/contracts/customer-page.ts';
import { type Problem, problem } from '../../../core/contracts/problem.ts';
import { addressesOf } from '../../../core/customer/customer.ts';
import { settled } from '../../../core/job/cascade.ts';
import type { Visit } from '../../../core/job/visit.ts';
import { crewOf, customerPage, shownAppointment } from '../../../core/link/customer-page.ts';
import { CHANGES_PER_LINK_HOUR } from '../../../core/link/limits.ts';
import { isGood, type Link, type LinkToken } from '../../../core/link/link.ts';
import { preferencesOf } from '../../../core/link/preferences.ts';
import { reachableAt } from '../../../core/notification/notice-world.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { hashSecret } from '../../pipelines/secret-hash.ts';
import type { LinksDeps } from './deps.ts';

/** One answer for a token that never was, one whose time is over, and one whose job is gone. */
export const NOT_FOUND = { problem: problem('not-found') };

/** The link of a token that is good now. */
export async function goodLink({ links }: LinksDeps, token: LinkToken, now: Instant): Promise<Link | undefined> {
  const link = await links.read(hashSecret(token));
  return link && isGood(link, now) ? link : undefined;
}

/** The same for somebody who wants to change something: slowed down when he does so too often. */
export async function linkToChange(
  deps: LinksDeps,
  token: LinkToken,
  now: Instant,
): Promise<{ link: Link } | { problem: Problem }> {
  const link = await goodLink(deps, token, now);
  if (!link) return NOT_FOUND;
  const within = await deps.limits.count(CHANGES_PER_LINK_HOUR, hashSecret(token), now);
  return within ? { link } : { problem: problem('too-many-requests') };
}

/** A job with its customer, and what the contact whom the link was for wants to be sent. */
export async function jobOf(deps: LinksDeps, { accountId, jobId, contactId }: Link, written?: Visit) {
  const visit = written ?? (await deps.visitsOf(accountId).read(jobId))?.visit;
  if (!visit) return undefined;
  const customer = await deps.customersOf(accountId).read(visit.job.customerId);
  const addresses = await deps.consentsOf(accountId).stateOf(customer ? addressesOf(customer) : []);
  const contact = reachableAt(customer, visit.job.locationId, addresses).find(({ id }) => id === contactId);
  return { visit, customer, addresses, contact };
}

/** The page of a link, with the visit as it is or as it has just been written. */
export async function pageOf(
  deps: LinksDeps,
  link: Link,
  now: Instant,
  written?: Visit,
): Promise<CustomerPage | undefined> {
  const [account, job] = await Promise.all([deps.accountOf(link.accountId).read(), jobOf(deps, link, written)]);
  if (!account || !job) return undefined;
  const { visit, customer, contact, addresses } = job;
  const people = await deps.peopleOf(link.accountId).named(crewOf(shownAppointment(settled(visit))));
  return customerPage(visit, { account, customer, people, preferences: preferencesOf(contact, addresses) }, now);
}
