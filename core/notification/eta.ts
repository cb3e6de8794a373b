import type { AppointmentId } from '../ids/ids.ts';
import type { Visit } from '../job/visit.ts';
import { type Instant, secondsBetween } from '../time/instant.ts';
import type { Notice, NoticeIntent, NoticeRecipient, NoticeRow } from './notice.ts';

/*
 * A changed arrival (messages spec, rule 5): told when it moved by a quarter of an hour against what the customer was
 * told last, at most twice a visit cycle. A message that still waits is corrected where it stands.
 */

export const ETA_MOVED_SECONDS = 15 * 60;
export const ETA_CHANGES_TOLD = 2;

export const recipientId = (to: NoticeRecipient): string =>
  'contactId' in to ? to.contactId : 'personId' in to ? to.personId : 'office';

const namesArrival = ({ about }: Notice): boolean => about === 'on_the_way' || about === 'eta_changed';

/** Handed over, or about to be: what it says can no longer be changed. */
const isOut = ({ status }: NoticeRow): boolean => status !== 'queued' && status !== 'suppressed' && status !== 'failed';

const sameVisit = (row: NoticeRow, appointmentId: AppointmentId, cycle: number): Notice | undefined =>
  row.content.kind === 'notice' && row.content.appointmentId === appointmentId && row.content.cycle === cycle
    ? row.content
    : undefined;

/** The arrival that this recipient was told last in this cycle. */
export function toldEta(
  rows: readonly NoticeRow[],
  of: { appointmentId: AppointmentId; cycle: number; recipient: string },
): Instant | undefined {
  let latest: NoticeRow | undefined;
  let eta: Instant | undefined;
  for (const row of rows) {
    const notice = sameVisit(row, of.appointmentId, of.cycle);
    if (!notice || !isOut(row) || !namesArrival(notice) || recipientId(row.to) !== of.recipient) continue;
    if (latest && latest.dueAt > row.dueAt) continue;
    latest = row;
    eta = notice.eta ?? eta;
  }
  return eta;
}

export const hasMoved = (told: Instant | undefined, eta: Instant): boolean =>
  told !== undefined && Math.abs(secondsBetween(told, eta)) >= ETA_MOVED_SECONDS;

/** How often this rule has told this recipient of another arrival in this cycle, waiting messages included. */
export const etaChangesTold = (
  rows: readonly NoticeRow[],
  of: { ruleId: string; appointmentId: AppointmentId; cycle: number; recipient: string },
): number =>
  rows.filter((row) => {
    const notice = sameVisit(row, of.appointmentId, of.cycle);
    return (
      notice?.about === 'eta_changed' &&
      notice.ruleId === of.ruleId &&
      row.status !== 'suppressed' &&
      recipientId(row.to) === of.recipient
    );
  }).length;

/** Somebody has been told that a technician is on the way, so that another lead is news. */
export const wasAnnounced = (
  rows: readonly NoticeRow[],
  of: { appointmentId: AppointmentId; cycle: number; recipient: string },
): boolean =>
  rows.some((row) => {
    const notice = sameVisit(row, of.appointmentId, of.cycle);
    return notice !== undefined && isOut(row) && namesArrival(notice) && recipientId(row.to) === of.recipient;
  });

/**
 * Waiting messages whose arrival is not the present one: to be written again with it, or withdrawn when the arrival is
 * back near what was told.
 */
export function correctedEtas(
  waiting: readonly NoticeRow[],
  rows: readonly NoticeRow[],
  { appointments }: Visit,
): { corrected: NoticeIntent[]; withdrawn: NoticeRow[] } {
  const corrected: NoticeIntent[] = [];
  const withdrawn: NoticeRow[] = [];
  for (const row of waiting) {
    const notice = row.content;
    if (notice.kind !== 'notice' || !namesArrival(notice)) continue;
    const appointment = appointments.find(({ id }) => id === notice.appointmentId);
    if (!appointment || appointment.eta === undefined || appointment.eta === notice.eta) continue;
    const { eta, id, cycle } = appointment;
    const told = toldEta(rows, { appointmentId: id, cycle, recipient: recipientId(row.to) });
    if (notice.about === 'eta_changed' && !hasMoved(told, eta)) withdrawn.push(row);
    else
      corrected.push({
        key: row.key,
        class: 'contactId' in row.to ? 'customer' : 'staff',
        to: row.to,
        content: { ...notice, eta },
        dueAt: row.dueAt,
        over: 'queued',
      });
  }
  return { corrected, withdrawn };
}
