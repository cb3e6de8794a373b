import { fileURLToPath } from 'node:url';
import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { type IGrantable, Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { LADDER_SUBSTITUTIONS } from '../../statemachines/escalation-ladder/contract.ts';

const DEFINITION = fileURLToPath(
  new URL('../../statemachines/escalation-ladder/escalation-ladder.asl.json', import.meta.url),
);

/** The escalation ladder, from the same file that runs on a laptop. It may call the ladder function and nothing else. */
export function escalationLadder(scope: Construct, stage: string, ladderFunction: IFunction): StateMachine {
  const home = new Construct(scope, 'EscalationLadder');
  const machine = new StateMachine(home, 'StateMachine', {
    definitionBody: DefinitionBody.fromFile(DEFINITION),
    definitionSubstitutions: { LadderFunction: ladderFunction.functionArn } satisfies Record<
      (typeof LADDER_SUBSTITUTIONS)[number],
      string
    >,
    logs: {
      destination: new LogGroup(home, 'Logs', {
        // The prefix keeps CloudWatch's one resource policy from growing with each log.
        logGroupName: `/aws/vendedlogs/states/callout-${stage}-escalation-ladder`,
        retention: RetentionDays.ONE_MONTH,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
      level: LogLevel.ALL,
      // The task token is in the task's arguments.
      includeExecutionData: false,
    },
    tracingEnabled: false,
  });
  machine.addToRolePolicy(
    new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [ladderFunction.functionArn] }),
  );
  Validations.of(machine).acknowledge(
    {
      id: 'AwsSolutions-SF2',
      reason: 'X-Ray would add a price to every turn; the execution log has every transition with its time.',
    },
    {
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'The log delivery actions that a state machine needs name no resource.',
    },
  );
  return machine;
}

/** Lets a function start ladders. */
export function grantStart(ladder: StateMachine, grantee: IGrantable): void {
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({ actions: ['states:StartExecution'], resources: [ladder.stateMachineArn] }),
  );
}

/**
 * Lets a function answer the ladder's tokens: the permission is to the machine, IAM knows no single token. A policy
 * apart from the role's own, because the ladder needs its function, which needs its role's own policy.
 */
export function grantAnswer(ladder: StateMachine, answerer: NodejsFunction): void {
  if (!answerer.role) throw new Error('a function without a role cannot be granted anything');
  new Policy(answerer, 'AnswerLadder', {
    roles: [answerer.role],
    statements: [
      new PolicyStatement({
        actions: ['states:SendTaskSuccess', 'states:SendTaskFailure'],
        resources: [ladder.stateMachineArn],
      }),
    ],
  });
}
