import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct, IConstruct } from 'constructs';
import type { FunctionName } from '../../functions/catalogue.ts';

/** What a function could not do, however often it tried; kept for people to look at. */
export interface DeadLetters {
  of: FunctionName;
  queue: Queue;
}

/** Dead letters of one function, kept as long as SQS keeps anything: 14 days. */
export function deadLetters(scope: IConstruct, of: FunctionName): DeadLetters {
  // Queue asks for a Construct, which every IConstruct of a tree is.
  const queue = new Queue(scope as Construct, 'DeadLetters', {
    retentionPeriod: Duration.days(14),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
  });
  Validations.of(queue).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'It is the dead-letter queue.' });
  return { of, queue };
}
