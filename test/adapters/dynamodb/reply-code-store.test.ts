import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { outbox } from '../../../adapters/dynamodb/outbox.ts';
import { replyCodeStore } from '../../../adapters/dynamodb/reply-code-store.ts';
import type { Message } from '../../../core/message/message.ts';
import { HELP_A_DAY } from '../../../core/reply/reply-code.ts';
import { type Instant, plusMinutes, plusSeconds } from '../../../core/time/instant.ts';
import { BRIAN, JOHN, sms, withMethods } from '../../support/builders/team.ts';
import { aPlan, aWorld, START } from '../../support/builders/world.ts';
import { escalate, openBoth, storeOf } from './northside.ts';
import { type ServedTable, serveTable } from './served-table.ts';

const PHONE = '+13125550101';

let served: ServedTable;
beforeEach(async () => {
  served = await serveTable();
  await openBoth(served);
});
afterEach(() => served.close());

describe('help', () => {
  const answer = (id: string, at: Instant): Message => ({
    ...{ key: `REPLY#${id}`, class: 'staff', status: 'queued', createdAt: at, dueAt: at, attempts: 0, ambiguous: 0 },
    to: { address: PHONE, channel: 'sms' },
    content: { kind: 'reply', says: 'reply_help', values: {} },
  });
  const ask = (id: string, at = START, limited = true) =>
    replyCodeStore(served.table).answer(PHONE, answer(id, at), { limited });
  const answers = async () => (await served.rows()).filter(({ sk }) => String(sk).startsWith('OUT#REPLY')).length;

  test('is given so often a day, also of many that come at once; the next day again', async () => {
    await Promise.all(Array.from({ length: HELP_A_DAY + 5 }, (_, id) => ask(String(id))));
    expect(await answers()).toBeLessThanOrEqual(HELP_A_DAY);
    for (let id = 0; id < HELP_A_DAY; id++) await ask(`later-${id}`);
    expect(await answers()).toBe(HELP_A_DAY);
    await ask('tomorrow', plusMinutes(START, 1440));
    expect(await answers()).toBe(HELP_A_DAY + 1);
  });

  test('for an SMS that is delivered twice counts once', async () => {
    for (let time = 0; time < HELP_A_DAY * 2; time++) await ask('same');
    await ask('another');
    expect(await answers()).toBe(2);
  });

  test('has nothing to do with answers that were understood', async () => {
    for (let id = 0; id < HELP_A_DAY * 2; id++) await ask(String(id), START, false);
    expect(await answers()).toBe(HELP_A_DAY * 2);
  });
});

describe('the codes of a phone', () => {
  test('are one for each who shares it, and run out after a day', async () => {
    const people = [withMethods(JOHN, sms(PHONE)), withMethods(BRIAN, sms(PHONE))];
    const plan = aPlan({ steps: [[JOHN, BRIAN]] });
    const { escalation } = await escalate(storeOf(served), 1, { world: aWorld({ plan, people }) });
    const codes = replyCodeStore(served.table);
    const live = await codes.live(PHONE, START);
    expect(Object.fromEntries(live.map(({ personId, code }) => [personId, code]))).toEqual(escalation.replyCodes);
    expect(new Set(live.map(({ code }) => code)).size).toBe(2);
    expect(await codes.live(PHONE, plusMinutes(START, 1441))).toEqual([]);
  });
});

describe('calls that wait for one phone', () => {
  /** What is told of the other calls to whoever is paged by text for the n-th. */
  async function alsoWaiting(n: number, at: Instant) {
    const box = outbox(served.table);
    const [ref] = (await box.due(at)).filter(({ pk, sk }) => pk.endsWith(`#${4820 + n}`) && sk.includes('#sms#'));
    const message = ref && (await box.claim(ref, at, plusSeconds(at, 60)));
    if (!message) throw new Error('no text is due');
    return (await box.addressing(message)).alsoWaiting;
  }

  test('the later page is told of the earlier, and the first of none', async () => {
    const store = storeOf(served);
    await escalate(store, 1);
    expect(await alsoWaiting(1, START)).toEqual([]);
    await escalate(store, 2);
    expect(await alsoWaiting(2, START)).toEqual(['4821']);
  });
});
