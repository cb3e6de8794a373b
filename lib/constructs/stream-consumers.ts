import { Duration, Validations } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Construct } from 'constructs';
import { type DeadLetters, deadLetters } from './dead-letters.ts';
import { type ServiceFunctions, triggeredBy } from './service-function.ts';

/**
 * The readers of the table's stream, as the catalogue declares them: two, which is what a shard bears. A record that
 * fails to the end goes, as its position in the stream, to the function's dead letters; the table has its truth still.
 */
export function streamConsumers(scope: Construct, table: ITableV2, functions: ServiceFunctions): DeadLetters[] {
  const streamArn = table.tableStreamArn;
  if (streamArn === undefined) throw new Error('the table has no stream');
  return triggeredBy('stream').map(({ name, trigger }) => {
    const reader = functions[name];
    const letters = deadLetters(reader.node.scope ?? scope, name);
    reader.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: [streamArn],
      }),
    );
    reader.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }));
    if (reader.role)
      Validations.of(reader.role).acknowledge({
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason: 'ListStreams, which a stream reader needs, names no resource.',
      });
    new EventSourceMapping(reader, 'Stream', {
      target: reader,
      eventSourceArn: streamArn,
      // From the oldest record: none is lost between the making of the table and of this.
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: trigger.filters.map((filter) => ({ pattern: JSON.stringify(filter) })),
      batchSize: trigger.batchSize,
      parallelizationFactor: trigger.parallelization,
      retryAttempts: trigger.maxRetries,
      maxRecordAge: Duration.seconds(trigger.maxAgeSeconds),
      bisectBatchOnError: trigger.bisect,
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(letters.queue),
    });
    return letters;
  });
}
