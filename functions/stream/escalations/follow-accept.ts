import type { AccountStore } from '../../../core/account/account-store.ts';
import { Escalation } from '../../../core/escalation/escalation.ts';
import type { AccountId, AppointmentId } from '../../../core/ids/ids.ts';
import { decideAccept, decideSetOut } from '../../../core/job/decide-accept.ts';
import type { VisitStore } from '../../../core/job/job-store.ts';
import type { CommandEdge } from '../../pipelines/escalation-command.ts';
import type { Change } from '../../pipelines/stream.ts';
import { visitCommand } from '../../pipelines/visit-command.ts';

export interface FollowAcceptDeps {
  accountOf: (account: AccountId) => Pick<AccountStore, 'read'>;
  visitsOf: (account: AccountId) => VisitStore;
  /** The id that stands for a key, always the same. */
  appointmentIdOf: (key: string) => AppointmentId;
  edge: CommandEdge;
}

/**
 * Somebody has an escalation now, or has set out: does to its job what the account wants of that. Twice changes nothing; a job that
 * takes no appointment any more stays as it is. Never: the office books by hand, the escalation is untouched.
 */
export async function followAccept({ key, before, after }: Change, deps: FollowAcceptDeps): Promise<void> {
  if (key.sk !== 'ESC' || after?.status !== 'assigned') return;
  const next = Escalation.parse(after);
  const last = before && Escalation.parse(before);
  if (next.status !== 'assigned') return;
  const held = last?.status === 'assigned' && last.assignee.id === next.assignee.id ? last : undefined;
  const { accountId, jobId, assignee, assignedAt, enRouteAt, etaMinutes } = next;
  const hasSetOut = enRouteAt !== undefined && (held?.enRouteAt !== enRouteAt || held.etaMinutes !== etaMinutes);
  if (held && !hasSetOut) return;
  const mode = (await deps.accountOf(accountId).read())?.acceptMode ?? 'notify_only';
  if (mode === 'notify_only') return;
  const call = { mode, assignee, appointmentId: deps.appointmentIdOf(`${accountId} ${next.id}`) };
  const visits = deps.visitsOf(accountId);
  if (!held) {
    const accepted = { ...call, at: assignedAt };
    await visitCommand(visits, jobId, (visit, world) => decideAccept(visit, accepted, world), deps.edge);
  }
  if (!hasSetOut) return;
  const setOut = { ...call, at: enRouteAt, ...(etaMinutes === undefined ? {} : { etaMinutes }) };
  await visitCommand(visits, jobId, (visit, world) => decideSetOut(visit, setOut, world), deps.edge);
}
