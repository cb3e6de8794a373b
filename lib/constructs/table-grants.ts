import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { TableAccess } from './table-access.ts';

/** Gives a role what its function is listed with: one statement an action, all its row classes in it. */
export function grantTableAccess(table: ITableV2, access: TableAccess, role: IGrantable): void {
  for (const [what, rows] of Object.entries(access)) {
    const isIndex = what === 'gsi1' || what === 'gsi2';
    role.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: [`dynamodb:${isIndex ? 'Query' : what}`],
        resources: [isIndex ? `${table.tableArn}/index/${what}` : table.tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': rows } },
      }),
    );
  }
}
