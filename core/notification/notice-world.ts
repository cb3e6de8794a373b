import { codesWith } from '../appointment/status-code.ts';
import type { Customer } from '../customer/customer.ts';
import type { ToldMessage, VisitCase, VisitSetting } from '../job/job-store.ts';
import type { VisitWorld } from '../job/visit.ts';
import type { Instant } from '../time/instant.ts';
import type { Contact, Reach } from './contact.ts';
import type { NoticeWorld } from './decide-messages.ts';
import { DEFAULT_QUIET_HOURS, dayIn } from './quiet-hours.ts';

/* What stores have read around a visit, as the rules ask for it. */

/** Lead, unless the account says otherwise (messages spec, "Lifecycle"). */
export const visitWorld = ({ account, codes }: VisitSetting, now: Instant): VisitWorld => ({
  now,
  codes: codesWith(codes),
  completeRule: account.completeRule ?? 'lead',
});

const reach = (address: string): Reach => ({ address, bounced: false, optedOut: [] });

/** Whom a rule can tell at the customer's: the customer himself, by his phone and email. */
export const contactsAt = (customer: Customer | undefined): Contact[] =>
  customer
    ? [
        {
          ...{ id: customer.id, audience: 'primary' as const },
          ...(customer.phone ? { sms: reach(customer.phone) } : {}),
          ...(customer.email ? { email: reach(customer.email) } : {}),
        },
      ]
    : [];

/** A job that an escalation holds is an emergency: its messages are not counted against the day. */
export function noticeWorld(
  { rows, heldBy }: Pick<VisitCase, 'rows' | 'heldBy'>,
  { account, customer, told, openComplaint = false }: VisitSetting,
  now: Instant,
): NoticeWorld {
  const { zone } = account;
  const counted = told.filter(({ status }) => status !== 'suppressed' && status !== 'failed');
  const lastSurveyAt = lastSurvey(told);
  return {
    ...{ now, zone, quiet: account.quietHours ?? DEFAULT_QUIET_HOURS, contacts: contactsAt(customer), rows },
    toldOn: (day) => counted.filter(({ dueAt }) => dayIn(zone, dueAt) === day).length,
    emergency: heldBy !== undefined,
    survey: { openComplaint, ...(lastSurveyAt ? { lastSurveyAt } : {}) },
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
