import { onlyStartHelps, optedOutOf } from '../../../core/consent/consent.ts';
import { oneClickUnsubscribe, setPreferences } from '../../../core/contracts/customer-page.ts';
import { problem } from '../../../core/contracts/problem.ts';
import { closedBy, consentChanges } from '../../../core/link/preferences.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { hashSecret } from '../../pipelines/secret-hash.ts';
import type { LinksDeps } from './deps.ts';
import { jobOf, linkToChange, NOT_FOUND, pageOf } from './open.ts';

/** One wish of one link: said again in the same moment it is the same entry of the ledger. */
const causeOf = (what: string, token: string, now: string): string =>
  `${what}#${hashSecret(token).slice(0, 16)}#${now}`;

const STOPPED = problem('invalid', undefined, [
  { field: 'sms', message: 'was stopped from the phone itself: text START to be sent texts again' },
]);

/** What the customer wants to be sent, for the addresses of the contact whom the link was for. */
export const prefer = (deps: LinksDeps) =>
  operation(setPreferences, async ({ params, body, now }) => {
    const opened = await linkToChange(deps, params.token, now);
    if ('problem' in opened) return opened;
    const { link } = opened;
    const job = await jobOf(deps, link);
    if (!job) return NOT_FOUND;
    const consents = deps.consentsOf(link.accountId);
    for (const channel of ['sms', 'email'] as const) {
      const wanted = body[channel];
      const address = job.contact?.[channel]?.address;
      if (!wanted) continue;
      if (!address)
        return { problem: problem('invalid', undefined, [{ field: channel, message: 'is no way to reach you' }]) };
      const state = job.addresses.get(address);
      if (state && onlyStartHelps(state) && optedOutOf(state).some((each) => wanted[each])) return { problem: STOPPED };
      for (const entry of consentChanges(address, state, wanted, causeOf('page', params.token, now), now))
        await consents.record(entry);
    }
    const page = await pageOf(deps, link, now);
    return page ? reply(200, page) : NOT_FOUND;
  });

/** The button of a mailbox: one POST, no page, no session, nothing to choose (RFC 8058). Again it is already so. */
export const unsubscribe = (deps: LinksDeps) =>
  operation(oneClickUnsubscribe, async ({ params, now }) => {
    const opened = await linkToChange(deps, params.token, now);
    if ('problem' in opened) return opened;
    const { link } = opened;
    const consents = deps.consentsOf(link.accountId);
    const state = (await consents.stateOf([link.address])).get(link.address);
    const out = state ? optedOutOf(state) : [];
    const categories = closedBy(link).filter((each) => !out.includes(each));
    if (categories.length > 0)
      await consents.record({
        ...{ address: link.address, categories, wants: 'out', at: now, source: 'unsubscribe_link' },
        ...{ wording: 'List-Unsubscribe=One-Click', cause: causeOf('unsubscribe', params.token, now) },
      });
    return reply(200, undefined);
  });
