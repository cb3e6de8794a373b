import { getBoard } from '../../../core/contracts/escalations.ts';
import { EscalationStatus } from '../../../core/escalation/escalation.ts';
import { summaryOf } from '../../../core/escalation/view.ts';
import { plusSeconds } from '../../../core/time/instant.ts';
import { operation, reply } from '../../pipelines/call.ts';
import type { EscalationDeps } from './deps.ts';

/** Settled escalations stay on the board for so long. */
const SHOWN_SECONDS = 24 * 3600;
/** The index lags behind the table: a change of just before `since` may show up only after it. */
const LAG_SECONDS = 5;
const MOST = 100;

/** What a desk polls: with `since`, only what has changed. A change may be answered twice, never missed. */
export const board = (deps: EscalationDeps) =>
  operation(getBoard, async ({ session, query, now }) => {
    const store = deps.storeOf(session.accountId);
    const after = query.since ? plusSeconds(query.since, -LAG_SECONDS) : plusSeconds(now, -SHOWN_SECONDS);
    const pages = await Promise.all(
      EscalationStatus.options.map((status) => store.list(status, { limit: MOST, after })),
    );
    return reply(200, { at: now, items: pages.flatMap((page) => page.items.map(summaryOf)) });
  });
