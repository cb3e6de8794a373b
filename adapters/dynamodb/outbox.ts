import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Message } from '../../core/message/message.ts';
import type { JobVersion, MessageRef, Outbox, Settlement } from '../../core/message/outbox.ts';
import type { Instant } from '../../core/time/instant.ts';
import { addressing } from './addressing.ts';
import type { Table } from './client.ts';
import { pointerWrite } from './delivery-store.ts';
import { dueMessages } from './due.ts';
import { due } from './due-keys.ts';
import { jobKey } from './keys.ts';
import { toMessage } from './message-item.ts';
import { transact, type Write } from './transaction.ts';

/** Nobody but the lease's holder writes a claimed row, so contention is rare and short. */
const ATTEMPTS = 5;

/** The outbox in the table. */
export function outbox(table: Table): Outbox {
  const guarded = async (input: Omit<UpdateCommandInput, 'TableName'>) => {
    try {
      return await table.client.send(new UpdateCommand({ TableName: table.name, ...input }));
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  };

  return {
    async claim(ref, now, leaseUntil): Promise<Message | undefined> {
      const { gsi2pk, gsi2sk } = due('MSG', leaseUntil, `${ref.pk}#${ref.sk}`);
      const take = (condition: string, counted: string, values: Record<string, unknown>) =>
        guarded({
          Key: { pk: ref.pk, sk: ref.sk },
          UpdateExpression: `SET #status = :claimed, leaseUntil = :leaseUntil, gsi2pk = :gsi2pk, gsi2sk = :gsi2sk ADD ${counted} REMOVE content.code`,
          ConditionExpression: condition,
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: {
            ':claimed': 'claimed',
            ':leaseUntil': leaseUntil,
            ':now': now,
            ':one': 1,
            ':gsi2pk': gsi2pk,
            ':gsi2sk': gsi2sk,
            ...values,
          },
          // The old image is the only place left that has the login code.
          ReturnValues: 'ALL_OLD',
        });
      const answer =
        (await take('#status = :queued AND dueAt <= :now', 'attempts :one', { ':queued': 'queued' })) ??
        // Its sender died, perhaps after the hand-over: one more outcome that nobody knows, counted for good.
        (await take('#status = :claimed AND leaseUntil <= :now', 'attempts :one, ambiguous :one', {}));
      return answer?.Attributes && toMessage(answer.Attributes);
    },

    addressing: (message) => addressing(table, message),

    async settle(ref, leaseUntil, settlement) {
      if ('whileJob' in settlement) return suppressWhile(table, ref, leaseUntil, settlement);
      const update = { Key: { pk: ref.pk, sk: ref.sk }, ...settling(ref, leaseUntil, settlement) };
      if (settlement.status !== 'sent' || settlement.providerId === '') return (await guarded(update)) !== undefined;
      // With the way back from the provider's id, so that no receipt of a sent message is ever a stranger's.
      const pointer = pointerWrite(table, settlement.providerId, ref, settlement.at);
      return settleWith(table, update, pointer);
    },

    async notConfirmed(ref, now) {
      await guarded({
        Key: { pk: ref.pk, sk: ref.sk },
        UpdateExpression: 'SET unconfirmedAt = :now REMOVE gsi2pk, gsi2sk',
        ConditionExpression: '#status = :unknown AND confirmBy <= :now',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':unknown': 'unknown', ':now': now },
      });
    },

    due: (now) => dueMessages(table, now),
  };
}

/** The end of a claim together with another write. */
async function settleWith(
  table: Table,
  update: Omit<UpdateCommandInput, 'TableName' | 'UpdateExpression'> & { UpdateExpression: string },
  other: Write,
): Promise<boolean> {
  const Update = { TableName: table.name, ...update };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { outcome } = await transact(table, [{ name: 'message', item: { Update } }, other]);
    if (outcome !== 'contended') return outcome === 'written';
  }
  throw new Error('the row of a claimed message stayed contended');
}

/** Not sent, while its job is as the sender has seen it; else he looks again. */
function suppressWhile(
  table: Table,
  ref: MessageRef,
  leaseUntil: Instant,
  { whileJob, ...settlement }: Extract<Settlement, { whileJob: JobVersion }>,
): Promise<boolean> {
  const { accountId, jobId, version } = whileJob;
  return settleWith(
    table,
    { Key: { pk: ref.pk, sk: ref.sk }, ...settling(ref, leaseUntil, settlement) },
    {
      name: 'job',
      item: {
        ConditionCheck: {
          TableName: table.name,
          Key: jobKey(accountId, jobId),
          ConditionExpression: 'version = :version',
          ExpressionAttributeValues: { ':version': version },
        },
      },
    },
  );
}

function settling(ref: MessageRef, leaseUntil: Instant, settlement: Settlement) {
  const { status, ...facts } = settlement;
  const values: Record<string, unknown> = {
    ':status': status,
    ':claimed': 'claimed',
    ':lease': leaseUntil,
  };
  const names: Record<string, string> = { '#status': 'status' };
  const sets = ['#status = :status'];
  const set = (attribute: string, value: unknown) => {
    names[`#${attribute}`] = attribute;
    values[`:${attribute}`] = value;
    sets.push(`#${attribute} = :${attribute}`);
  };
  for (const [name, value] of Object.entries(facts))
    if (value !== undefined) set(name === 'at' ? 'sentAt' : name, value);
  const lookAt = settlement.status === 'queued' ? settlement.dueAt : confirmBy(settlement);
  const again = lookAt === undefined ? undefined : due('MSG', lookAt, `${ref.pk}#${ref.sk}`);
  if (again) for (const [name, value] of Object.entries(again)) set(name, value);
  return {
    UpdateExpression: `SET ${sets.join(', ')} REMOVE leaseUntil${again ? '' : ', gsi2pk, gsi2sk'}`,
    // Only whoever holds this very lease.
    ConditionExpression: '#status = :claimed AND leaseUntil = :lease',
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
}

/** An unknown outcome is looked at once more when no event has come. */
const confirmBy = (settlement: Settlement): Instant | undefined =>
  'confirmBy' in settlement ? settlement.confirmBy : undefined;
