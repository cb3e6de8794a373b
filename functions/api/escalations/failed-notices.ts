import { listFailedNotices, seeFailedNotice } from '../../../core/contracts/failed-notices.ts';
import { problem } from '../../../core/contracts/problem.ts';
import { operation, reply } from '../../pipelines/call.ts';
import type { EscalationDeps } from './deps.ts';

/** What reached nobody, for the banner on every desk. */
export const failedNotices = (deps: EscalationDeps) =>
  operation(listFailedNotices, async ({ session }) => {
    const notices = await deps.failedNoticesOf(session.accountId).open();
    return reply(200, { items: notices.map(({ accountId: _a, seen: _s, ...notice }) => notice) });
  });

/** Takes one off every desk. Two at once: the first is remembered. */
export const failedNoticeSeen = (deps: EscalationDeps) =>
  operation(seeFailedNotice, async ({ session, params, now }) => {
    const by = { id: session.personId, name: session.name };
    const known = await deps.failedNoticesOf(session.accountId).see(params.id, by, now);
    return known ? reply(204, undefined) : { problem: problem('not-found') };
  });
