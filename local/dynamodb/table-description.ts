import type { Item } from './attribute-value.ts';

/** A table as `CreateTable` makes it and `DescribeTable` shows it, in the members that the engine itself reads. */
export interface TableDescription {
  TableName: string;
  TableArn: string;
  TableId: string;
  TableStatus: 'ACTIVE' | 'CREATING' | 'DELETING';
  /** Epoch seconds. */
  CreationDateTime: number;
  KeySchema: KeySchema;
  AttributeDefinitions: Array<{ AttributeName: string; AttributeType: 'S' | 'N' | 'B' }>;
  GlobalSecondaryIndexes?: IndexDescription[];
  StreamSpecification?: { StreamEnabled: boolean; StreamViewType?: StreamViewType };
  LatestStreamArn?: string;
  LatestStreamLabel?: string;
}

export type KeySchema = Array<{ AttributeName: string; KeyType: 'HASH' | 'RANGE' }>;
type StreamViewType = 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';

export interface IndexDescription {
  IndexName: string;
  IndexArn: string;
  IndexStatus: 'ACTIVE' | 'CREATING';
  KeySchema: KeySchema;
  Projection: { ProjectionType: 'ALL' | 'INCLUDE' | 'KEYS_ONLY'; NonKeyAttributes?: string[] };
}

export const keyNames = (schema: KeySchema): string[] => schema.map((element) => element.AttributeName);

/** The item's primary key. */
export function keyOf(table: TableDescription, item: Item): Item {
  return Object.fromEntries(
    keyNames(table.KeySchema).flatMap((name) => {
      const value = item[name];
      return value ? [[name, value]] : [];
    }),
  );
}

/** Sparse: only an item that has every key attribute of an index is in it. */
export const isInIndex = (index: IndexDescription, item: Item): boolean =>
  keyNames(index.KeySchema).every((name) => Object.hasOwn(item, name));

/** The attributes that an index holds; undefined means all of them. */
export function projectedNames(table: TableDescription, index: IndexDescription): string[] | undefined {
  const { ProjectionType, NonKeyAttributes = [] } = index.Projection;
  if (ProjectionType === 'ALL') return undefined;
  return [...new Set([...keyNames(table.KeySchema), ...keyNames(index.KeySchema), ...NonKeyAttributes])];
}
