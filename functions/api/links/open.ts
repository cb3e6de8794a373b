import type { CustomerPage } from '../../../core/contracts/customer-page.ts';
import { type Problem, problem } from '../../../core/contracts/problem.ts';
import type { Visit } from '../../../core/job/visit.ts';
import { crewOf, customerPage, shownAppointment } from '../../../core/link/customer-page.ts';
import { CHANGES_PER_LINK_HOUR } from '../../../core/link/limits.ts';
import { isGood, type Link, type LinkToken } from '../../../core/link/link.ts';
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

/** The page of a link, with the visit as it is or as it has just been written. */
export async function pageOf(
  deps: LinksDeps,
  { accountId, jobId }: Link,
  now: Instant,
  written?: Visit,
): Promise<CustomerPage | undefined> {
  const visit = written ?? (await deps.visitsOf(accountId).read(jobId))?.visit;
  if (!visit) return undefined;
  const [account, customer, people] = await Promise.all([
    deps.accountOf(accountId).read(),
    deps.customersOf(accountId).read(visit.job.customerId),
    deps.peopleOf(accountId).named(crewOf(shownAppointment(visit))),
  ]);
  return account && customerPage(visit, { account, customer, people }, now);
}
