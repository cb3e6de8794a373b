import * as z from 'zod';
import type { AppointmentStatus } from '../appointment/appointment.ts';
import { type Phase, StatusCodeName } from '../appointment/status-code.ts';
import type { ConsentCategory } from '../consent/consent.ts';
import { AccountId, CustomerId, NotificationRuleId } from '../ids/ids.ts';
import { FACT_LEVELS, FactLevel, SystemFact } from '../job/status-fact.ts';
import { Channel } from '../person/person.ts';

/*
 * What a fact or a status code tells to whom (messages spec, "Notification rules"). Everything that a rule may not say
 * is refused when it is saved; the decision at run time then only follows it.
 */

/** Whom a rule tells: contacts of the service location, or people of the team. */
export const Audience = z.enum(['primary', 'bill_to', 'tenant', 'property_manager', 'office', 'technicians']);
export type Audience = z.infer<typeof Audience>;

/** What makes two facts the same one: rule 1. */
export const Dedupe = z.enum([
  'once_per_appointment',
  'lead_only',
  'first_and_after_restart',
  'once_per_technician',
  'once_per_job',
  'every_time',
]);
export type Dedupe = z.infer<typeof Dedupe>;

/** What happens in quiet hours: rule 7. */
export const Quiet = z.enum(['bypass', 'defer', 'drop_if_stale']);
export type Quiet = z.infer<typeof Quiet>;

/** Minutes before an appointment at which it is reminded of, where the account has set no others: rule 11. */
export const REMINDER_MINUTES: readonly number[] = [24 * 60, 2 * 60];

/** Where the subject of a status code stands. */
export type Standing = Phase | AppointmentStatus;

/** The least seconds in which a wrong tap can be undone: rule 6. */
const LEAST_HOLD: Readonly<Partial<Record<SystemFact | Standing, number>>> = {
  on_the_way: 20,
  en_route: 20,
  complete: 60,
  survey: 2 * 60 * 60,
};
export const leastHold = (about: SystemFact | Standing): number => LEAST_HOLD[about] ?? 0;

/** Which de-duplications make sense of a fact of each level. */
const DEDUPES: Readonly<Record<FactLevel, readonly Dedupe[]>> = {
  job: ['once_per_job', 'every_time'],
  appointment: ['once_per_appointment', 'first_and_after_restart', 'once_per_job', 'every_time'],
  assignment: [
    'lead_only',
    'once_per_technician',
    'once_per_appointment',
    'first_and_after_restart',
    'once_per_job',
    'every_time',
  ],
};

export const NotificationRule = z
  .object({
    accountId: AccountId,
    id: NotificationRuleId,
    name: z.string().min(1).max(60),
    on: z.union([z.strictObject({ fact: SystemFact }), z.strictObject({ statusCode: StatusCodeName })]),
    level: FactLevel,
    audience: z.array(Audience).min(1).max(6),
    /** In the order in which they are tried. */
    channels: z.array(Channel).min(1).max(2),
    /** `first`: one message by the first channel that reaches; `every`: one by each. */
    delivery: z.enum(['first', 'every']),
    dedupe: Dedupe,
    /** Seconds, up to a day. */
    holdSeconds: z.int().min(0).max(86_400),
    quiet: Quiet,
    exclusions: z.object({
      jobTypes: z.array(z.string().min(1).max(40)).max(50),
      customerIds: z.array(CustomerId).max(200),
    }),
    /** Of a reminder: how long before the appointment, up to 30 days; REMINDER_MINUTES when absent. */
    minutesBefore: z.array(z.int().min(15).max(43_200)).min(1).max(5).optional(),
    enabled: z.boolean(),
    version: z.int().min(1),
  })
  .superRefine((rule, context) => {
    const refuse = (field: keyof typeof rule, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (new Set(rule.channels).size < rule.channels.length) refuse('channels', 'names a channel twice');
    if (!DEDUPES[rule.level].includes(rule.dedupe)) refuse('dedupe', `does not go with the level ${rule.level}`);
    if ('statusCode' in rule.on) {
      if (rule.level === 'job') refuse('level', 'of a status code is appointment or assignment');
      return;
    }
    const { fact } = rule.on;
    if (!FACT_LEVELS[fact].includes(rule.level)) refuse('level', `of ${fact} is ${FACT_LEVELS[fact].join(' or ')}`);
    if (rule.holdSeconds < leastHold(fact)) refuse('holdSeconds', `must be at least ${leastHold(fact)}`);
    if (fact === 'survey' && rule.dedupe !== 'once_per_job') refuse('dedupe', 'of a survey is once_per_job');
    if (rule.minutesBefore && fact !== 'reminder') refuse('minutesBefore', 'belongs to a reminder');
  });
export type NotificationRule = z.infer<typeof NotificationRule>;

export const categoryOf = ({ on }: Pick<NotificationRule, 'on'>): ConsentCategory =>
  'fact' in on && (on.fact === 'reminder' || on.fact === 'survey') ? on.fact : 'service';

/** What the screen says before a rule is saved; none of it forbids saving. */
export type RuleWarning = { kind: 'tells_every_time' } | { kind: 'told_already'; by: string };

/** Rule 1: `every_time` warns; so does a second rule that would tell the same people of the same thing. */
export function ruleWarnings(rule: NotificationRule, others: readonly NotificationRule[]): RuleWarning[] {
  const same = others.filter(
    (other) =>
      other.id !== rule.id &&
      other.enabled &&
      JSON.stringify(other.on) === JSON.stringify(rule.on) &&
      other.audience.some((each) => rule.audience.includes(each)),
  );
  return [
    ...(rule.dedupe === 'every_time' ? [{ kind: 'tells_every_time' as const }] : []),
    ...same.map((other) => ({ kind: 'told_already' as const, by: other.name })),
  ];
}
