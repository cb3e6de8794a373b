import { afterEach, beforeEach, expect, test } from 'vitest';
import { tokenStore } from '../../../adapters/dynamodb/token-store.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import { IncidentNumber } from '../../../core/ids/ids.ts';
import { NORTHSIDE } from '../../support/builders/team.ts';
import { START } from '../../support/builders/world.ts';
import { escalate, openBoth, SOUTHSIDE, storeOf } from './northside.ts';
import { type ServedTable, serveTable } from './served-table.ts';

const NUMBER = IncidentNumber.parse('4821');
let served: ServedTable;
beforeEach(async () => {
  served = await serveTable();
});
afterEach(() => served.close());

const tokens = (account = NORTHSIDE) => tokenStore(served.table, accountContext(account, 'item'), NUMBER);
const held = (token: string, epoch: number) => ({ token, epoch, wakeAt: START });

test('the token held last is the one that is read', async () => {
  expect(await tokens().read()).toBeUndefined();
  await tokens().hold(held('first', 1));
  await tokens().hold(held('second', 1));
  expect(await tokens().read()).toEqual(held('second', 1));
});

test('a run that has been replaced does not put its token in the place of the new one', async () => {
  await tokens().hold(held('new', 2));
  await tokens().hold(held('old', 1));
  expect(await tokens().read()).toEqual(held('new', 2));
});

test('a token is in no answer about its escalation, and not in another account', async () => {
  await openBoth(served);
  await escalate(storeOf(served));
  await tokens().hold(held('secret-token', 1));
  expect(JSON.stringify(await storeOf(served).readHistory(NUMBER))).not.toContain('secret-token');
  expect(await tokens(SOUTHSIDE).read()).toBeUndefined();
});
