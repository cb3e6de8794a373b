import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { accountContext } from '../../core/access/account-context.ts';
import { Escalation } from '../../core/escalation/escalation.ts';
import type { IncidentNumber } from '../../core/ids/ids.ts';
import { jobOf, noticesIn } from '../../core/job/detail.ts';
import { languageFor } from '../../core/message/language.ts';
import type { Message } from '../../core/message/message.ts';
import type { Addressing, JobVersion, MessageRef, Outbox, Settlement } from '../../core/message/outbox.ts';
import { Channel } from '../../core/person/person.ts';
import { pagedJustBefore } from '../../core/reply/reply-code.ts';
import type { Instant } from '../../core/time/instant.ts';
import { toAccount, toPerson } from './account-items.ts';
import type { Table } from './client.ts';
import { pointerWrite } from './delivery-store.ts';
import { dueMessages } from './due.ts';
import { due } from './due-keys.ts';
import { escalationKey, jobKey, type Key, personKey, settingsKey } from './keys.ts';
import { loginStore } from './login-store.ts';
import { toMessage } from './message-item.ts';
import { teamStore } from './person-store.ts';
import { getItems, itemAt } from './read.ts';
import { codesOf } from './reply-code-store.ts';
import { templatesAt } from './template-store.ts';
import { transact, type Write } from './transaction.ts';
import { visitStore } from './visit-store.ts';

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

async function addressing(table: Table, message: Message): Promise<Addressing> {
  const { accountId: acc, escalation, to } = message;
  const keys = acc && {
    account: settingsKey(acc),
    escalation: escalation ? escalationKey(acc, escalation.number) : undefined,
    person: 'personId' in to ? personKey(acc, to.personId) : undefined,
  };
  const [items, members, alsoWaiting, visit] = await Promise.all([
    keys
      ? getItems(
          table,
          Object.values(keys).filter((key) => key !== undefined),
        )
      : [],
    'identifier' in to ? loginStore(table).memberships(to.identifier) : [],
    pagedAndPending(table, message),
    visitOf(table, message),
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
    alsoWaiting,
    ...(visit ? { visit } : {}),
  };
}

/** The visit that a message is about, as it is now. */
async function visitOf(table: Table, message: Message): Promise<Addressing['visit']> {
  const jobId = jobOf(message);
  if (!message.accountId || !jobId) return undefined;
  const visits = visitStore(table, accountContext(message.accountId, 'item'));
  const found = await visits.read(jobId);
  if (!found) return undefined;
  const { customerId } = found.visit.job;
  const asks = noticesIn(message).some(({ about }) => about === 'survey');
  const [known, openComplaint] = await Promise.all([
    visits.setting(customerId, message.dueAt),
    asks && visits.openComplaint(customerId),
  ]);
  const setting = { ...known, openComplaint };
  if (!('contactId' in message.to)) return { found, setting, templates: [], crew: [] };
  // Of both channels: which one it goes by is decided with what has just been read.
  const language = languageFor(setting.customer, setting.account);
  const places = noticesIn(message).flatMap(({ ruleId }) =>
    Channel.options.map((channel) => ({ ruleId, language, channel })),
  );
  const assigned = found.visit.appointments.flatMap(({ assignments }) => assignments.map(({ personId }) => personId));
  const [templates, crew] = await Promise.all([
    templatesAt(table, message.accountId, places),
    teamStore(table, accountContext(message.accountId, 'item')).named([...new Set(assigned)]),
  ]);
  return { found, setting, templates, crew: [...crew.values()] };
}

/** Case 13: the other calls that a page's phone was paged for just before and that are pending still. */
async function pagedAndPending(table: Table, message: Message): Promise<IncidentNumber[]> {
  const { accountId: acc, class: of, to } = message;
  if (!acc || of !== 'page' || !('personId' in to) || to.method?.kind !== 'sms') return [];
  const numbers = pagedJustBefore(message, await codesOf(table, to.method.address));
  if (numbers.length === 0) return [];
  const keys = numbers.map((number) => escalationKey(acc, number));
  const items = await getItems(table, keys);
  return numbers.filter((number) => itemAt(items, escalationKey(acc, number))?.status === 'pending');
}
