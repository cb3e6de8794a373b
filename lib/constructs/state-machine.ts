import { fileURLToPath } from 'node:url';
import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

export interface StateMachineProps {
  /** Name of its construct. */
  id: string;
  /** Name of its folder and file under `statemachines/`. */
  name: string;
  stage: string;
  /** The function that the definition's only placeholder stands for. */
  calls: IFunction;
  substitutions: Record<string, string>;
}

/** A state machine from the same file that runs on a laptop. It may call its one function and nothing else. */
export function stateMachine(
  scope: Construct,
  { id, name, stage, calls, substitutions }: StateMachineProps,
): StateMachine {
  const home = new Construct(scope, id);
  const machine = new StateMachine(home, 'StateMachine', {
    definitionBody: DefinitionBody.fromFile(
      fileURLToPath(new URL(`../../statemachines/${name}/${name}.asl.json`, import.meta.url)),
    ),
    definitionSubstitutions: substitutions,
    logs: {
      destination: new LogGroup(home, 'Logs', {
        // The prefix keeps CloudWatch's one resource policy from growing with each log.
        logGroupName: `/aws/vendedlogs/states/callout-${stage}-${name}`,
        retention: RetentionDays.ONE_MONTH,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
      level: LogLevel.ALL,
      // A task token is in its task's arguments.
      includeExecutionData: false,
    },
    tracingEnabled: false,
  });
  machine.addToRolePolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [calls.functionArn] }));
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
