import { EmailInput } from '../contracts/input.ts';
import type { Channel } from '../person/person.ts';
import { toE164 } from '../phone/phone.ts';

/** How somebody says who he is: a contact method of his, in the form it is stored in. */
export interface Identifier {
  kind: Channel;
  address: string;
}

/** Reads what was typed as an email address or a phone number; undefined when it is neither. */
export function readIdentifier(typed: string, country: string): Identifier | undefined {
  if (typed.includes('@')) {
    const email = EmailInput.safeParse(typed);
    return email.success ? { kind: 'email', address: email.data } : undefined;
  }
  const phone = toE164(typed, country);
  return phone ? { kind: 'sms', address: phone } : undefined;
}
