import type { AgendaItem } from '../../core/contracts/appointments.ts';
import { wallTime } from '../time/wall-time.ts';

/** Appointments under the date of the account's zone on which they begin. */
export function byDate(items: readonly AgendaItem[], zone: string): [date: string, items: AgendaItem[]][] {
  const dates = new Map<string, AgendaItem[]>();
  for (const item of items) {
    const date = wallTime(Date.parse(item.start), zone).slice(0, 10);
    dates.set(date, [...(dates.get(date) ?? []), item]);
  }
  return [...dates];
}

/** The part of somebody in an appointment. */
export const partOf = ({ assignments }: Pick<AgendaItem, 'assignments'>, personId: string) =>
  assignments.find((each) => each.personId === personId);

/** The one to be done now: what he is at, else the first that is left today. */
export function nextVisit(
  items: readonly AgendaItem[],
  personId: string,
  today: readonly AgendaItem[],
): AgendaItem | undefined {
  const isAt = (item: AgendaItem) => ['en_route', 'started', 'paused'].includes(partOf(item, personId)?.phase ?? '');
  return (
    items.find((item) => isAt(item) && item.codes.length > 0) ??
    today.find((item) => item.codes.length > 0 && item.status !== 'complete')
  );
}
