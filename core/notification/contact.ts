import type { ConsentCategory } from '../consent/consent.ts';
import { mayTell, type Reach } from '../consent/reach.ts';
import type { Channel } from '../person/person.ts';
import type { Audience, NotificationRule } from './rule.ts';

/** Somebody at the customer's, as he can be reached now. */
export interface Contact {
  id: string;
  audience: Exclude<Audience, 'office' | 'technicians'>;
  sms?: Reach;
  email?: Reach;
}

export type Undeliverable = 'no_address' | 'opted_out' | 'bounced';

/**
 * The channels that reach a contact, in the rule's order; or why none does (messages spec, rules 2 and 10). Whoever
 * opted out of SMS is told of the service itself by email instead; reminders and surveys look for no way around.
 */
export function channelsTo(
  contact: Contact,
  channels: readonly Channel[],
  category: ConsentCategory,
): { channels: Channel[] } | { why: Undeliverable } {
  const known = channels.filter((channel) => contact[channel]);
  const [first] = known;
  if (!first) return { why: 'no_address' };
  const optedOut = (channel: Channel) => contact[channel]?.optedOut.includes(category) === true;
  if (category !== 'service' && optedOut(first)) return { why: 'opted_out' };
  const open = known.filter((channel) => {
    const reach = contact[channel];
    return reach !== undefined && mayTell(reach, category);
  });
  if (open.length > 0) return { channels: open };
  return { why: known.some(optedOut) ? 'opted_out' : 'bounced' };
}

/** Contacts of these audiences, nobody twice because he has two parts or shares an address. */
export function contactsOf(contacts: readonly Contact[], { audience }: Pick<NotificationRule, 'audience'>): Contact[] {
  const found: Contact[] = [];
  const known = new Set<string>();
  for (const contact of contacts) {
    if (!audience.includes(contact.audience)) continue;
    const addresses = [contact.sms?.address, contact.email?.address].filter((each) => each !== undefined);
    if (found.some(({ id }) => id === contact.id) || addresses.some((each) => known.has(each))) continue;
    for (const address of addresses) known.add(address);
    found.push(contact);
  }
  return found;
}
