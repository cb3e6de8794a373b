import {
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  type SFNServiceException,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { LadderRuns } from '../../core/escalation/ladder-runs.ts';
import { type LadderInput, REWAKE } from '../../statemachines/escalation-ladder/contract.ts';

/** Region, credentials and endpoint come from the environment. */
export const openStepFunctions = (): SFNClient => new SFNClient({});

/** How losing a race looks: the run is over, or has gone on with another token. */
const TOKEN_GONE = ['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'];

/** Makes a call of which some errors are an expected end. */
export async function expecting(names: readonly string[], call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!names.includes((error as SFNServiceException).name)) throw error;
  }
}

/** The ladder's runs in Step Functions; `ladderArn` is only needed to start one. */
export const ladderRuns = (client: SFNClient, ladderArn?: string): LadderRuns => ({
  async start(escalation, waitSeconds) {
    if (ladderArn === undefined) throw new Error('no state machine was given to start');
    const { accountId, number, epoch, nextWakeAt } = escalation;
    const input: LadderInput = { accountId, number, epoch, wakeAt: nextWakeAt, waitSeconds };
    // Named by the escalation and its epoch: a second start of the same run is refused by name.
    await expecting(['ExecutionAlreadyExists'], () =>
      client.send(
        new StartExecutionCommand({
          stateMachineArn: ladderArn,
          name: `${escalation.id}-${epoch}`,
          input: JSON.stringify(input),
        }),
      ),
    );
  },
  settle: (taskToken) =>
    expecting(TOKEN_GONE, () => client.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }))),
  rewake: (taskToken) =>
    expecting(TOKEN_GONE, () => client.send(new SendTaskFailureCommand({ taskToken, error: REWAKE }))),
});
