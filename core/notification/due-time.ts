import type { Appointment } from '../appointment/appointment.ts';
import type { Visit } from '../job/visit.ts';
import { type Instant, plusMinutes, plusSeconds } from '../time/instant.ts';
import type { Notice } from './notice.ts';
import { dayIn, type QuietHours, quietUntil } from './quiet-hours.ts';
import { leastHold, type NotificationRule, type Quiet, type Standing } from './rule.ts';

/** When a message goes out, or why it never will. */
export type DueTime = { dueAt: Instant; quiet: Quiet } | { why: 'stale' | 'past' };

/**
 * Hold first, then quiet hours in the zone of the service address (messages spec, rules 6, 7, 11). A message that would
 * wake up after the appointment it speaks of has begun is stale at once; a reminder whose time has passed never was.
 */
export function dueTime(
  rule: Pick<NotificationRule, 'holdSeconds' | 'quiet'>,
  notice: Pick<Notice, 'about' | 'minutesBefore'>,
  staff: boolean,
  {
    appointment,
    standing,
    visit,
  }: { appointment: Appointment | undefined; standing: Standing | undefined; visit: Visit },
  { now, zone, quiet }: { now: Instant; zone: string; quiet: QuietHours },
): DueTime {
  const { about, minutesBefore } = notice;
  const least = typeof about === 'string' ? leastHold(about) : standing ? leastHold(standing) : 0;
  const reminds = minutesBefore !== undefined && appointment !== undefined;
  const released = reminds
    ? plusMinutes(appointment.start, -minutesBefore)
    : plusSeconds(now, Math.max(rule.holdSeconds, least));
  if (reminds && released <= now) return { why: 'past' };
  const treated = about === 'cancelled' && concernsToday(visit, now, zone) ? 'bypass' : rule.quiet;
  const until = staff || treated === 'bypass' ? undefined : quietUntil(released, zone, quiet);
  if (until === undefined) return { dueAt: released, quiet: treated };
  const speaksOf = about === 'booked' || about === 'moved' || about === 'restored' || about === 'reminder';
  if (speaksOf && appointment !== undefined && until >= appointment.start) return { why: 'stale' };
  return { dueAt: until, quiet: treated };
}

/** Rule 7: whoever waits at home today is told at any hour that nobody comes. */
const concernsToday = ({ appointments }: Visit, now: Instant, zone: string): boolean =>
  appointments.some(
    ({ status, start, end }) => status === 'cancelled' && end > now && dayIn(zone, start) === dayIn(zone, now),
  );
