import { now, pause } from '../../../adapters/clock/now.ts';
import { accountStore } from '../../../adapters/dynamodb/account-store.ts';
import { channelStore } from '../../../adapters/dynamodb/channel-store.ts';
import { openTable } from '../../../adapters/dynamodb/client.ts';
import { consentStore } from '../../../adapters/dynamodb/consent-store.ts';
import { accountsOfPhone } from '../../../adapters/dynamodb/customer-phones.ts';
import { customerStore } from '../../../adapters/dynamodb/customer-store.ts';
import { drillStore } from '../../../adapters/dynamodb/drill-store.ts';
import { escalationStore } from '../../../adapters/dynamodb/escalation-store.ts';
import { failedNoticeIdOf, failedNoticeStore } from '../../../adapters/dynamodb/failed-notice-store.ts';
import { loginStore } from '../../../adapters/dynamodb/login-store.ts';
import { teamStore } from '../../../adapters/dynamodb/person-store.ts';
import { ticketStore } from '../../../adapters/dynamodb/ticket-store.ts';
import { tokenStore } from '../../../adapters/dynamodb/token-store.ts';
import { visitStore } from '../../../adapters/dynamodb/visit-store.ts';
import {
  drawIncidentNumber,
  drawJobNumber,
  newAppointmentId,
  newEscalationId,
  newJobId,
} from '../../../adapters/ids/ids.ts';
import { ladderRuns, openStepFunctions } from '../../../adapters/stepfunctions/ladder-runs.ts';
import { ticketWatches } from '../../../adapters/stepfunctions/ticket-watches.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import type { DrillDeps } from '../../pipelines/drill-command.ts';
import { type Change, streamConsumer } from '../../pipelines/stream.ts';
import { EscalationStreamEnv } from './env.ts';
import { type FollowDeps, follow } from './follow.ts';
import { type FollowAcceptDeps, followAccept } from './follow-accept.ts';
import { followDrill } from './follow-drill.ts';
import { type FollowFailureDeps, followFailure } from './follow-failure.ts';
import { type FollowMailboxDeps, followMailbox } from './follow-mailbox.ts';
import { type FollowNoticeDeps, followNotice } from './follow-notice.ts';
import { type FollowTicketDeps, followTicket } from './follow-ticket.ts';
import { type FollowTurnedBackDeps, followTurnedBack } from './follow-turned-back.ts';
import { type FollowUndeliveredDeps, followUndelivered } from './follow-undelivered.ts';

const env = EscalationStreamEnv.parse(process.env);
const table = openTable(env.TABLE_NAME);

const stepFunctions = openStepFunctions();
const deps: FollowNoticeDeps &
  FollowDeps &
  FollowFailureDeps &
  FollowMailboxDeps &
  FollowTicketDeps &
  FollowAcceptDeps &
  FollowTurnedBackDeps &
  FollowUndeliveredDeps &
  DrillDeps = {
  runs: ladderRuns(stepFunctions, env.LADDER_ARN),
  tokensOf: ({ accountId, number }) => tokenStore(table, accountContext(accountId, 'item'), number),
  clock: now,
  accountOf: (account) => accountStore(table, accountContext(account, 'item')),
  visitsOf: (account) => visitStore(table, accountContext(account, 'item')),
  appointmentIdOf: (key) => newAppointmentId(0, key),
  // A message and an identity name the account they belong to.
  storeOf: (account) => escalationStore(table, accountContext(account, 'item')),
  ticketsOf: (account) => ticketStore(table, accountContext(account, 'item')),
  channelsOf: (account) => channelStore(table, accountContext(account, 'item')),
  peopleOf: (account) => teamStore(table, accountContext(account, 'item')),
  failedNoticesOf: (account) => failedNoticeStore(table, accountContext(account, 'item')),
  failedNoticeIdOf,
  drillsOf: (account) => drillStore(table, accountContext(account, 'item')),
  accountsOf: (phone) => accountsOfPhone(table, phone),
  consentsOf: (account) => consentStore(table, accountContext(account, 'item')),
  ownersOf: (address) => loginStore(table).memberships(address),
  edge: { clock: now, pause },
  watches: ticketWatches(stepFunctions, env.TICKET_WATCH_ARN),
  ladder: {
    customersOf: (account) => customerStore(table, accountContext(account, 'item')),
    escalationsOf: (account) => escalationStore(table, accountContext(account, 'item')),
    ids: {
      escalation: newEscalationId,
      incidentNumber: drawIncidentNumber,
      job: newJobId,
      jobNumber: drawJobNumber,
    },
    clock: now,
    pause,
  },
};

/** A message that failed, a new ticket, an escalation, or an appointment. */
async function followUp(change: Change): Promise<void> {
  if (change.key.sk === 'TICKET') return followTicket(change, deps);
  if (change.key.sk.startsWith('APPT#')) return followTurnedBack(change, deps);
  if (!change.key.sk.startsWith('OUT#')) {
    await follow(change, deps);
    await followAccept(change, deps);
    return followTurnedBack(change, deps);
  }
  await followFailure(change, deps);
  await followDrill(change, deps);
  await followUndelivered(change, deps);
  await followMailbox(change, deps);
  await followNotice(change, deps);
}

export const handler = streamConsumer(followUp);
