import { getCrewPhoto, getCustomerPage } from '../../../core/contracts/customer-page.ts';
import { settled } from '../../../core/job/cascade.ts';
import { crewOf, shownAppointment } from '../../../core/link/customer-page.ts';
import { operation, reply } from '../../pipelines/call.ts';
import type { LinksDeps } from './deps.ts';
import { goodLink, NOT_FOUND, pageOf } from './open.ts';

/** What the customer sees. It writes nothing, not even that it was opened: robots open links first. */
export const showPage = (deps: LinksDeps) =>
  operation(getCustomerPage, async ({ params, now }) => {
    const link = await goodLink(deps, params.token, now);
    const page = link && (await pageOf(deps, link, now));
    return page ? reply(200, page) : NOT_FOUND;
  });

/** The photo of somebody who comes to this customer; anybody else's is not found. */
export const showPhoto = (deps: LinksDeps) =>
  operation(getCrewPhoto, async ({ params, now }) => {
    const link = await goodLink(deps, params.token, now);
    const found = link && (await deps.visitsOf(link.accountId).read(link.jobId));
    if (!found || !crewOf(shownAppointment(settled(found.visit))).includes(params.personId)) return NOT_FOUND;
    const bytes = await deps.peopleOf(link.accountId).photo(params.personId);
    return bytes ? { file: { type: 'image/jpeg', bytes } } : NOT_FOUND;
  });
