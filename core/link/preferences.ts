import {
  type AddressState,
  type ConsentCategory,
  type ConsentEntry,
  EVERYTHING,
  onlyStartHelps,
  optedOutOf,
} from '../consent/consent.ts';
import type { CustomerPage } from '../contracts/customer-page.ts';
import type { Contact } from '../notification/contact.ts';
import type { Channel } from '../person/person.ts';
import type { Instant } from '../time/instant.ts';
import type { Link } from './link.ts';

/** What somebody wants to be sent by a channel, each kind yes or no. */
export type Wanted = Readonly<Record<ConsentCategory, boolean>>;

const CHANNELS: readonly Channel[] = ['sms', 'email'];

/** Enough of an address for its owner to know it by. */
function masked(address: string): string {
  const at = address.indexOf('@');
  return at > 0 ? `${address.slice(0, 1)}…${address.slice(at)}` : `…${address.slice(-4)}`;
}

/** What the contact of a link is sent now. A phone that has texted STOP is opened again only by its own START. */
export function preferencesOf(
  contact: Contact | undefined,
  addresses: ReadonlyMap<string, AddressState>,
): CustomerPage['preferences'] {
  const lines = CHANNELS.flatMap((channel) => {
    const reach = contact?.[channel];
    if (!reach) return [];
    const state = addresses.get(reach.address);
    const out = state ? optedOutOf(state) : [];
    const wants = (category: ConsentCategory) => !out.includes(category);
    const line = {
      address: masked(reach.address),
      ...{ service: wants('service'), reminder: wants('reminder'), survey: wants('survey') },
      stopped: state !== undefined && onlyStartHelps(state),
    };
    return [[channel, line] as const];
  });
  return Object.fromEntries(lines);
}

/** What a wish adds to the ledger; nothing where it is so already. `cause` tells one wish from the next. */
export function consentChanges(
  address: string,
  state: AddressState | undefined,
  wanted: Wanted,
  cause: string,
  now: Instant,
): ConsentEntry[] {
  const out = state ? optedOutOf(state) : [];
  return ([false, true] as const).flatMap((isIn): ConsentEntry[] => {
    const categories = EVERYTHING.filter((each) => wanted[each] === isIn && out.includes(each) === isIn);
    const wants = isIn ? 'in' : 'out';
    const wording = `Chosen on the page: ${categories.join(', ')} ${isIn ? 'yes' : 'no'}`;
    const said = { wants, at: now, source: 'customer_page', wording, cause: `${cause}#${wants}` } as const;
    return categories.length > 0 ? [{ address, categories, ...said }] : [];
  });
}

/**
 * What a mailbox's own "unsubscribe" closes: messages of the kind it stands on; on one about the work itself, whoever
 * presses it means all of it.
 */
export const closedBy = ({ category }: Pick<Link, 'category'>): readonly ConsentCategory[] =>
  category === 'service' ? EVERYTHING : [category];
