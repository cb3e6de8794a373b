import * as z from 'zod';
import { now, pause } from '../../adapters/clock/now.ts';
import { accountStore } from '../../adapters/dynamodb/account-store.ts';
import { openTable } from '../../adapters/dynamodb/client.ts';
import { consentStore } from '../../adapters/dynamodb/consent-store.ts';
import { accountsOfPhone } from '../../adapters/dynamodb/customer-phones.ts';
import { drillStore } from '../../adapters/dynamodb/drill-store.ts';
import { escalationStore } from '../../adapters/dynamodb/escalation-store.ts';
import { loginStore } from '../../adapters/dynamodb/login-store.ts';
import { teamStore } from '../../adapters/dynamodb/person-store.ts';
import { replyCodeStore } from '../../adapters/dynamodb/reply-code-store.ts';
import { accountContext } from '../../core/access/account-context.ts';
import { InstantInput } from '../../core/time/instant.ts';
import { task } from '../pipelines/task.ts';
import { InboundSmsEnv } from './env.ts';
import { type HearDeps, hearSms } from './hear-sms.ts';

const env = InboundSmsEnv.parse(process.env);
const table = openTable(env.TABLE_NAME);

const deps: HearDeps = {
  codes: replyCodeStore(table),
  // A reply code and an identity say which account they belong to.
  storeOf: (account) => escalationStore(table, accountContext(account, 'item')),
  peopleOf: (account) => teamStore(table, accountContext(account, 'item')),
  accountOf: (account) => accountStore(table, accountContext(account, 'item')),
  drillsOf: (account) => drillStore(table, accountContext(account, 'item')),
  accountsOf: (phone) => accountsOfPhone(table, phone),
  consentsOf: (account) => consentStore(table, accountContext(account, 'item')),
  ownersOf: (address) => loginStore(table).memberships(address),
  edge: { clock: now, pause },
};

/** The SNS topic's envelope around what the two-way number sends: End User Messaging's own field names. */
const Inbound = z.object({
  originationNumber: z.string(),
  messageBody: z.string().max(2000),
  inboundMessageId: z.string().min(1).max(128),
});
const TopicEvent = z.object({
  Records: z.array(z.object({ Sns: z.object({ Message: z.string(), Timestamp: InstantInput.optional() }) })),
});

export const handler = task(TopicEvent, async ({ Records }) => {
  for (const { Sns } of Records) {
    const { originationNumber, messageBody, inboundMessageId } = Inbound.parse(JSON.parse(Sns.Message));
    const at = Sns.Timestamp === undefined ? {} : { at: Sns.Timestamp };
    await hearSms({ from: originationNumber, text: messageBody, id: inboundMessageId, ...at }, deps);
  }
});
