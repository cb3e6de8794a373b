import type { Appointment } from '../appointment/appointment.ts';
import type { Visit } from '../job/visit.ts';
import { type Contact, channelsTo, contactsOf, type Undeliverable } from './contact.ts';
import type { NoticeIntent, NoticeRecipient } from './notice.ts';
import { categoryOf, type NotificationRule } from './rule.ts';

/**
 * Somebody whom a rule tells, or would if he could be reached. `keyPart` is his id, and the channel where it is each;
 * `isOwn`: he is the location's own contact, whose silence is a mark on the job.
 */
export type Addressee = { id: string; keyPart: string } & (
  | { class: NoticeIntent['class']; to: NoticeRecipient }
  | { why: Undeliverable; isOwn: boolean }
);

/** Everybody whom a rule tells of a visit (messages spec, rules 2 and 8). */
export function addresseesOf(
  rule: NotificationRule,
  appointment: Appointment | undefined,
  visit: Visit,
  contacts: readonly Contact[],
): Addressee[] {
  const { audience } = rule;
  const customers = contactsOf(contacts, rule).flatMap((contact) => reached(rule, contact));
  const nobody: Addressee[] =
    audience.includes('primary') && !contacts.some((contact) => contact.audience === 'primary')
      ? [{ id: 'primary', keyPart: 'primary', why: 'no_address', isOwn: true }]
      : [];
  return [
    ...customers,
    ...nobody,
    ...(audience.includes('technicians') ? techniciansOf(appointment ? [appointment] : visit.appointments) : []),
    ...(audience.includes('office') ? [OFFICE] : []),
  ];
}

const OFFICE: Addressee = { id: 'office', keyPart: 'office', class: 'staff', to: { office: true, except: [] } };

function reached(rule: NotificationRule, contact: Contact): Addressee[] {
  const { id } = contact;
  const route = channelsTo(contact, rule.channels, categoryOf(rule));
  if ('why' in route) return [{ id, keyPart: id, why: route.why, isOwn: contact.audience === 'primary' }];
  if (rule.delivery === 'first')
    // All that the rule names: which of them are open is asked again when it is sent.
    return [{ id, keyPart: id, class: 'customer', to: { contactId: id, channels: rule.channels } }];
  return route.channels.map((channel) => ({
    ...{ id, keyPart: `${id}#${channel}`, class: 'customer' as const, to: { contactId: id, channels: [channel] } },
  }));
}

/** Each technician once, however many of the visits are his. What is complete concerns nobody any more. */
function techniciansOf(appointments: readonly Appointment[]): Addressee[] {
  const ids = new Set(
    appointments
      .filter(({ status }) => appointments.length === 1 || status !== 'complete')
      .flatMap(({ assignments }) => assignments.map(({ personId }) => personId)),
  );
  return [...ids].map((id) => ({ id, keyPart: id, class: 'staff', to: { personId: id } }));
}
