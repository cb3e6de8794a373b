import type { MessageIntent } from '../message/message.ts';
import type { ContactMethod, Person } from './person.ts';

/** How a contact method is lost: its owner opted out, or nothing arrives there (a bounce, a complaint, no such number). */
export type LostState = Extract<ContactMethod['state'], 'opted_out' | 'bounced'>;

/**
 * What a failure says of the address itself, by the short code that the senders and the delivery events give it.
 * `undefined`: it says nothing of it (a spent quota, a phone that is switched off), and the method stays as it is.
 */
export const lostStateOf = (why: string | undefined): LostState | undefined => {
  if (why === 'opted_out') return 'opted_out';
  return why === 'invalid_number' || why === 'bounced' || why === 'complaint' ? 'bounced' : undefined;
};

/** The person with the method marked; undefined when he has no such method, or it is lost already. */
export function withLostMethod(person: Person, address: string, state: LostState): Person | undefined {
  const lost = (method: ContactMethod) => method.state === 'opted_out' || method.state === 'bounced';
  if (!person.methods.some((method) => method.address === address && !lost(method))) return undefined;
  return {
    ...person,
    methods: person.methods.map((method) => (method.address === address ? { ...method, state } : method)),
    version: person.version + 1,
  };
}

/** Tells the administrators, once each: `person` is as the change left him, and his version makes the key its own. */
export function methodLostNotices(
  person: Person,
  address: string,
  state: LostState,
  team: readonly Person[],
): MessageIntent[] {
  return team
    .filter((each) => each.enabled && each.roles.includes('administrator'))
    .map((each) => ({
      key: `METHOD_LOST#${person.version}#${address}#${each.id}`,
      class: 'staff',
      to: { personId: each.id },
      content: { kind: 'method_lost', name: person.name, address, state },
    }));
}

/** The person with a method verified that waited for it; undefined when there is none such. */
export function withVerifiedMethod(person: Person, address: string): Person | undefined {
  const waits = (method: ContactMethod) => method.address === address && method.state === 'unverified';
  if (!person.methods.some(waits)) return undefined;
  return {
    ...person,
    methods: person.methods.map((method) => (waits(method) ? { ...method, state: 'verified' } : method)),
    version: person.version + 1,
  };
}
