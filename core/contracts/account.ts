import * as z from 'zod';
import { AcceptMode } from '../account/account.ts';
import { CompleteRule } from '../appointment/appointment.ts';
import { BusinessCalendar } from '../calendar/business-calendar.ts';
import { AccountId, PlanId } from '../ids/ids.ts';
import { Language } from '../message/language.ts';
import { QuietHours } from '../notification/quiet-hours.ts';
import { Zone } from '../time/zone.ts';
import { line, PhoneInput } from './input.ts';
import { anyRole, roles, route } from './route.ts';

export const AccountView = z
  .object({
    id: AccountId,
    name: z.string(),
    zone: z.string(),
    defaultPlanId: PlanId.optional(),
    technicianMayStop: z.boolean(),
    lateAcceptHours: z.int(),
    /** When the office is open, by ISO weekday (`1` is Monday), in the account's zone. */
    businessHours: BusinessCalendar.shape.hours,
    holidays: BusinessCalendar.shape.holidays,
    quietHours: QuietHours,
    language: Language,
    completeRule: CompleteRule,
    acceptMode: AcceptMode,
    callerLoop: z.boolean(),
    reviewLink: z.string().optional(),
    colour: z.string().optional(),
    officePhone: z.string().optional(),
    takesBookings: z.boolean(),
    /** Whether people's methods are tested every four weeks, by day. */
    drills: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Account' });
export type AccountView = z.infer<typeof AccountView>;

export const getAccount = route({
  id: 'getAccount',
  method: 'GET',
  path: '/v1/account',
  service: 'settings',
  summary: 'What the account has set for itself',
  access: anyRole,
  answers: { 200: AccountView },
});

export const changeAccount = route({
  id: 'changeAccount',
  method: 'PATCH',
  path: '/v1/account',
  service: 'settings',
  summary: 'Changes the account’s settings; what is left out stays',
  access: roles({ allow: ['administrator'] }),
  body: z
    .strictObject({
      name: line(80),
      zone: Zone,
      defaultPlanId: PlanId,
      technicianMayStop: z.boolean(),
      lateAcceptHours: z.int().min(0).max(48, 'must be at most 48 hours'),
      businessHours: BusinessCalendar.shape.hours,
      holidays: BusinessCalendar.shape.holidays,
      /** When customers are left in peace, on their own wall clock; from = to means never. */
      quietHours: QuietHours,
      /** What customers and the team are written to in, where one has no language of his own. */
      language: Language,
      /** Whose Complete completes an appointment. */
      completeRule: CompleteRule,
      /** What an accepted call does to its job. */
      acceptMode: AcceptMode,
      /** Whether people's methods are tested every four weeks, by day. */
      drills: z.boolean(),
      /** Whether a customer who called hears who is on it, that it takes longer, until when he is called. */
      callerLoop: z.boolean(),
      /** Shown to the customer when the work is complete; null takes it away. */
      reviewLink: z
        .url({ protocol: /^https$/, error: 'must be a link that begins https://' })
        .max(160)
        .nullable(),
      /** The contractor's own, on his customers' pages; null takes it away. */
      colour: z
        .string()
        .toLowerCase()
        .regex(/^#[0-9a-f]{6}$/, 'must be a colour like #12325c')
        .nullable(),
      /** Where customers reach the office; null takes it away. */
      officePhone: PhoneInput.nullable(),
      /** Whether anybody may ask for work on the booking page. */
      takesBookings: z.boolean(),
    })
    .partial(),
  answers: { 200: AccountView },
});

export const ACCOUNT_ROUTES = [getAccount, changeAccount] as const;
