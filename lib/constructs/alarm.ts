import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface AlarmProps {
  /** Unique in the stack; also the heading of its section in docs/runbook.md. */
  name: string;
  stage: string;
  /** The first line of the alarm: who is hurt, and how. */
  whoIsHurt: string;
  metric: IMetric;
  /** Alarms at this value and above, or, with `below`, under it. */
  threshold: number;
  below?: true;
  /** How many periods of the metric in a row; 1 by default. */
  periods?: number;
  /** What silence means; by default that all is well. */
  missing?: TreatMissingData;
}

/** An alarm that tells the topic when it goes off and when it is over, and says where to read on. */
export function addAlarm(scope: Construct, topic: ITopic, props: AlarmProps): Alarm {
  const alarm = new Alarm(scope, `Alarm-${props.name}`, {
    alarmName: `callout-${props.stage} ${props.name}`,
    alarmDescription: `${props.whoIsHurt}\nWhat to do: docs/runbook.md#${props.name}`,
    metric: props.metric,
    threshold: props.threshold,
    comparisonOperator: props.below
      ? ComparisonOperator.LESS_THAN_THRESHOLD
      : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: props.periods ?? 1,
    treatMissingData: props.missing ?? TreatMissingData.NOT_BREACHING,
  });
  const tell = new SnsAction(topic);
  alarm.addAlarmAction(tell);
  alarm.addOkAction(tell);
  return alarm;
}
