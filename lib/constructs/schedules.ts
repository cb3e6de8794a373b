import { Duration } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import { type ServiceFunctions, triggeredBy } from './service-function.ts';

/** Calls what is declared for every minute. A call that fails or comes late is dropped: the next one does its work. */
export function everyMinute(scope: Construct, functions: ServiceFunctions): void {
  const rule = new Rule(scope, 'EveryMinute', { schedule: Schedule.rate(Duration.minutes(1)) });
  for (const { name } of triggeredBy('everyMinute')) {
    functions[name].configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    rule.addTarget(
      new LambdaFunction(functions[name], {
        event: RuleTargetInput.fromObject({ schedule: 'minute' }),
        retryAttempts: 0,
        maxEventAge: Duration.minutes(1),
      }),
    );
  }
}
