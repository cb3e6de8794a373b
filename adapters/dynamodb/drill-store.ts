import type { AccountContext } from '../../core/access/account-context.ts';
import type { NewDrill } from '../../core/drill/decide-drill.ts';
import { nextAnswerBy, PersonDrills, type WaitingDrill } from '../../core/drill/drill.ts';
import type { DrillStore } from '../../core/drill/drill-store.ts';
import type { PersonId } from '../../core/ids/ids.ts';
import type { StaffNotice } from '../../core/schedule/reminders.ts';
import { plusMinutes, toEpochSeconds } from '../../core/time/instant.ts';
import { drawReplyCode } from '../ids/ids.ts';
import type { Table } from './client.ts';
import { due } from './due-keys.ts';
import { drillsKey, messageKey, personKey, replyCodeKey } from './keys.ts';
import { listed } from './list-keys.ts';
import { messageItem, queued, toMessage } from './message-item.ts';
import { getItem, queryAll } from './read.ts';
import { noticeWrites } from './schedule-store.ts';
import { putNew, putVersion, transact, type Write } from './transaction.ts';

/** A code stays its phone's for a day (escalation spec, case 14): a late answer is told that it is late. */
const CODE_MINUTES = 24 * 60;
/** A collision of four digits with the few live codes of one phone is rare; five draws do not collide. */
const DRAWS = 5;

/** In the due index while a drill waits, at the end of the first that is over. */
function drillsItem(of: PersonDrills) {
  const answerBy = nextAnswerBy(of);
  const { accountId, personId } = of;
  return {
    ...drillsKey(accountId, personId),
    ...listed(accountId, 'DRILLS', personId),
    ...of,
    ...(answerBy ? due('DRL', answerBy, `${accountId}#${personId}`) : {}),
  };
}

const messageKeyOf = ({ startedAt, address }: Pick<WaitingDrill, 'startedAt' | 'address'>): string =>
  `DRILL#${startedAt}#${address}`;

/** The drills of one account's people in the table. */
export function drillStore(table: Table, context: AccountContext): DrillStore {
  const { accountId } = context;

  const intentOf = (personId: PersonId, drill: WaitingDrill): StaffNotice => ({
    key: messageKeyOf(drill),
    class: 'staff',
    to: { personId, method: { kind: drill.kind, address: drill.address } },
    content: { kind: 'drill', answer: drill.code, answerBy: drill.answerBy },
  });

  const codeWrite = (personId: PersonId, { code, address, startedAt }: WaitingDrill): Write => {
    const goodUntil = plusMinutes(startedAt, CODE_MINUTES);
    return {
      name: 'reply_code',
      item: {
        Put: {
          TableName: table.name,
          Item: {
            ...replyCodeKey(address, code),
            ...{ accountId, personId, code, drill: true, pagedAt: startedAt, goodUntil },
            expiresAt: toEpochSeconds(goodUntil),
          },
          ConditionExpression: 'attribute_not_exists(pk) OR goodUntil < :now',
          ExpressionAttributeValues: { ':now': startedAt },
        },
      },
    };
  };

  return {
    async read(personId) {
      const item = await getItem(table, drillsKey(accountId, personId));
      return item && PersonDrills.parse(item);
    },

    async list() {
      const items = await queryAll(table, {
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :pk',
        ExpressionAttributeValues: { ':pk': listed(accountId, 'DRILLS', '').gsi1pk },
      });
      return items.map((item) => PersonDrills.parse(item));
    },

    async begin(personId, had, { begun, kept }, now) {
      for (let draw = 0; draw < DRAWS; draw++) {
        const fresh = withCodes(begun, new Set(kept.map(({ code }) => code)));
        const next = { accountId, personId, drills: [...kept, ...fresh], version: (had?.version ?? 0) + 1 };
        const item = drillsItem(next);
        const result = await transact(table, [
          had ? putVersion(table, 'drills', item, had.version) : putNew(table, 'drills', item),
          ...fresh.filter(({ kind }) => kind === 'sms').map((drill) => codeWrite(personId, drill)),
          ...fresh.map((drill) =>
            putNew(
              table,
              'message',
              messageItem(personKey(accountId, personId), queued(intentOf(personId, drill), now, { accountId })),
            ),
          ),
        ]);
        if (result.outcome === 'written') return true;
        const isCollision =
          result.outcome === 'condition_failed' && result.failed.every(({ name }) => name === 'reply_code');
        if (!isCollision) return false;
      }
      return false;
    },

    async change(next, told) {
      const result = await transact(table, [
        putVersion(table, 'drills', drillsItem(next), next.version - 1),
        ...(told ? noticeWrites(table, context, told.notices, told.tellAt) : []),
      ]);
      return result.outcome === 'written';
    },

    async message(personId, drill) {
      const item = await getItem(table, messageKey(personKey(accountId, personId), messageKeyOf(drill)));
      return item && toMessage(item);
    },
  };
}

/** Draws a code for each, no two alike: the link names a drill by it. */
function withCodes(begun: readonly NewDrill[], taken: Set<string>): WaitingDrill[] {
  return begun.map((drill) => {
    let code = drawReplyCode();
    while (taken.has(code)) code = drawReplyCode();
    taken.add(code);
    return { ...drill, code };
  });
}
