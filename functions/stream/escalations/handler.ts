import { now } from '../../../adapters/clock/now.ts';
import { openTable } from '../../../adapters/dynamodb/client.ts';
import { tokenStore } from '../../../adapters/dynamodb/token-store.ts';
import { ladderRuns, openStepFunctions } from '../../../adapters/stepfunctions/ladder-runs.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import { streamConsumer } from '../../pipelines/stream.ts';
import { EscalationStreamEnv } from './env.ts';
import { type FollowDeps, follow } from './follow.ts';

const env = EscalationStreamEnv.parse(process.env);
const table = openTable(env.TABLE_NAME);

const deps: FollowDeps = {
  runs: ladderRuns(openStepFunctions(), env.LADDER_ARN),
  tokensOf: ({ accountId, number }) => tokenStore(table, accountContext(accountId, 'item'), number),
  clock: now,
};

export const handler = streamConsumer((change) => follow(change, deps));
