import { listEscalations } from '../../../core/contracts/escalations.ts';
import { summaryOf } from '../../../core/escalation/view.ts';
import { operation, reply } from '../../pipelines/call.ts';
import type { EscalationDeps } from './deps.ts';

/** Escalations of a status; a technician's page of it holds only those he was paged for or has accepted. */
export const list = (deps: EscalationDeps) =>
  operation(listEscalations, async ({ session, query, verdict }) => {
    const page = await deps.storeOf(session.accountId).list(query.status, query);
    const items = page.items.filter(
      (each) =>
        verdict === 'allow' ||
        each.paged.some((person) => person.id === session.personId) ||
        (each.status === 'assigned' && each.assignee.id === session.personId),
    );
    return reply(200, { items: items.map(summaryOf), ...(page.next ? { next: page.next } : {}) });
  });
