import * as z from 'zod';
import { CompleteRule } from '../appointment/appointment.ts';
import { BusinessCalendar, DEFAULT_HOURS } from '../calendar/business-calendar.ts';
import { AccountId, PlanId } from '../ids/ids.ts';
import { Language } from '../message/language.ts';
import { QuietHours } from '../notification/quiet-hours.ts';
import { Instant } from '../time/instant.ts';

/** What an accepted escalation does to its job: nothing, a first appointment now, or his name on the next one. */
export const AcceptMode = z.enum(['notify_only', 'create_appointment', 'assign']);
export type AcceptMode = z.infer<typeof AcceptMode>;

/** One contractor's organisation: the tenant, and what it has set for itself. */
export const Account = z.object({
  id: AccountId,
  /** The name customers know, also the sender's name in every message. */
  name: z.string().min(1).max(80),
  /** IANA zone. */
  zone: z.string().min(1).max(64),
  defaultPlanId: PlanId.optional(),
  /** Whether a technician who was paged may turn the plan off (escalation spec, case 5). */
  technicianMayStop: z.boolean(),
  /** For how many hours an expired escalation may still be accepted (escalation spec, "late accept"). */
  lateAcceptHours: z.int().min(0).max(48),
  /** When customers are left in peace; DEFAULT_QUIET_HOURS where the account has set none. */
  quietHours: QuietHours.optional(),
  /** Whose Complete completes an appointment; the lead's where the account has set nothing. */
  completeRule: CompleteRule.optional(),
  /** `notify_only` where the account has set nothing. */
  acceptMode: AcceptMode.optional(),
  /** What customers and the team are written to in where one has no language of his own; English where it is not set. */
  language: Language.optional(),
  /** Whether a customer who called hears how his call goes (messages spec, rule 14); he does where nothing is set. */
  callerLoop: z.boolean().optional(),
  /** Where customers can tell others, shown when an appointment is complete. */
  reviewLink: z.url().optional(),
  /** The contractor's own colour on his customers' pages, `#rrggbb`. */
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .optional(),
  /** Where customers reach the office, E.164. */
  officePhone: z.string().optional(),
  /** Whether anybody may ask for work on the booking page; off until the account switches it on. */
  takesBookings: z.boolean().optional(),
  /** When the office is open, in the account's zone; Monday to Friday, 08:00 to 17:00, until it is set. */
  businessHours: BusinessCalendar.shape.hours.optional(),
  /** Days on which it is closed, as dates. */
  holidays: BusinessCalendar.shape.holidays.optional(),
  /** Since when people's methods are tested by drills; absent where they are not. */
  drillsSince: Instant.optional(),
  version: z.int().min(1),
});
export type Account = z.infer<typeof Account>;

export const ACCOUNT_DEFAULTS = { technicianMayStop: true, lateAcceptHours: 4 } as const;

/** The calendar in which due times and reminders are counted. One object a request: what it computes is kept by object. */
export const calendarOf = ({ zone, businessHours = DEFAULT_HOURS, holidays = [] }: Account): BusinessCalendar => ({
  zone,
  hours: businessHours,
  holidays,
});
