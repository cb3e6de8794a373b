import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Dashboard, GraphWidget, type IMetric, Row } from 'aws-cdk-lib/aws-cloudwatch';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { DeadLetters } from './dead-letters.ts';
import { namesOfFunctions, type ServiceFunctions, triggeredBy } from './service-function.ts';

const FIVE_MINUTES = Duration.minutes(5);

/** One page of CloudWatch that answers: are calls escalated, do messages leave, does the dashboard answer? */
export function operationsDashboard(
  scope: Construct,
  stage: string,
  {
    api,
    ladder,
    functions,
    deadLetters,
  }: {
    api: HttpApi;
    ladder: StateMachine;
    functions: ServiceFunctions;
    deadLetters: readonly DeadLetters[];
  },
): void {
  const sum = { period: FIVE_MINUTES, statistic: 'Sum' };
  const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 8, height: 6 });
  const names = namesOfFunctions();
  new Dashboard(scope, 'Dashboard', {
    dashboardName: `callout-${stage}`,
    widgets: [
      [
        new Row(
          graph('Ladders', [
            ladder.metricStarted(sum),
            ladder.metricSucceeded(sum),
            ladder.metricFailed(sum),
            ladder.metricTimedOut(sum),
          ]),
          graph(
            'How late the stream is read (ms)',
            triggeredBy('stream').map(({ name }) =>
              functions[name].metric('IteratorAge', { period: FIVE_MINUTES, statistic: 'Maximum', label: name }),
            ),
          ),
          graph(
            'Dead letters',
            deadLetters.map(({ of, queue }) =>
              queue.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES, statistic: 'Maximum', label: of }),
            ),
          ),
        ),
      ],
      [
        new Row(
          graph('Requests', [api.metricCount(sum), api.metricClientError(sum), api.metricServerError(sum)]),
          graph('Answer time of the API, p99 (ms)', [api.metricLatency({ period: FIVE_MINUTES, statistic: 'p99' })]),
          graph(
            'Failed invocations',
            names.map((name) => functions[name].metricErrors({ ...sum, label: name })),
          ),
        ),
      ],
      [
        new Row(
          graph(
            'Invocations',
            names.map((name) => functions[name].metricInvocations({ ...sum, label: name })),
          ),
          graph(
            'Duration, p99 (ms)',
            names.map((name) =>
              functions[name].metricDuration({ period: FIVE_MINUTES, statistic: 'p99', label: name }),
            ),
          ),
          graph(
            'Throttled',
            names.map((name) => functions[name].metricThrottles({ ...sum, label: name })),
          ),
        ),
      ],
    ],
  });
}
