import type { NotificationRuleView } from '../../../core/contracts/notification-rules.ts';
import type { RequestOf } from '../../client/contract.ts';
import { type ChannelChoice, channelChoiceOf } from './rules.ts';

/** A rule as it stands in the form: lists and numbers as they are typed. */
export interface RuleDraft {
  name: string;
  /** `fact:booked` or `code:PARTS`. */
  about: string;
  level: NotificationRuleView['level'];
  audience: NotificationRuleView['audience'];
  channels: ChannelChoice;
  dedupe: NotificationRuleView['dedupe'];
  hold: string;
  quiet: NotificationRuleView['quiet'];
  hoursBefore: string;
  jobTypes: string;
  customerIds: NotificationRuleView['exclusions']['customerIds'];
  enabled: boolean;
}

export const newRule = (): RuleDraft => ({
  ...{ name: '', about: 'fact:on_the_way', level: 'appointment', audience: ['primary'], channels: 'sms,email' },
  ...{ dedupe: 'once_per_appointment', hold: '20', quiet: 'bypass', hoursBefore: '', jobTypes: '', customerIds: [] },
  enabled: true,
});

export function draftOf(rule: NotificationRuleView): RuleDraft {
  const { name, on, level, audience, dedupe, holdSeconds, quiet, minutesBefore = [], exclusions, enabled } = rule;
  return {
    ...{ name, level, audience, dedupe, quiet, enabled },
    about: 'fact' in on ? `fact:${on.fact}` : `code:${on.statusCode}`,
    channels: channelChoiceOf(rule),
    hold: String(holdSeconds),
    hoursBefore: minutesBefore.map((minutes) => minutes / 60).join(', '),
    jobTypes: exclusions.jobTypes.join(', '),
    customerIds: exclusions.customerIds,
  };
}

const listOf = (typed: string): string[] =>
  typed
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');

type RuleBody = RequestOf<'POST /v1/notification-rules'>['body'];

/** What the API is asked to save; it says itself what does not go together. */
export function bodyOf(draft: RuleDraft): RuleBody {
  const { about, channels, hold, hoursBefore, jobTypes, customerIds, ...rest } = draft;
  const [kind, of = ''] = about.split(':');
  const before = listOf(hoursBefore).map((hours) => Math.round(Number(hours) * 60));
  return {
    ...rest,
    // One of the choices of the form, which are the contract's.
    on: (kind === 'fact' ? { fact: of } : { statusCode: of }) as RuleBody['on'],
    channels: channels === 'every' ? ['sms', 'email'] : (channels.split(',') as RuleBody['channels']),
    delivery: channels === 'every' ? 'every' : 'first',
    holdSeconds: Number(hold),
    exclusions: { jobTypes: listOf(jobTypes), customerIds },
    ...(before.length > 0 ? { minutesBefore: before } : {}),
  };
}

/** How often makes sense for what is seen; the server has the last word. */
export function dedupesFor(level: RuleDraft['level']): RuleDraft['dedupe'][] {
  if (level === 'job') return ['once_per_job', 'every_time'];
  return [
    'once_per_appointment',
    ...(level === 'assignment' ? (['lead_only', 'once_per_technician'] as const) : []),
    ...(['first_and_after_restart', 'once_per_job', 'every_time'] as const),
  ];
}
