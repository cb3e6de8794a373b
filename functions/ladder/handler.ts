import { now, pause } from '../../adapters/clock/now.ts';
import { openTable } from '../../adapters/dynamodb/client.ts';
import { escalationStore } from '../../adapters/dynamodb/escalation-store.ts';
import { tokenStore } from '../../adapters/dynamodb/token-store.ts';
import { ladderRuns, openStepFunctions } from '../../adapters/stepfunctions/ladder-runs.ts';
import { accountContext } from '../../core/access/account-context.ts';
import { LadderTask } from '../../statemachines/escalation-ladder/contract.ts';
import { task } from '../pipelines/task.ts';
import { advance } from './advance.ts';
import { LadderEnv } from './env.ts';
import { hold } from './hold.ts';

const env = LadderEnv.parse(process.env);
const table = openTable(env.TABLE_NAME);
const runs = ladderRuns(openStepFunctions());

export const handler = task(LadderTask, async (payload) => {
  const { accountId, number } = payload.ladder;
  const context = accountContext(accountId, 'item');
  const store = escalationStore(table, context);
  return payload.do === 'hold'
    ? hold(payload, { store, tokens: tokenStore(table, context, number), runs })
    : advance(payload, { store, edge: { clock: now, pause } });
});
