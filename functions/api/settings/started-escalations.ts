import { type Escalation, EscalationStatus } from '../../../core/escalation/escalation.ts';
import type { EscalationHistory, EscalationStore } from '../../../core/escalation/escalation-store.ts';
import type { IncidentNumber } from '../../../core/ids/ids.ts';
import type { Instant } from '../../../core/time/instant.ts';

/** Escalations that one report counts; each is a query of its own. */
export const MOST_COUNTED = 500;
/** Histories that are read at the same time. */
const AT_ONCE = 25;
const PAGE = 100;
/** Pages of a status that are looked through: a report of long ago lies behind everything that was changed since. */
const MOST_PAGES = 50;

type Escalations = Pick<EscalationStore, 'list' | 'readHistory'>;

/**
 * What was started from `from` up to, but not including, `to`, oldest first. The lists are by the last change, which is
 * never before the start. `truncated`: there is more; these are the latest of what was found.
 */
export async function startedEscalations(
  store: Escalations,
  from: Instant,
  to: Instant,
): Promise<{ histories: EscalationHistory[]; truncated: boolean }> {
  const { started, cut } = await findStarted(store, from, to);
  const counted = started.slice(-MOST_COUNTED);
  const histories: EscalationHistory[] = [];
  for (let at = 0; at < counted.length; at += AT_ONCE) {
    const read = await Promise.all(counted.slice(at, at + AT_ONCE).map((number) => store.readHistory(number)));
    histories.push(...read.filter((history) => history !== undefined));
  }
  return { histories, truncated: cut || started.length > MOST_COUNTED };
}

async function findStarted(
  store: Escalations,
  from: Instant,
  to: Instant,
): Promise<{ started: IncidentNumber[]; cut: boolean }> {
  // By number: one whose status changes between two reads stands in both lists.
  const found = new Map<IncidentNumber, Escalation>();
  const look = async (status: EscalationStatus): Promise<boolean> => {
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const { items, next } = await store.list(status, { limit: PAGE, after: from, cursor });
      for (const each of items) if (each.createdAt >= from && each.createdAt < to) found.set(each.number, each);
      if (next === undefined) return false;
      cursor = next;
    }
    return true;
  };
  const cuts = await Promise.all(EscalationStatus.options.map(look));
  const started = [...found.values()].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)).map(({ number }) => number);
  return { started, cut: cuts.includes(true) };
}
