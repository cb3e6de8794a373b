import type { Destination } from '../message/addressed.ts';
import type { Message } from '../message/message.ts';
import type { Addressing } from '../message/outbox.ts';
import { usableMethods } from '../person/person.ts';
import type { Instant } from '../time/instant.ts';
import { wakingHour } from './drill-time.ts';

/**
 * Where a drill goes: to the very method that it tests, or nowhere. A sender that is late does not wake anybody, and does
 * not ask for what is over.
 */
export function drillDestination(
  { to, content }: Pick<Message, 'to' | 'content'>,
  { account, person }: Pick<Addressing, 'account' | 'person'>,
  now: Instant,
): Destination {
  if (content.kind !== 'drill' || !('personId' in to) || !to.method || !account) return { suppressed: 'nobody' };
  if (now >= content.answerBy) return { suppressed: 'too_late' };
  if (wakingHour(account, now) !== now) return { suppressed: 'night' };
  const { kind, address } = to.method;
  if (!person?.enabled) return { suppressed: 'person_gone' };
  return usableMethods(person, kind).some((method) => method.address === address)
    ? { channel: kind, address }
    : { suppressed: 'method_unusable' };
}
