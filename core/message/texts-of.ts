import type { TextName } from '../text/text-name.ts';
import type { Message, MessageContent } from './message.ts';

/** With which texts of the catalogue a message may be written; which of them is known when it is. */
const TEXTS_OF: Readonly<Record<MessageContent['kind'], readonly TextName[]>> = {
  page: ['page'],
  login_code: ['login_code'],
  taken: ['taken', 'taken_late'],
  stopped: ['stopped'],
  job_cancelled: ['job_cancelled'],
  expired: ['expired', 'no_coverage'],
  assigned_to_you: ['assigned'],
  released: ['released'],
  nudge: ['nudge'],
  no_start: ['no_start'],
  method_lost: ['method_lost'],
  notice: ['team_notice'],
  notices: ['team_notice'],
  reply: [],
  invitation: ['invitation'],
  sample: [],
  test: ['test'],
  ticket_opened: ['ticket_opened'],
  ticket_reminder: ['ticket_half', 'ticket_due', 'ticket_overdue'],
  ticket_channel_alert: ['ticket_channel_alert'],
  shift_reminder: ['shift_reminder'],
  shifts_changed: ['shifts_changed', 'shifts_ended'],
  coverage_gap: ['coverage_gap'],
  cover_wanted: ['cover_wanted'],
  cover_taken: ['cover_taken'],
  drill: ['drill'],
  drill_failed: ['drill_failed'],
  plan_findings: ['plan_findings'],
  caller_taken: ['caller_taken', 'caller_taken_now'],
  caller_waits: ['caller_waits'],
  caller_called_back: ['caller_called_back'],
};

/** The texts that a message may be written with; none for one that is finished, or whose texts are those of a rule. */
export function textsOf({ to, content }: Pick<Message, 'to' | 'content'>): readonly TextName[] {
  if (content.kind === 'reply') return [content.says];
  const isOfRule = 'contactId' in to && (content.kind === 'notice' || content.kind === 'notices');
  return isOfRule ? [] : TEXTS_OF[content.kind];
}
