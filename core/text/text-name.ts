import * as z from 'zod';

/*
 * The texts that no notification rule has: pages and notices of an escalation, what the team is told of visits, shifts,
 * tests and tickets, answers to an SMS, and where a caller's call stands. What a rule tells customers is its own.
 */

/** Texts by what they are about, in the order in which they are shown. */
export const TEXT_GROUPS = {
  escalations: [
    'page',
    ...(['taken', 'taken_late', 'assigned', 'released', 'stopped', 'job_cancelled'] as const),
    ...(['expired', 'no_coverage', 'nudge', 'no_start'] as const),
  ],
  callers: ['caller_taken', 'caller_taken_now', 'caller_waits', 'caller_called_back'],
  tickets: ['ticket_opened', 'ticket_half', 'ticket_due', 'ticket_overdue', 'ticket_channel_alert'],
  visits: ['team_notice'],
  on_call: ['shift_reminder', 'shifts_changed', 'shifts_ended', 'coverage_gap', 'cover_wanted', 'cover_taken'],
  people: ['login_code', 'invitation', 'test', 'method_lost', 'drill', 'drill_failed', 'plan_findings'],
  replies: [
    ...(['reply_accepted', 'reply_passed', 'reply_taken', 'reply_over', 'reply_turn_over'] as const),
    ...(['reply_not_allowed', 'reply_unknown_code', 'reply_which', 'reply_help'] as const),
    ...(['reply_drill_thanks', 'reply_drill_no_pass', 'reply_drill_too_late'] as const),
  ],
} as const;

export type TextGroup = keyof typeof TEXT_GROUPS;
type Named = (typeof TEXT_GROUPS)[TextGroup][number];

/** Names a text of the catalogue. */
export const TextName = z.enum(Object.values(TEXT_GROUPS).flat() as [Named, ...Named[]]);
export type TextName = z.infer<typeof TextName>;

export const groupOf = (name: TextName): TextGroup =>
  (Object.keys(TEXT_GROUPS) as TextGroup[]).find((group) =>
    (TEXT_GROUPS[group] as readonly TextName[]).includes(name),
  ) ?? 'escalations';
