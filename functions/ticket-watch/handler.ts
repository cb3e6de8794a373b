import { now, pause } from '../../adapters/clock/now.ts';
import { openTable } from '../../adapters/dynamodb/client.ts';
import { ticketStore } from '../../adapters/dynamodb/ticket-store.ts';
import { accountContext } from '../../core/access/account-context.ts';
import { TicketWatchInput } from '../../statemachines/ticket-watch/contract.ts';
import { task } from '../pipelines/task.ts';
import { TicketWatchEnv } from './env.ts';
import { remindOf } from './remind.ts';

const env = TicketWatchEnv.parse(process.env);
const table = openTable(env.TABLE_NAME);

export const handler = task(TicketWatchInput, (watch) =>
  remindOf(watch, {
    store: ticketStore(table, accountContext(watch.accountId, 'item')),
    edge: { clock: now, pause },
  }),
);
