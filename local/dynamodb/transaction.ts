import * as z from 'zod';
import { type Item, itemSize } from './attribute-value.ts';
import { parseBody } from './parse-body.ts';
import { readItem } from './read-item.ts';
import { parseRequest } from './request-rules.ts';
import { ServiceError, validationError } from './service-error.ts';
import type { Stores } from './stores.ts';
import { applyWrite, type ItemWrite, planWrite, type WritePlan } from './write-item.ts';

const MOST_BYTES = 4 * 1024 * 1024;
const Write = z.record(z.string(), z.unknown());

const TransactItems = <T extends z.ZodType>(action: T) => z.array(action).min(1).max(100);

const TransactWriteItems = z.object({
  TransactItems: TransactItems(
    z.object({
      Put: Write.optional(),
      Update: Write.optional(),
      Delete: Write.optional(),
      ConditionCheck: Write.optional(),
    }),
  ),
  ClientRequestToken: z.string().min(1).max(36).optional(),
});

const TransactGetItems = z.object({ TransactItems: TransactItems(z.object({ Get: Write })) });

interface CancellationReason {
  Code: string;
  Message?: string;
  Item?: Item;
}

/** What a transaction answers when any of its parts is refused: one reason a part, in the order of the request. */
export function transactionCanceled(reasons: CancellationReason[]): ServiceError {
  const codes = reasons.map((reason) => reason.Code).join(', ');
  return new ServiceError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  );
}

/** How many parts the request has; 0 when it is not readable. */
export function countOfParts(body: unknown): number {
  const parsed = z.object({ TransactItems: z.array(z.unknown()) }).safeParse(body);
  return parsed.success ? parsed.data.TransactItems.length : 0;
}

function toWrite(part: z.infer<typeof TransactWriteItems>['TransactItems'][number]): ItemWrite {
  if (Object.keys(part).length !== 1) {
    throw validationError('TransactItems can only contain one of Check, Put, Update or Delete');
  }
  if (part.Put) return { kind: 'Put', request: parseRequest('PutItem', part.Put) };
  if (part.Update) {
    if (part.Update.UpdateExpression === undefined) throw validationError('UpdateExpression must be specified');
    return { kind: 'Update', request: parseRequest('UpdateItem', part.Update) };
  }
  if (part.Delete) return { kind: 'Delete', request: parseRequest('DeleteItem', part.Delete) };
  if (part.ConditionCheck?.ConditionExpression === undefined) {
    throw validationError('ConditionExpression must be specified');
  }
  return { kind: 'ConditionCheck', request: parseRequest('DeleteItem', part.ConditionCheck) };
}

/** A plan, or why this part refuses the whole; what is not about the item (an unknown table) is thrown. */
function attempt<T>(work: () => T): { plan: T } | { reason: CancellationReason } {
  try {
    return { plan: work() };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const { type, message, details } = error;
    if (type === 'ConditionalCheckFailedException') {
      return { reason: { Code: 'ConditionalCheckFailed', Message: message, ...details } };
    }
    if (type === 'ValidationException') return { reason: { Code: 'ValidationError', Message: message } };
    throw error;
  }
}

function allOrNone<T>(parts: Array<() => T>): T[] {
  const outcomes = parts.map(attempt);
  const plans = outcomes.flatMap((outcome) => ('plan' in outcome ? [outcome.plan] : []));
  if (plans.length === parts.length) return plans;
  throw transactionCanceled(outcomes.map((outcome) => ('plan' in outcome ? { Code: 'None' } : outcome.reason)));
}

function checkDistinct(ids: string[]): void {
  if (new Set(ids).size < ids.length) {
    throw validationError('Transaction request cannot include multiple operations on one item');
  }
}

const idOf = ({ TableName }: { TableName: string }, key: Item, keyNames: string[]) =>
  JSON.stringify([TableName, ...keyNames.map((name) => key[name])]);

const sizeOf = ({ before, after }: WritePlan) => (after ? itemSize(after) : before ? itemSize(before) : 0);

export function transactWriteItems(stores: Stores, body: unknown): Record<string, never> {
  const request = parseBody(TransactWriteItems, body);
  const { ClientRequestToken: token } = request;
  if (token && stores.tokens.isKnown(token, request.TransactItems)) return {};
  const writes = request.TransactItems.map(toWrite);
  checkDistinct(
    writes.map((write) => {
      const schema = stores.tables.need(write.request.TableName).description.KeySchema;
      const item = write.kind === 'Put' ? write.request.Item : write.request.Key;
      return idOf(
        write.request,
        item,
        schema.map((element) => element.AttributeName),
      );
    }),
  );
  const plans = allOrNone(writes.map((write) => () => planWrite(stores, write)));
  if (plans.reduce((bytes, plan) => bytes + sizeOf(plan), 0) > MOST_BYTES) {
    throw validationError('Collection size of items in the transaction exceeds 4 MB');
  }
  stores.commit(() => {
    for (const plan of plans) applyWrite(stores, plan);
    if (token) stores.tokens.remember(token, request.TransactItems);
  });
  return {};
}

export function transactGetItems(stores: Stores, body: unknown): { Responses: Array<{ Item?: Item }> } {
  const gets = parseBody(TransactGetItems, body).TransactItems.map((part) => parseRequest('GetItem', part.Get));
  checkDistinct(
    gets.map((get) => {
      const schema = stores.tables.need(get.TableName).description.KeySchema;
      return idOf(
        get,
        get.Key,
        schema.map((element) => element.AttributeName),
      );
    }),
  );
  const items = allOrNone(gets.map((get) => () => readItem(stores, get)));
  return { Responses: items.map((item) => (item ? { Item: item } : {})) };
}
