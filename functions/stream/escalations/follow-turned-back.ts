import { Appointment } from '../../../core/appointment/appointment.ts';
import { Escalation } from '../../../core/escalation/escalation.ts';
import type { EscalationStore } from '../../../core/escalation/escalation-store.ts';
import type { AccountId } from '../../../core/ids/ids.ts';
import type { VisitStore } from '../../../core/job/job-store.ts';
import { turnedBackAt, turnedBackIn } from '../../../core/job/under-way.ts';
import { type CommandEdge, command } from '../../pipelines/escalation-command.ts';
import type { Change } from '../../pipelines/stream.ts';

export interface FollowTurnedBackDeps {
  visitsOf: (account: AccountId) => Pick<VisitStore, 'read'>;
  storeOf: (account: AccountId) => EscalationStore;
  edge: CommandEdge;
}

const IS_APPOINTMENT = /^APPT#[^#]+$/;

/**
 * Somebody has taken back on an appointment that he set out: whoever has the job's call by that hears it here, so that
 * its watchdog looks again although nobody may tap any more. Twice or late changes nothing: the rule of the call compares
 * the times. Never: the record is tried again, and what was given up is a dead letter that somebody looks at.
 */
export async function followTurnedBack({ key, before, after }: Change, deps: FollowTurnedBackDeps): Promise<void> {
  if (key.sk === 'ESC') return seeWhetherHeTurned(before, after, deps);
  if (!IS_APPOINTMENT.test(key.sk) || !before || !after) return;
  const appointment = Appointment.parse(after);
  const turned = turnedBackIn(Appointment.parse(before), appointment);
  if (turned.length === 0) return;
  const { accountId, jobId } = appointment;
  const heldBy = (await deps.visitsOf(accountId).read(jobId))?.heldBy;
  if (!heldBy) return;
  for (const each of turned)
    await command(deps.storeOf(accountId), heldBy, { trigger: 'turned_back', ...each }, deps.edge);
}

/**
 * Taken back while the tap before it was on its way to the call: whichever of the two writes is the last has a record,
 * and finds the other.
 */
async function seeWhetherHeTurned(
  before: Change['before'],
  after: Change['after'],
  { visitsOf, storeOf, edge }: FollowTurnedBackDeps,
): Promise<void> {
  if (after?.enRouteAt === undefined || after.enRouteAt === before?.enRouteAt) return;
  const call = Escalation.parse(after);
  if (call.status !== 'assigned' || call.enRouteAt === undefined) return;
  const { accountId, number, jobId, assignee: by, enRouteAt } = call;
  const visit = (await visitsOf(accountId).read(jobId))?.visit;
  const [at] = visit?.appointments.flatMap((each) => turnedBackAt(each, by.id, enRouteAt) ?? []) ?? [];
  if (at) await command(storeOf(accountId), number, { trigger: 'turned_back', by, at }, edge);
}
