import type { Item } from './attribute-value.ts';
import type { Condition } from './condition.ts';
import type { DocumentPath } from './document-path.ts';
import type { IndexDescription, TableDescription } from './table-description.ts';
import type { UpdateClause } from './update.ts';

/**
 * Requests after validation: the members that the engine reads. Those with an underscore are the parsed expressions,
 * under the names that the validation gives them.
 */
interface ConditionalWrite {
  TableName: string;
  ReturnValues?: 'NONE' | 'ALL_OLD' | 'UPDATED_OLD' | 'ALL_NEW' | 'UPDATED_NEW';
  ReturnValuesOnConditionCheckFailure?: 'NONE' | 'ALL_OLD';
  _condition?: ParsedCondition;
}

interface ParsedCondition {
  expression: Condition;
  nestedPaths: Record<string, true>;
  pathHeads: Record<string, true>;
}

interface ParsedProjection {
  paths: DocumentPath[];
  nestedPaths: Record<string, true>;
}

export interface PutRequest extends ConditionalWrite {
  Item: Item;
}

export interface DeleteRequest extends ConditionalWrite {
  Key: Item;
}

export interface UpdateRequest extends ConditionalWrite {
  Key: Item;
  _updates?: { sections: UpdateClause[]; paths: DocumentPath[]; nestedPaths: Record<string, true> };
}

export interface GetRequest {
  TableName: string;
  Key: Item;
  _projection?: ParsedProjection;
}

export interface ReadRequest {
  TableName: string;
  IndexName?: string;
  Limit?: number;
  Select?: 'SPECIFIC_ATTRIBUTES' | 'COUNT' | 'ALL_ATTRIBUTES' | 'ALL_PROJECTED_ATTRIBUTES';
  _filter?: ParsedCondition;
  _projection?: ParsedProjection;
}

export interface ValidRequests {
  PutItem: PutRequest;
  DeleteItem: DeleteRequest;
  UpdateItem: UpdateRequest;
  GetItem: GetRequest;
  Query: ReadRequest;
  Scan: ReadRequest;
  BatchGetItem: {
    RequestItems: Record<string, { Keys: Item[]; _projection?: ParsedProjection; [member: string]: unknown }>;
  };
  BatchWriteItem: {
    RequestItems: Record<string, Array<{ PutRequest?: { Item: Item }; DeleteRequest?: { Key: Item } }>>;
  };
  CreateTable: Pick<TableDescription, 'TableName' | 'KeySchema' | 'AttributeDefinitions' | 'StreamSpecification'> & {
    BillingMode?: string;
    GlobalSecondaryIndexes?: Array<Pick<IndexDescription, 'IndexName' | 'KeySchema' | 'Projection'>>;
  };
  DeleteTable: { TableName: string };
  DescribeTable: { TableName: string };
  ListTables: { Limit?: number; ExclusiveStartTableName?: string };
}
