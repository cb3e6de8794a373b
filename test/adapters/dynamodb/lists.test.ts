import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { customerStore } from '../../../adapters/dynamodb/customer-store.ts';
import { jobStore } from '../../../adapters/dynamodb/job-store.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import type { AccountId } from '../../../core/ids/ids.ts';
import { ALEX, NORTHSIDE, ulidOf } from '../../support/builders/team.ts';
import { START } from '../../support/builders/world.ts';
import { aCustomer, aJob, SOUTHSIDE } from './northside.ts';
import { type ServedTable, serveTable } from './served-table.ts';

let served: ServedTable;
beforeEach(async () => {
  served = await serveTable();
});
afterEach(() => served.close());

const customers = (account: AccountId = NORTHSIDE) => customerStore(served.table, accountContext(account, 'session'));
const jobs = (account: AccountId = NORTHSIDE) => jobStore(served.table, accountContext(account, 'session'));
const add = async (count: number, accountId: AccountId = NORTHSIDE) => {
  for (let n = 1; n <= count; n++) await customers(accountId).add(aCustomer(n, { accountId }));
};

describe('a list', () => {
  test('is newest first, page by page, each item once', async () => {
    await add(5);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await customers().list({ limit: 2, cursor });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual([5, 4, 3, 2, 1].map((n) => ulidOf('cus', n)));
  });

  test('does not lead out of the account by another account’s cursor', async () => {
    await add(3);
    await add(3, SOUTHSIDE);
    const { next } = await customers(SOUTHSIDE).list({ limit: 1 });
    const page = await customers().list({ limit: 10, cursor: next });
    expect(page.items.every(({ accountId }) => accountId === NORTHSIDE)).toBe(true);
  });

  test.each([
    ['no base64', '*'],
    ['no JSON', Buffer.from('nothing').toString('base64url')],
    ['another shape', Buffer.from('["a"]').toString('base64url')],
    ['empty keys', Buffer.from('["","",""]').toString('base64url')],
    ['another kind', Buffer.from('{"pk":"A#southside"}').toString('base64url')],
  ])('refuses a cursor that is %s by its name', async (_, cursor) => {
    await expect(customers().list({ limit: 10, cursor })).rejects.toMatchObject({ name: 'BadCursor' });
  });
});

describe('a customer', () => {
  test('is unknown to another account, in the same words as one that does not exist', async () => {
    await add(1);
    expect(await customers(SOUTHSIDE).read(aCustomer(1).id)).toBeUndefined();
    expect(await customers().read(aCustomer(9).id)).toBeUndefined();
  });
});

describe('a repeated request', () => {
  const repeat = { route: 'POST /v1/customers', personId: ALEX.id, key: 'k', bodyHash: 'h' };

  test('is known by its key, and finds what the first one made', async () => {
    await customers().add(aCustomer(1), repeat);
    expect(await customers().add(aCustomer(2), repeat)).toEqual({ outcome: 'known', id: ulidOf('cus', 1) });
    expect((await customers().list({ limit: 10 })).items).toHaveLength(1);
  });

  test('with another body is told from it', async () => {
    await customers().add(aCustomer(1), repeat);
    expect(await customers().add(aCustomer(2), { ...repeat, bodyHash: 'x' })).toEqual({ outcome: 'reused_key' });
  });

  test('eight at once make one', async () => {
    const added = await Promise.all(Array.from({ length: 8 }, (_, n) => customers().add(aCustomer(n + 1), repeat)));
    expect(added.filter(({ outcome }) => outcome === 'added')).toHaveLength(1);
    expect(added.filter(({ outcome }) => outcome === 'known')).toHaveLength(7);
  });
});

describe('a job', () => {
  test('needs a customer of the same account', async () => {
    await add(1, SOUTHSIDE);
    expect(await jobs().add(aJob(1))).toEqual({ outcome: 'no_such_customer' });
    await add(1);
    expect(await jobs().add(aJob(1))).toEqual({ outcome: 'added' });
    expect(await jobs().read(aJob(1).id)).toEqual(aJob(1));
    expect(await jobs(SOUTHSIDE).read(aJob(1).id)).toBeUndefined();
  });

  test('keeps its number for itself', async () => {
    await add(1);
    await jobs().add(aJob(1));
    expect(await jobs().add(aJob(2, { number: aJob(1).number }))).toEqual({ outcome: 'number_in_use' });
  });

  test('repeated by its key answers the first, whatever number was drawn', async () => {
    await add(1);
    const repeat = { route: 'POST /v1/jobs', personId: ALEX.id, key: 'k', bodyHash: 'h' };
    await jobs().add(aJob(1), repeat);
    expect(await jobs().add(aJob(2, { createdAt: START }), repeat)).toEqual({ outcome: 'known', id: aJob(1).id });
  });
});
