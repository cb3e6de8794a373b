import * as z from 'zod';
import { now, pause } from '../../adapters/clock/now.ts';
import { openTable } from '../../adapters/dynamodb/client.ts';
import { dueEscalations } from '../../adapters/dynamodb/due.ts';
import { escalationStore } from '../../adapters/dynamodb/escalation-store.ts';
import { accountContext } from '../../core/access/account-context.ts';
import { describeError, logger } from '../pipelines/logger.ts';
import { task } from '../pipelines/task.ts';
import { SweepEnv } from './env.ts';
import { sweep } from './sweep.ts';

const env = SweepEnv.parse(process.env);
const table = openTable(env.TABLE_NAME);

export const handler = task(z.unknown(), async () => {
  const result = await sweep({
    due: (at) => dueEscalations(table, at),
    storeOf: (account) => escalationStore(table, accountContext(account, 'item')),
    edge: { clock: now, pause },
    onFailure: (error, number) => logger.error('not re-driven', { number, ...describeError(error) }),
  });
  if (result.redriven > 0) logger.warn('overdue escalations were re-driven', result);
  return result;
});
