import * as z from 'zod';

/*
 * Ids say what they name: a type, an underscore, a ULID (`esc_01J…`). They are made at the edge (`adapters/ids`) and
 * only passed through here. An account's id is a short word of its own, because people see it in links.
 */

const typedUlid = <Brand extends string>(prefix: string, _brand: Brand) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`), `must be an id that begins ${prefix}_`)
    .brand<Brand>();

/** An account: lower-case letters, digits and hyphens, 2–39 characters, as in `northside`. */
export const AccountId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,38}$/, 'must be an account id')
  .brand<'AccountId'>();
export type AccountId = z.infer<typeof AccountId>;

export const PersonId = typedUlid('per', 'PersonId');
export type PersonId = z.infer<typeof PersonId>;

export const CustomerId = typedUlid('cus', 'CustomerId');
export type CustomerId = z.infer<typeof CustomerId>;

/** A service location of a customer. */
export const LocationId = typedUlid('loc', 'LocationId');
export type LocationId = z.infer<typeof LocationId>;

/** Somebody at a customer's. */
export const ContactId = typedUlid('con', 'ContactId');
export type ContactId = z.infer<typeof ContactId>;

export const JobId = typedUlid('job', 'JobId');
export type JobId = z.infer<typeof JobId>;

export const AppointmentId = typedUlid('apt', 'AppointmentId');
export type AppointmentId = z.infer<typeof AppointmentId>;

export const NotificationRuleId = typedUlid('rul', 'NotificationRuleId');
export type NotificationRuleId = z.infer<typeof NotificationRuleId>;

export const EscalationId = typedUlid('esc', 'EscalationId');
export type EscalationId = z.infer<typeof EscalationId>;

export const PlanId = typedUlid('pln', 'PlanId');
export type PlanId = z.infer<typeof PlanId>;

export const ScheduleId = typedUlid('sch', 'ScheduleId');
export type ScheduleId = z.infer<typeof ScheduleId>;

/** The number people see and say: 4–7 digits, never 8 (a login code has 8). It does not begin with 0. */
export const IncidentNumber = z
  .string()
  .regex(/^[1-9][0-9]{3,6}$/, 'must be an incident number of 4 to 7 digits')
  .brand<'IncidentNumber'>();
export type IncidentNumber = z.infer<typeof IncidentNumber>;
