import { type AccountId, NotificationRuleId } from '../ids/ids.ts';
import type { SystemFact } from '../job/status-fact.ts';
import type { NotificationRule } from './rule.ts';

type Rule = Pick<NotificationRule, 'name' | 'level' | 'dedupe' | 'holdSeconds' | 'quiet' | 'enabled'> & {
  fact: SystemFact;
  audience?: NotificationRule['audience'];
};

/** Seconds in which the office can take back what it has just done, before the customer hears of it. */
const OFFICE_HOLD = 60;

/** In this order for good: a rule of the system is known by its place. What an account begins with (messages spec, "Lifecycle" and rules 1–12). */
const RULES: readonly Rule[] = [
  {
    ...{ name: 'Booked', fact: 'booked', level: 'job', dedupe: 'once_per_job', holdSeconds: 0 },
    ...{ quiet: 'drop_if_stale', enabled: true },
  },
  {
    ...{ name: 'Moved', fact: 'moved', level: 'appointment', dedupe: 'once_per_appointment', holdSeconds: OFFICE_HOLD },
    ...{ quiet: 'drop_if_stale', enabled: true },
  },
  {
    ...{ name: 'Cancelled', fact: 'cancelled', level: 'job', dedupe: 'once_per_job', holdSeconds: OFFICE_HOLD },
    ...{ quiet: 'defer', enabled: true },
  },
  {
    ...{
      name: 'Cancelled, to the technicians',
      fact: 'cancelled',
      level: 'job',
      dedupe: 'once_per_job',
      holdSeconds: 0,
    },
    ...{ quiet: 'bypass', enabled: true, audience: ['technicians'] },
  },
  {
    ...{ name: 'Back on', fact: 'restored', level: 'job', dedupe: 'once_per_job', holdSeconds: OFFICE_HOLD },
    ...{ quiet: 'drop_if_stale', enabled: true },
  },
  {
    ...{
      name: 'On the way',
      fact: 'on_the_way',
      level: 'appointment',
      dedupe: 'once_per_appointment',
      holdSeconds: 20,
    },
    ...{ quiet: 'bypass', enabled: true },
  },
  {
    ...{ name: 'New arrival time', fact: 'eta_changed', level: 'appointment', dedupe: 'once_per_appointment' },
    ...{ holdSeconds: 20, quiet: 'bypass', enabled: true },
  },
  {
    ...{ name: 'Started', fact: 'started', level: 'appointment', dedupe: 'once_per_appointment', holdSeconds: 20 },
    ...{ quiet: 'bypass', enabled: false },
  },
  {
    ...{ name: 'Complete', fact: 'complete', level: 'appointment', dedupe: 'once_per_appointment', holdSeconds: 60 },
    ...{ quiet: 'drop_if_stale', enabled: true },
  },
  {
    ...{ name: 'Reminder', fact: 'reminder', level: 'appointment', dedupe: 'once_per_appointment', holdSeconds: 0 },
    ...{ quiet: 'defer', enabled: true },
  },
  {
    ...{ name: 'Survey', fact: 'survey', level: 'job', dedupe: 'once_per_job', holdSeconds: 7200 },
    ...{ quiet: 'defer', enabled: true },
  },
  {
    ...{ name: 'Request accepted', fact: 'offer_accepted', level: 'job', dedupe: 'once_per_job' },
    ...{ holdSeconds: OFFICE_HOLD, quiet: 'defer', enabled: true },
  },
  {
    ...{ name: 'Request declined', fact: 'offer_declined', level: 'job', dedupe: 'once_per_job' },
    ...{ holdSeconds: OFFICE_HOLD, quiet: 'defer', enabled: true },
  },
  {
    // Whoever was told not to go is told to go after all, at once.
    ...{ name: 'Back on, to the technicians', fact: 'restored', level: 'job', dedupe: 'once_per_job', holdSeconds: 0 },
    ...{ quiet: 'bypass', enabled: true, audience: ['technicians'] },
  },
];

/** The rules of a new account; the ids come from the edge, one a rule. */
export const systemRules = (accountId: AccountId, idOf: (index: number) => NotificationRuleId): NotificationRule[] =>
  RULES.map(({ fact, audience = ['primary'], ...rule }, index) => ({
    ...{ accountId, id: idOf(index), ...rule, on: { fact }, audience, channels: ['sms', 'email'], delivery: 'first' },
    ...{ exclusions: { jobTypes: [], customerIds: [] }, version: 1 },
  }));

/** The id under which every account knows a rule of the system; an own row of this id takes its place. */
export const systemRuleId = (index: number): NotificationRuleId =>
  NotificationRuleId.parse(`rul_${String(index + 1).padStart(26, '0')}`);

const SYSTEM_IDS = new Set(RULES.map((_, index) => systemRuleId(index)));
export const isSystemRule = (id: NotificationRuleId): boolean => SYSTEM_IDS.has(id);

/** The rules of one account: the system's as the account has changed them, then its own. */
export function rulesWith(accountId: AccountId, own: readonly NotificationRule[]): NotificationRule[] {
  const changed = new Map(own.map((rule) => [rule.id, rule]));
  return [
    ...systemRules(accountId, systemRuleId).map((rule) => changed.get(rule.id) ?? rule),
    ...own.filter(({ id }) => !SYSTEM_IDS.has(id)),
  ];
}
