import type { DynamoDBRecord, StreamRecord } from 'aws-lambda';
import { TABLE_DESIGN } from '../../adapters/dynamodb/table-design.ts';
import { type Item, itemsEqual } from '../../local/dynamodb/attribute-value.ts';
import type { DynamoDbEngine } from '../../local/dynamodb/engine.ts';
import type { FaultKind } from '../../local/dynamodb/faults.ts';
import { type Bindings, readCondition, readUpdate } from './expressions.ts';

/*
 * The table in a few maps: what the stores use of DynamoDB, ten times as quick as the local engine, so that ten thousand
 * lives fit into a test run. The same lives are lived on the local engine too, fewer of them; what is not known here
 * throws, so it cannot be quietly different.
 */

/** What a life needs of an engine. */
export type Engine = Pick<DynamoDbEngine, 'handle' | 'readStream'> & {
  faults: { add(fault: { kind: FaultKind; count: number }): void; clear(): void };
};

interface Request extends Bindings {
  Key: Item;
  Item: Item;
  IndexName?: string;
  KeyConditionExpression: string;
  ConditionExpression?: string;
  UpdateExpression: string;
  ScanIndexForward?: boolean;
  Limit?: number;
  ReturnValues?: string;
  ReturnValuesOnConditionCheckFailure?: string;
  RequestItems: Record<string, { Keys: Item[] }>;
  TransactItems: { Put?: Request; Update?: Request; Delete?: Request; ConditionCheck?: Request }[];
  ClientRequestToken?: string;
}

const NOT_FOR_CONFLICTS = ['GetItem', 'Query', 'BatchGetItem'];

const kept = <T>(read: (text: string) => T) => {
  const known = new Map<string, T>();
  return (text: string): T => {
    const found = known.get(text) ?? read(text);
    known.set(text, found);
    return found;
  };
};
const conditionOf = kept(readCondition);
const updateOf = kept(readUpdate);

const refused = (type: string, more: object = {}) => ({
  status: 400,
  body: { __type: `#${type}`, message: type, ...more },
});
/** The event's type of an attribute value is its own, of the same shape. */
const imageOf = (item: Item) => item as NonNullable<StreamRecord['NewImage']>;
const idOf = ({ pk, sk }: Item) => `${pk?.S}\n${sk?.S}`;

/** `without`: a condition that is taken to hold always, to see that it is missed. */
export function createQuickEngine(now: () => number, without?: string): Engine {
  const items = new Map<string, Item>();
  /** Of the table and its indexes: by name and partition, the items in it. */
  const partitions = new Map<string, Map<string, Item>>();
  const records: DynamoDBRecord[] = [];
  const tokens = new Set<string>();
  let fault: FaultKind | undefined;

  const places = [{ name: '', partitionKey: 'pk', sortKey: 'sk' }, ...TABLE_DESIGN.indexes];

  const write = (before: Item | undefined, after: Item | undefined) => {
    const id = idOf(after ?? before ?? {});
    for (const { name, partitionKey, sortKey } of places) {
      const partitionOf = (item: Item | undefined) =>
        item?.[partitionKey]?.S !== undefined && item[sortKey] ? `${name}\n${item[partitionKey].S}` : undefined;
      const [from, to] = [partitionOf(before), partitionOf(after)];
      if (from !== undefined) partitions.get(from)?.delete(id);
      if (to === undefined || !after) continue;
      const partition = partitions.get(to) ?? new Map<string, Item>();
      partitions.set(to, partition.set(id, after));
    }
    if (after) items.set(id, after);
    else items.delete(id);
    if (before && after && itemsEqual(before, after)) return;
    const { pk, sk } = after ?? before ?? {};
    if (!pk || !sk) return;
    records.push({
      eventName: !before ? 'INSERT' : after ? 'MODIFY' : 'REMOVE',
      dynamodb: {
        ApproximateCreationDateTime: Math.floor(now() / 1000),
        SequenceNumber: String(records.length + 1),
        Keys: imageOf({ pk, sk }),
        ...(before ? { OldImage: imageOf(before) } : {}),
        ...(after ? { NewImage: imageOf(after) } : {}),
      },
    });
  };

  /** What a write would do; undefined when its condition does not hold. */
  const plan = (request: Request, kind: 'Put' | 'Update' | 'Delete' | 'ConditionCheck') => {
    const key = kind === 'Put' ? request.Item : request.Key;
    const before = items.get(idOf(key));
    const { ConditionExpression: condition } = request;
    if (condition !== undefined && condition !== without && !conditionOf(condition)(before ?? {}, request))
      return { before };
    const after = { ...(kind === 'Put' ? request.Item : (before ?? request.Key)) };
    if (kind === 'Update') updateOf(request.UpdateExpression)(after, request);
    return { before, commit: () => kind !== 'ConditionCheck' && write(before, kind === 'Delete' ? undefined : after) };
  };

  const single = (request: Request, kind: 'Put' | 'Update' | 'Delete') => {
    const { before, commit } = plan(request, kind);
    if (!commit) return refused('ConditionalCheckFailedException');
    commit();
    return { status: 200, body: request.ReturnValues === 'ALL_OLD' && before ? { Attributes: before } : {} };
  };

  const transact = ({ TransactItems, ClientRequestToken = '' }: Request) => {
    if (tokens.has(ClientRequestToken)) return { status: 200, body: {} };
    const plans = TransactItems.map((part) => {
      const [kind, request] = Object.entries(part)[0] ?? [];
      if (!request) throw new Error('an empty part of a transaction');
      return { request, ...plan(request, kind as 'Put') };
    });
    if (plans.some(({ commit }) => !commit)) {
      const CancellationReasons = plans.map(({ request, before, commit }) =>
        commit
          ? { Code: 'None' }
          : {
              Code: 'ConditionalCheckFailed',
              ...(before && request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' ? { Item: before } : {}),
            },
      );
      return refused('TransactionCanceledException', { CancellationReasons });
    }
    tokens.add(ClientRequestToken);
    for (const { commit } of plans) commit?.();
    return { status: 200, body: {} };
  };

  const query = (request: Request) => {
    const { IndexName = '', KeyConditionExpression: text, ScanIndexForward = true, Limit } = request;
    const place = places.find(({ name }) => name === IndexName);
    const [, value = ''] = /^\w+ = (:\w+)/.exec(text) ?? [];
    const partition = request.ExpressionAttributeValues?.[value]?.S;
    const holds = conditionOf(text);
    const found = [...(partitions.get(`${IndexName}\n${partition}`)?.values() ?? [])]
      .filter((item) => holds(item, request))
      .sort((a, b) => ((a[place?.sortKey ?? '']?.S ?? '') < (b[place?.sortKey ?? '']?.S ?? '') ? -1 : 1));
    if (!ScanIndexForward || Limit !== undefined) throw new Error('lists are not read here');
    return { status: 200, body: { Items: found } };
  };

  const carryOut = (operation: string, request: Request) => {
    switch (operation) {
      case 'GetItem': {
        const Item = items.get(idOf(request.Key));
        return { status: 200, body: Item ? { Item } : {} };
      }
      case 'BatchGetItem': {
        const [[name = '', wanted] = []] = Object.entries(request.RequestItems);
        const found = (wanted?.Keys ?? []).map((key) => items.get(idOf(key))).filter((item) => item !== undefined);
        return { status: 200, body: { Responses: { [name]: found } } };
      }
      case 'Query':
        return query(request);
      case 'PutItem':
        return single(request, 'Put');
      case 'UpdateItem':
        return single(request, 'Update');
      case 'TransactWriteItems':
        return transact(request);
      default:
        throw new Error(`${operation} is not done here`);
    }
  };

  return {
    async handle(target, body) {
      const operation = target.slice(target.indexOf('.') + 1);
      const meant = fault;
      fault = undefined;
      if (meant === 'throttle') return refused('ProvisionedThroughputExceededException');
      const request = body as Request;
      if (meant === 'transaction_conflict' && !NOT_FOR_CONFLICTS.includes(operation))
        return operation === 'TransactWriteItems'
          ? refused('TransactionCanceledException', {
              CancellationReasons: request.TransactItems.map((_, at) => ({
                Code: at ? 'None' : 'TransactionConflict',
              })),
            })
          : refused('TransactionConflictException');
      const answer = carryOut(operation, request);
      return meant === 'reset_after_commit' && answer.status === 200 ? { status: 0, body: undefined } : answer;
    },
    readStream: (_, after, limit) => records.slice(Number(after), Number(after) + limit),
    faults: {
      add: ({ kind }) => {
        fault = kind;
      },
      clear: () => {
        fault = undefined;
      },
    },
  };
}
