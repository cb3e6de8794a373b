import { Aws, Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { MathExpression, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { ConfigurationSet } from 'aws-cdk-lib/aws-ses';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { StageSettings } from '../stage.ts';
import { type AlarmProps, addAlarm } from './alarm.ts';
import type { DeadLetters } from './dead-letters.ts';
import { type ServiceFunctions, triggeredBy } from './service-function.ts';

const FIVE_MINUTES = Duration.minutes(5);
const A_MINUTE = Duration.minutes(1);

/** Where alarms are told; with an address, by email, once that address has said yes to SNS. */
export function alarmTopic(scope: Construct, email: string | undefined): Topic {
  const topic = new Topic(scope, 'Alarms', { displayName: 'Callout alarms', enforceSSL: true });
  // A policy of its own, here for TLS, takes the place of the one that lets the account's services publish.
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  );
  if (email !== undefined) topic.addSubscription(new EmailSubscription(email));
  return topic;
}

export interface Watched {
  settings: StageSettings;
  topic: ITopic;
  api: HttpApi;
  ladder: StateMachine;
  functions: ServiceFunctions;
  deadLetters: readonly DeadLetters[];
  mail: ConfigurationSet;
}

/** Every alarm but the functions' own: what no single function notices of itself. Each has a section in the runbook. */
export function systemAlarms(scope: Construct, watched: Watched): void {
  const { settings, topic, api, ladder, functions, deadLetters, mail } = watched;
  const home = new Construct(scope, 'SystemAlarms');
  const alarm = (props: Omit<AlarmProps, 'stage'>) => addAlarm(home, topic, { ...props, stage: settings.stage });

  alarm({
    name: 'api-errors',
    whoIsHurt: 'People see errors in the dashboard; a technician may not be able to accept there.',
    metric: api.metricServerError({ period: FIVE_MINUTES, statistic: 'Sum' }),
    threshold: 1,
  });
  alarm({
    name: 'functions-throttled',
    whoIsHurt: 'Pages, codes and screens wait: this AWS account runs as many Lambdas as it may.',
    metric: LambdaFunction.metricAllThrottles({ period: FIVE_MINUTES, statistic: 'Sum' }),
    threshold: 1,
  });
  alarm({
    name: 'sweep-silent',
    whoIsHurt: 'Nothing repairs a ladder or a message that got stuck: the sweeper has not run for three minutes.',
    metric: functions.sweep.metricInvocations({ period: A_MINUTE, statistic: 'Sum' }),
    threshold: 1,
    below: true,
    periods: 3,
    missing: TreatMissingData.BREACHING,
  });
  alarm({
    name: 'ladder-failed',
    whoIsHurt: 'An escalation goes on without its ladder: the sweeper pages the next person up to two minutes late.',
    metric: new MathExpression({
      expression: 'failed + timedOut',
      usingMetrics: {
        failed: ladder.metricFailed({ period: FIVE_MINUTES, statistic: 'Sum' }),
        timedOut: ladder.metricTimedOut({ period: FIVE_MINUTES, statistic: 'Sum' }),
      },
      label: 'ladders failed or timed out',
      period: FIVE_MINUTES,
    }),
    threshold: 1,
  });
  const late: Partial<Record<string, string>> = {
    'stream-escalations': 'Ladders start and stop more than a minute late; somebody may be paged after an accept.',
    'stream-messages': 'Pages and login codes leave more than a minute late.',
  };
  for (const { name } of triggeredBy('stream'))
    alarm({
      name: `${name}-late`,
      whoIsHurt: late[name] ?? 'What follows a change of the table comes more than a minute late.',
      metric: functions[name].metric('IteratorAge', { period: A_MINUTE, statistic: 'Maximum' }),
      threshold: 60_000,
      periods: 2,
    });
  for (const { of, queue } of deadLetters)
    alarm({
      name: `${of}-dead-letters`,
      whoIsHurt: 'Something was given up after every retry, and waits for somebody to look at it.',
      metric: queue.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES, statistic: 'Maximum' }),
      threshold: 1,
    });
  alarm({
    name: 'mail-bounces',
    whoIsHurt: 'Emails do not arrive, and SES stops a sender for too many bounces: pages, codes and notices with it.',
    metric: new Metric({
      namespace: 'AWS/SES',
      metricName: 'Reputation.BounceRate',
      dimensionsMap: { 'ses:configuration-set': mail.configurationSetName },
      period: FIVE_MINUTES,
      statistic: 'Average',
    }),
    // SES reviews a sender at 5 %.
    threshold: 0.05,
    missing: TreatMissingData.IGNORE,
  });
  alarm({
    name: 'sms-spend',
    whoIsHurt: 'SMS are about to stop, pages with them: most of the month’s spending limit is used.',
    metric: new Metric({
      namespace: 'AWS/SNS',
      metricName: 'SMSMonthToDateSpentUSD',
      period: FIVE_MINUTES,
      statistic: 'Maximum',
    }),
    threshold: 0.8 * settings.smsMonthlyLimit,
    missing: TreatMissingData.IGNORE,
  });
}
