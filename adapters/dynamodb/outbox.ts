import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { Escalation } from '../../core/escalation/escalation.ts';
import type { Message } from '../../core/message/message.ts';
import type { Addressing, MessageRef, Outbox, Settlement } from '../../core/message/outbox.ts';
import type { Instant } from '../../core/time/instant.ts';
import { toAccount, toPerson } from './account-items.ts';
import type { Table } from './client.ts';
import { dueMessages } from './due.ts';
import { due, escalationKey, type Key, personKey, settingsKey } from './keys.ts';
import { loginStore } from './login-store.ts';
import { toMessage } from './message-item.ts';
import { getItems, itemAt } from './read.ts';

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
      const take = (condition: string, counted: string, names: Record<string, string>, from: Record<string, unknown>) =>
        guarded({
          Key: { ...ref },
          UpdateExpression: `SET #status = :claimed, leaseUntil = :leaseUntil, gsi2pk = :gsi2pk, gsi2sk = :gsi2sk ADD ${counted} REMOVE content.code`,
          ConditionExpression: condition,
          ExpressionAttributeNames: { '#status': 'status', ...names },
          ExpressionAttributeValues: {
            ':claimed': 'claimed',
            ':leaseUntil': leaseUntil,
            ':now': now,
            ':one': 1,
            ':gsi2pk': gsi2pk,
            ':gsi2sk': gsi2sk,
            ...from,
          },
          // The old image is the only place left that has the login code.
          ReturnValues: 'ALL_OLD',
        });
      const answer =
        (await take('#status = :queued AND dueAt <= :now', 'attempts :one', {}, { ':queued': 'queued' })) ??
        // Its sender died, perhaps after the hand-over: one more outcome that nobody knows, counted for good.
        (await take(
          '#status = :claimed AND leaseUntil <= :now',
          'attempts :one, #ambiguous :one',
          { '#ambiguous': 'ambiguous' },
          {},
        ));
      return answer?.Attributes && toMessage(answer.Attributes);
    },

    addressing: (message) => addressing(table, message),

    async settle(ref, leaseUntil, settlement) {
      const answer = await guarded({ Key: { ...ref }, ...settling(ref, leaseUntil, settlement) });
      return answer !== undefined;
    },

    due: (now) => dueMessages(table, now),
  };
}

function settling(
  ref: MessageRef,
  leaseUntil: Instant,
  settlement: Settlement,
): Omit<UpdateCommandInput, 'TableName' | 'Key'> {
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
  const again = settlement.status === 'queued' ? due('MSG', settlement.dueAt, `${ref.pk}#${ref.sk}`) : undefined;
  if (again) for (const [name, value] of Object.entries(again)) set(name, value);
  return {
    UpdateExpression: `SET ${sets.join(', ')} REMOVE leaseUntil${again ? '' : ', gsi2pk, gsi2sk'}`,
    // Only whoever holds this very lease.
    ConditionExpression: '#status = :claimed AND leaseUntil = :lease',
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
}

async function addressing(table: Table, { accountId: acc, escalation, to }: Message): Promise<Addressing> {
  const keys = acc && {
    account: settingsKey(acc),
    escalation: escalation ? escalationKey(acc, escalation.number) : undefined,
    person: 'personId' in to ? personKey(acc, to.personId) : undefined,
  };
  const [items, members] = await Promise.all([
    keys
      ? getItems(
          table,
          Object.values(keys).filter((key) => key !== undefined),
        )
      : [],
    'identifier' in to ? loginStore(table).memberships(to.identifier) : [],
  ]);
  const read = <T>(key: Key | undefined, parse: (item: unknown) => T): T | undefined => {
    const item = key && itemAt(items, key);
    return item && parse(item);
  };
  return {
    account: read(keys?.account, toAccount),
    escalation: read(keys?.escalation, (item) => Escalation.parse(item)),
    person: read(keys?.person, toPerson),
    members,
  };
}
