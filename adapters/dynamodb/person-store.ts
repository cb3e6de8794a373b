import * as z from 'zod';
import type { AccountContext } from '../../core/access/account-context.ts';
import type { MessageIntent } from '../../core/message/message.ts';
import type { Person } from '../../core/person/person.ts';
import type { PersonStore } from '../../core/person/person-store.ts';
import type { Instant } from '../../core/time/instant.ts';
import { personItem, toPerson } from './account-items.ts';
import type { Table } from './client.ts';
import { identityWrites } from './identity.ts';
import { PERSON_SESSION_PREFIX, personKey, personPhotoKey, sessionKey } from './keys.ts';
import { listed } from './list-keys.ts';
import { listPage } from './list-page.ts';
import { addressed, messageItem, queued } from './message-item.ts';
import { getItem, getItems, queryAll } from './read.ts';
import { repeated, repeatWrite } from './repeat-row.ts';
import { putNew, putVersion, transact, type Write } from './transaction.ts';

const Photo = z.object({ jpeg: z.instanceof(Uint8Array) });

/** The people of one account in the table. */
export function teamStore(table: Table, { accountId }: AccountContext): PersonStore {
  /** Deletes of every session of the person, and of its pointer. */
  const sessionEnds = async ({ id }: Person): Promise<Write[]> => {
    const { pk } = personKey(accountId, id);
    const pointers = await queryAll(table, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': PERSON_SESSION_PREFIX },
      ConsistentRead: true,
    });
    return pointers
      .flatMap(({ sk }) => [{ pk, sk }, sessionKey(String(sk).slice(PERSON_SESSION_PREFIX.length))])
      .map((Key) => ({ name: 'session', item: { Delete: { TableName: table.name, Key } } }));
  };

  const messageWrites = ({ id }: Person, messages: readonly MessageIntent[], now: Instant): Write[] =>
    addressed(messages, []).map((intent) =>
      putNew(table, 'message', messageItem(personKey(accountId, id), queued(intent, now, { accountId }))),
    );

  const photoWrites = ({ id }: Person, photo: Uint8Array | 'none' | undefined): Write[] => {
    const Key = personPhotoKey(accountId, id);
    if (photo === undefined) return [];
    if (photo === 'none') return [{ name: 'photo', item: { Delete: { TableName: table.name, Key } } }];
    return [{ name: 'photo', item: { Put: { TableName: table.name, Item: { ...Key, jpeg: photo } } } }];
  };

  return {
    async read(id) {
      const item = await getItem(table, personKey(accountId, id));
      return item && toPerson(item);
    },

    async named(ids) {
      const items = await getItems(
        table,
        ids.map((id) => personKey(accountId, id)),
      );
      return new Map(items.map(toPerson).map((person) => [person.id, person]));
    },

    async list() {
      const items = await queryAll(table, {
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :pk',
        ExpressionAttributeValues: { ':pk': listed(accountId, 'PEOPLE', '').gsi1pk },
      });
      return items.map(toPerson);
    },

    page: (query) => listPage(table, listed(accountId, 'PEOPLE', '').gsi1pk, query, toPerson),

    async add(person, invitations, now, repeat) {
      const result = await transact(table, [
        putNew(table, 'person', personItem(person)),
        ...identityWrites(table, undefined, person),
        ...messageWrites(person, invitations, now),
        ...(repeat ? [repeatWrite(table, accountId, repeat, person.id, now)] : []),
      ]);
      if (result.outcome === 'written') return { outcome: 'added' };
      const known = result.outcome === 'condition_failed' ? repeated(result.failed, repeat) : undefined;
      if (known) return known;
      throw new Error('a person with this id exists already');
    },

    async notify(person, messages, now) {
      const result = await transact(table, messageWrites(person, messages, now));
      return result.outcome === 'written';
    },

    async change(before, after, { endSessions, messages, now, photo }) {
      const result = await transact(table, [
        putVersion(table, 'person', personItem(after), before.version),
        ...identityWrites(table, before, after),
        ...(endSessions ? await sessionEnds(before) : []),
        ...messageWrites(after, messages, now),
        ...photoWrites(after, photo),
      ]);
      return result.outcome === 'written';
    },

    async photo(id) {
      const item = await getItem(table, personPhotoKey(accountId, id));
      return item && Photo.parse(item).jpeg;
    },
  };
}
