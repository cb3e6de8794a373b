import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { FilterPattern, LogGroup, SubscriptionFilter } from 'aws-cdk-lib/aws-logs';
import { LambdaDestination } from 'aws-cdk-lib/aws-logs-destinations';
import { type ConfigurationSet, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import { CfnConfigurationSet } from 'aws-cdk-lib/aws-smsvoice';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stage.ts';
import { type DeadLetters, deadLetters } from './dead-letters.ts';
import { smsConfigurationSet } from './outbound.ts';
import { type ServiceFunctions, triggeredBy } from './service-function.ts';

/**
 * The ways back from the providers: events of SES, and of End User Messaging where it sends, by a topic of ours, and,
 * where the AWS account writes them, the two log groups of SNS's SMS deliveries. Those are the account's, made by SNS
 * when delivery logging is switched on (once, by hand: it is for all that the account sends), so the stack only
 * subscribes to them, and only when it is told to.
 */
export function deliveryEvents(
  scope: Construct,
  functions: ServiceFunctions,
  settings: StageSettings,
  mail: ConfigurationSet,
): DeadLetters[] {
  const topic = new Topic(scope, 'MailEvents', { enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [
        new ServicePrincipal('ses.amazonaws.com'),
        ...(settings.sms === 'eum' ? [new ServicePrincipal('sms-voice.amazonaws.com')] : []),
      ],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  );
  mail.addEventDestination('Events', {
    destination: EventDestination.snsTopic(topic),
    events: [
      EmailSendingEvent.DELIVERY,
      EmailSendingEvent.BOUNCE,
      EmailSendingEvent.COMPLAINT,
      EmailSendingEvent.REJECT,
    ],
  });
  if (settings.sms === 'eum')
    new CfnConfigurationSet(scope, 'SmsEvents', {
      configurationSetName: smsConfigurationSet(settings),
      eventDestinations: [
        {
          eventDestinationName: 'delivery-events',
          enabled: true,
          matchingEventTypes: ['TEXT_ALL'],
          snsDestination: { topicArn: topic.topicArn },
        },
      ],
      // With its policy: the service tries the way when the set is made.
    }).node.addDependency(topic);
  return triggeredBy('deliveryEvents').map(({ name }) => {
    const listener = functions[name];
    const letters = deadLetters(listener.node.scope ?? scope, name);
    topic.addSubscription(new LambdaSubscription(listener));
    if (settings.smsReceipts === 'subscribe')
      for (const [id, end] of [
        ['SmsReceipts', ''],
        ['SmsFailures', '/Failure'],
      ] as const)
        new SubscriptionFilter(scope, id, {
          logGroup: LogGroup.fromLogGroupName(
            scope,
            `${id}Log`,
            `sns/${Aws.REGION}/${Aws.ACCOUNT_ID}/DirectPublishToPhoneNumber${end}`,
          ),
          destination: new LambdaDestination(listener),
          filterPattern: FilterPattern.allEvents(),
        });
    listener.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      onFailure: new SqsDestination(letters.queue),
    });
    return letters;
  });
}
