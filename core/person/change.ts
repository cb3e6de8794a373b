import { NOT_A_PHONE } from '../contracts/input.ts';
import type { FieldError } from '../contracts/problem.ts';
import { readIdentifier } from '../login/identifier.ts';
import type { Language } from '../message/language.ts';
import type { MessageIntent } from '../message/message.ts';
import type { Channel, ContactMethod, Person } from './person.ts';
import type { Role } from './role.ts';

/** A person with another language: null for that of the account, undefined for no change. */
export function inLanguage(person: Person, language: Language | null | undefined): Person {
  if (language === undefined) return person;
  const { language: _before, ...rest } = person;
  return language === null ? rest : { ...rest, language };
}

/** A method as an administrator types it. */
export interface TypedMethod {
  kind: Channel;
  address: string;
  verified: boolean;
}

/**
 * Reads typed methods into stored ones. One that the person has already keeps its state, unless it is vouched for now;
 * a new one is unverified until he signs in with it.
 */
export function readMethods(
  typed: readonly TypedMethod[],
  country: string,
  known: readonly ContactMethod[] = [],
): { methods: ContactMethod[] } | { errors: FieldError[] } {
  const errors: FieldError[] = [];
  const methods: ContactMethod[] = [];
  typed.forEach(({ kind, address: text, verified }, index) => {
    const field = `methods.${index}.address`;
    const read = readIdentifier(text, country);
    if (read?.kind !== kind) {
      errors.push({ field, message: kind === 'sms' ? NOT_A_PHONE : 'must be an email address' });
    } else if (methods.some(({ address }) => address === read.address)) {
      errors.push({ field, message: 'stands here twice' });
    } else {
      const before = known.find(({ address }) => address === read.address);
      methods.push({ kind, address: read.address, state: verified ? 'verified' : (before?.state ?? 'unverified') });
    }
  });
  return errors.length > 0 ? { errors } : { methods };
}

/** An invitation by every method that waits to be verified. `fact` tells invitations of one change from another's. */
export const invitations = (person: Person, known: readonly ContactMethod[], fact: string): MessageIntent[] =>
  person.methods
    .filter(({ state, address }) => state === 'unverified' && !known.some((method) => method.address === address))
    .map(({ kind, address }) => ({
      key: `INVITATION#${fact}#${address}`,
      class: 'staff',
      to: { address, channel: kind },
      content: { kind: 'invitation', name: person.name, personId: person.id },
    }));

/** Whether a change takes rights away or moves them: then every session ends, and the next request signs in anew. */
export const endsSessions = (before: Person, after: Person): boolean =>
  !after.enabled || rolesKey(before.roles) !== rolesKey(after.roles);

const rolesKey = (roles: readonly Role[]): string => [...roles].sort().join();
