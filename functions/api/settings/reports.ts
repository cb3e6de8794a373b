import { problem } from '../../../core/contracts/problem.ts';
import { getOnCallReport } from '../../../core/contracts/reports.ts';
import { type Escalation, EscalationStatus } from '../../../core/escalation/escalation.ts';
import type { EscalationHistory, EscalationStore } from '../../../core/escalation/escalation-store.ts';
import type { IncidentNumber } from '../../../core/ids/ids.ts';
import { onCallReport } from '../../../core/report/on-call-report.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { operation, reply } from '../../pipelines/call.ts';
import type { SettingsDeps } from './deps.ts';

type Escalations = Pick<EscalationStore, 'list' | 'readHistory'>;

/** Escalations that one report counts; each is a query of its own. */
const MOST_COUNTED = 500;
/** Histories that are read at the same time. */
const AT_ONCE = 25;
const PAGE = 100;
/** Pages of a status that are looked through: a report of long ago lies behind everything that was changed since. */
const MOST_PAGES = 50;

/**
 * An escalation belongs to the time in which it was started, with all that came of it: neighbouring reports count none
 * twice. The lists are by the last change, which is never before the start.
 */
export const reportOnCall = (deps: SettingsDeps) =>
  operation(getOnCallReport, async ({ session, query }) => {
    const account = await deps.accountOf(session.accountId).read();
    if (!account) return { problem: problem('not-found') };
    const store = deps.escalationsOf(session.accountId);
    const { started, cut } = await startedWithin(store, query.from, query.to);
    const histories = await readHistories(store, started.slice(0, MOST_COUNTED));
    return reply(200, { ...onCallReport(histories, account.zone), truncated: cut || started.length > MOST_COUNTED });
  });

/** The latest first. `cut`: there is more than was looked through. */
async function startedWithin(
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
  const started = [...found.values()].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).map(({ number }) => number);
  return { started, cut: cuts.includes(true) };
}

/** Oldest first, so that the name somebody has by now is the one that is answered. */
async function readHistories(store: Escalations, latestFirst: readonly IncidentNumber[]): Promise<EscalationHistory[]> {
  const numbers = latestFirst.toReversed();
  const histories: EscalationHistory[] = [];
  for (let at = 0; at < numbers.length; at += AT_ONCE) {
    const read = await Promise.all(numbers.slice(at, at + AT_ONCE).map((number) => store.readHistory(number)));
    histories.push(...read.filter((history) => history !== undefined));
  }
  return histories;
}
