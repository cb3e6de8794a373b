import { Aws, CfnOutput, Duration } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { type DeadLetters, deadLetters } from './dead-letters.ts';
import { type ServiceFunctions, triggeredBy } from './service-function.ts';

/**
 * The way SMS come in: the number's two-way channel is set to this topic by hand, once, because numbers are bought and
 * registered outside of any stack. What the function cannot hear after three tries is kept.
 */
export function inboundSms(scope: Construct, functions: ServiceFunctions): DeadLetters[] {
  const topic = new Topic(scope, 'InboundSms', { enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('sms-voice.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  );
  new CfnOutput(scope, 'InboundSmsTopicArn', {
    description: 'Set this as the two-way SMS channel of the origination number',
    value: topic.topicArn,
  });
  return triggeredBy('inboundSms').map(({ name }) => {
    const listener = functions[name];
    const letters = deadLetters(listener.node.scope ?? scope, name);
    topic.addSubscription(new LambdaSubscription(listener));
    listener.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(1),
      onFailure: new SqsDestination(letters.queue),
    });
    return letters;
  });
}
