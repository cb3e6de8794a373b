import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { TABLE_DESIGN } from '../../adapters/dynamodb/table-design.ts';

/**
 * The one table, as `table-design.ts` says. It outlives its stack and cannot be deleted by accident: it holds who is
 * on call and the audit log; any second of the last 35 days can be restored.
 */
export function calloutTable(scope: Construct): TableV2 {
  const text = (name: string) => ({ name, type: AttributeType.STRING });
  return new TableV2(scope, 'Table', {
    partitionKey: text(TABLE_DESIGN.partitionKey),
    sortKey: text(TABLE_DESIGN.sortKey),
    globalSecondaryIndexes: TABLE_DESIGN.indexes.map((index) => ({
      indexName: index.name,
      partitionKey: text(index.partitionKey),
      sortKey: text(index.sortKey),
    })),
    timeToLiveAttribute: TABLE_DESIGN.ttl,
    dynamoStream: StreamViewType[TABLE_DESIGN.stream],
    billing: Billing.onDemand(),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
