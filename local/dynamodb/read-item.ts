import { attributeOf, type Item, itemSize } from './attribute-value.ts';
import { checkOperandTypes, holds } from './condition.ts';
import { project } from './document-path.ts';
import { checkKey, checkPaths, parseRequest, planRead, tableKey } from './request-rules.ts';
import type { GetRequest, ReadRequest } from './requests.ts';
import { validationError } from './service-error.ts';
import type { Stores } from './stores.ts';
import { type IndexDescription, projectedNames } from './table-description.ts';
import type { Table } from './table-store.ts';

/** A page of a query or scan ends once it has read this many bytes, before any filter. */
const PAGE_BYTES = 1024 * 1024;

export interface Page {
  Count: number;
  ScannedCount: number;
  Items?: Item[];
  LastEvaluatedKey?: Item;
}

/** The item, projected; undefined when there is none. */
export function readItem(stores: Stores, { TableName, Key, _projection }: GetRequest): Item | undefined {
  const table = stores.tables.need(TableName);
  checkKey(Key, table.description);
  checkPaths(_projection?.nestedPaths, table.description);
  const item = stores.items.get(table, tableKey(Key, table.description));
  return item && _projection ? project(item, _projection.paths) : item;
}

export function getItem(stores: Stores, body: unknown): { Item?: Item } {
  const item = readItem(stores, parseRequest('GetItem', body));
  return item ? { Item: item } : {};
}

function pickNames(item: Item, names: string[]): Item {
  const picked: Item = {};
  for (const name of names) {
    const value = attributeOf(item, name);
    if (value) picked[name] = value;
  }
  return picked;
}

/** An index cannot show, or filter by, what is not projected into it: DynamoDB refuses instead of leaving it out. */
function checkProjected(request: ReadRequest, names: string[]): void {
  const wanted = [
    ...(request._projection?.paths.map((path) => String(path[0])) ?? []),
    ...Object.keys(request._filter?.pathHeads ?? {}),
  ];
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length === 0) return;
  throw validationError(
    `One or more parameter values were invalid: Global secondary index ${request.IndexName} does not project [${missing.join(', ')}]`,
  );
}

function indexOf(table: Table, name: string | undefined): IndexDescription | undefined {
  return table.description.GlobalSecondaryIndexes?.find((index) => index.IndexName === name);
}

function readPage(stores: Stores, operation: 'Query' | 'Scan', request: ReadRequest): Page {
  const table = stores.tables.need(request.TableName);
  const { range, startKeyNames } = planRead(operation, request, table.description);
  const filter = request._filter?.expression;
  if (filter) checkOperandTypes(filter);
  const index = indexOf(table, request.IndexName);
  const names = index && projectedNames(table.description, index);
  if (names) checkProjected(request, names);

  const found: Item[] = [];
  let scanned = 0;
  let bytes = 0;
  let last: Item | undefined;
  for (const item of stores.items.range(table, index, range)) {
    const shown = names ? pickNames(item, names) : item;
    scanned++;
    bytes += itemSize(shown);
    if (!filter || holds(filter, shown)) found.push(shown);
    if (scanned === request.Limit || bytes >= PAGE_BYTES) {
      last = item;
      break;
    }
  }

  const page: Page = { Count: found.length, ScannedCount: scanned };
  const paths = request._projection?.paths;
  if (request.Select !== 'COUNT') page.Items = paths ? found.map((item) => project(item, paths)) : found;
  if (last) page.LastEvaluatedKey = pickNames(last, startKeyNames);
  return page;
}

export const query = (stores: Stores, body: unknown) => readPage(stores, 'Query', parseRequest('Query', body));
export const scan = (stores: Stores, body: unknown) => readPage(stores, 'Scan', parseRequest('Scan', body));
