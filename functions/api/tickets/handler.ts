import { now, pause } from '../../../adapters/clock/now.ts';
import { accountStore } from '../../../adapters/dynamodb/account-store.ts';
import { channelStore } from '../../../adapters/dynamodb/channel-store.ts';
import { openTable } from '../../../adapters/dynamodb/client.ts';
import { customerStore } from '../../../adapters/dynamodb/customer-store.ts';
import { escalationStore } from '../../../adapters/dynamodb/escalation-store.ts';
import { sessionStore } from '../../../adapters/dynamodb/session-store.ts';
import { taskStore } from '../../../adapters/dynamodb/task-store.ts';
import { ticketStore } from '../../../adapters/dynamodb/ticket-store.ts';
import {
  drawIncidentNumber,
  drawJobNumber,
  drawTicketNumber,
  newEscalationId,
  newJobId,
  newTaskId,
  newTicketId,
} from '../../../adapters/ids/ids.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import { httpService } from '../../pipelines/http.ts';
import { channelReach, channels, editChannels } from './channels.ts';
import type { TicketDeps } from './deps.ts';
import { TicketsEnv } from './env.ts';
import { escalate, offer } from './escalate.ts';
import { addTask, takeTask, taskById, taskDone, tasksList } from './tasks.ts';
import { endTicket, takeTicket, ticketByNumber, ticketsList } from './tickets.ts';

const env = TicketsEnv.parse(process.env);
const table = openTable(env.TABLE_NAME);

const deps: TicketDeps = {
  tasksOf: (account) => taskStore(table, accountContext(account, 'session')),
  ticketsOf: (account) => ticketStore(table, accountContext(account, 'session')),
  channelsOf: (account) => channelStore(table, accountContext(account, 'session')),
  customersOf: (account) => customerStore(table, accountContext(account, 'session')),
  accountOf: (account) => accountStore(table, accountContext(account, 'session')),
  escalationsOf: (account) => escalationStore(table, accountContext(account, 'session')),
  ids: {
    task: newTaskId,
    ticket: newTicketId,
    ticketNumber: drawTicketNumber,
    escalation: newEscalationId,
    incidentNumber: drawIncidentNumber,
    job: newJobId,
    jobNumber: drawJobNumber,
  },
  clock: now,
  pause,
};

const OPERATIONS = [
  ...[addTask, tasksList, taskById, takeTask, taskDone, offer, escalate],
  ...[ticketsList, ticketByNumber, takeTicket, endTicket],
  ...[channels, channelReach, editChannels],
];

export const handler = httpService(
  OPERATIONS.map((make) => make(deps)),
  { sessions: sessionStore(table), clock: now },
);
