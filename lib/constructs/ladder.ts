import { type IGrantable, Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { LADDER_SUBSTITUTIONS } from '../../statemachines/escalation-ladder/contract.ts';
import { stateMachine } from './state-machine.ts';

/** The escalation ladder: the machine that times an escalation. */
export const escalationLadder = (scope: Construct, stage: string, calls: IFunction): StateMachine =>
  stateMachine(scope, {
    id: 'EscalationLadder',
    name: 'escalation-ladder',
    stage,
    calls,
    substitutions: { LadderFunction: calls.functionArn } satisfies Record<
      (typeof LADDER_SUBSTITUTIONS)[number],
      string
    >,
  });

/** Lets a function start a machine's executions. */
export function grantStart(machine: StateMachine, grantee: IGrantable): void {
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({ actions: ['states:StartExecution'], resources: [machine.stateMachineArn] }),
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
