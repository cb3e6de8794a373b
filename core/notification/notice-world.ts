import { codesWith } from '../appointment/status-code.ts';
import type { AddressState } from '../consent/consent.ts';
import { reachOf } from '../consent/reach.ts';
import { type Customer, firstContactId } from '../customer/customer.ts';
import { contactsAt, locationOf, placeOf } from '../customer/place.ts';
import type { LocationId } from '../ids/ids.ts';
import type { ToldMessage, VisitCase, VisitSetting } from '../job/job-store.ts';
import type { VisitWorld } from '../job/visit.ts';
import type { Instant } from '../time/instant.ts';
import type { Contact } from './contact.ts';
import type { NoticeWorld } from './decide-messages.ts';
import { DEFAULT_QUIET_HOURS, dayIn } from './quiet-hours.ts';

/* What stores have read around a visit, as the rules ask for it. */

/** Lead, unless the account says otherwise (messages spec, "Lifecycle"). */
export const visitWorld = ({ account, codes }: VisitSetting, now: Instant): VisitWorld => ({
  now,
  codes: codesWith(codes),
  completeRule: account.completeRule ?? 'lead',
});

/**
 * Whom a rule can tell at the customer's, for a job at this location. The contact a customer began with is known to the
 * outbox by the customer's own id, as it was before there could be others.
 */
export const reachableAt = (
  customer: Customer | undefined,
  named: LocationId | undefined,
  addresses: ReadonlyMap<string, AddressState>,
): Contact[] =>
  customer
    ? contactsAt(customer, locationOf(customer, named)?.id).map(({ id, kind, phone, email }) => ({
        ...{ id: id === firstContactId(customer.id) ? customer.id : id, audience: kind },
        ...(phone ? { sms: reachOf(phone, addresses.get(phone)) } : {}),
        ...(email ? { email: reachOf(email, addresses.get(email)) } : {}),
      }))
    : [];

/** A job that an escalation holds is an emergency: its messages are not counted against the day. */
export function noticeWorld(
  { visit, rows, heldBy }: Pick<VisitCase, 'visit' | 'rows' | 'heldBy'>,
  { account, customer, addresses, told }: VisitSetting,
  now: Instant,
): NoticeWorld {
  const { locationId } = visit.job;
  const { zone } = placeOf(customer, locationId, account.zone);
  const counted = told.filter(({ status }) => status !== 'suppressed' && status !== 'failed');
  const lastSurveyAt = lastSurvey(told);
  return {
    ...{
      now,
      zone,
      quiet: account.quietHours ?? DEFAULT_QUIET_HOURS,
      contacts: reachableAt(customer, locationId, addresses),
      rows,
    },
    toldOn: (day, contactId) =>
      counted.filter(({ to, dueAt }) => 'contactId' in to && to.contactId === contactId && dayIn(zone, dueAt) === day)
        .length,
    emergency: heldBy !== undefined,
    ...(heldBy === undefined ? {} : { heldBy }),
    survey: { openComplaint: false, ...(lastSurveyAt ? { lastSurveyAt } : {}) },
  };
}

/** When the customer was last asked how it was. */
function lastSurvey(told: readonly ToldMessage[]): Instant | undefined {
  return told
    .filter(({ content }) => content.kind === 'notice' && content.about === 'survey')
    .flatMap(({ sentAt }) => sentAt ?? [])
    .sort()
    .at(-1);
}
