import { handOverError } from '../../adapters/aws/hand-over-error.ts';
import { customerItem, jobItem } from '../../adapters/dynamodb/account-items.ts';
import type { Table } from '../../adapters/dynamodb/client.ts';
import { deliveryStore } from '../../adapters/dynamodb/delivery-store.ts';
import { challengeKey, escalationKey, type Key } from '../../adapters/dynamodb/keys.ts';
import { messageItem, queued, toMessage } from '../../adapters/dynamodb/message-item.ts';
import { openAccount } from '../../adapters/dynamodb/onboarding.ts';
import { outbox } from '../../adapters/dynamodb/outbox.ts';
import { getItem } from '../../adapters/dynamodb/read.ts';
import { putNew, transact } from '../../adapters/dynamodb/transaction.ts';
import { IncidentNumber } from '../../core/ids/ids.ts';
import type { Message, MessageClass } from '../../core/message/message.ts';
import type { HandOver, Label } from '../../core/message/sender.ts';
import type { Channel } from '../../core/person/person.ts';
import { type Instant, plusMinutes, plusSeconds } from '../../core/time/instant.ts';
import { recordDeliveries } from '../../functions/delivery-events/record-deliveries.ts';
import { type DeliverDeps, deliver } from '../../functions/stream/messages/deliver.ts';
import { deliverDue } from '../../functions/stream/messages/deliver-due.ts';
import { deliveryEvent } from '../../local/delivery-events.ts';
import { EUM_COURSES } from '../../local/eum/sms-courses.ts';
import { textEvent } from '../../local/eum/text-event.ts';
import { EMAIL_COURSES } from '../../local/ses/email-courses.ts';
import { emailEvent } from '../../local/ses/email-event.ts';
import { SMS_COURSES } from '../../local/sns/sms-courses.ts';
import { smsDeliveryLine } from '../../local/sns/sms-delivery-line.ts';
import { SMOOTH } from '../../local/tray/course.ts';
import type { FaultBehaviour } from '../../local/tray/faults.ts';
import type { TrayItem } from '../../local/tray/tray.ts';
import { aCustomer, aJob, creation, storeOf } from '../adapters/dynamodb/northside.ts';
import { DEE, JOHN, NORTHSIDE, TEAM, withMethods } from '../support/builders/team.ts';
import { anAccount, aPlan, aWorld, START } from '../support/builders/world.ts';
import { direct, inProcessTable, openEngine } from '../support/in-process-table.ts';
import { linkDeps } from '../support/link-deps.ts';

export const PROVIDERS = ['ses', 'eum', 'sns'] as const;
type Provider = (typeof PROVIDERS)[number];

const COURSES = { ses: EMAIL_COURSES, eum: EUM_COURSES, sns: SMS_COURSES };
const PHONE = '+13125550177';
const MAILBOX = 'maria@example.com';
const NUMBER = IncidentNumber.parse('4821');
/** Past every retry, every lease and the wait for a confirmation. */
const MINUTES = 40;

export interface Fate {
  /** How often the provider has taken the message. */
  taken: number;
  rows: Message[];
}

/** One message of a class on its way through the real sender, outbox and event readers, by a provider with a fault. */
export async function sendUnderFault(setting: {
  provider: Provider;
  fault: FaultBehaviour;
  times: number;
  of: MessageClass;
}): Promise<Fate> {
  const { provider, fault, of } = setting;
  let now: Instant = START;
  const engine = await openEngine(() => Date.parse(now));
  const table = inProcessTable(direct(engine));
  const channel: Channel = provider === 'ses' ? 'email' : 'sms';
  const ref = await messageOf(table, of, channel);

  let left = setting.times;
  let taken = 0;
  const coming: { at: Instant; event: object }[] = [];
  const hear = async () => {
    // The shape is the local runtime's own.
    for (const { event } of coming.filter(({ at }) => at <= now))
      await recordDeliveries(event as Parameters<typeof recordDeliveries>[0], deliveryStore(table));
    coming.splice(0, coming.length, ...coming.filter(({ at }) => at > now));
  };
  const send = async ({ to, label }: { to: string; label: Label }): Promise<HandOver> => {
    const course = left-- > 0 ? COURSES[provider][fault] : SMOOTH;
    if (!course.before) {
      taken++;
      const providerId = `p${taken}`;
      for (const { afterMs, outcome, reason } of course.receipts) {
        const at = plusSeconds(now, afterMs / 1000);
        const item = { at: now, from: 'x', to, messageId: providerId } as TrayItem;
        const said = { item, outcome, at, ...(reason ? { reason: reason(to) } : {}) };
        const tags = { class: label.class, cause: tag(label.cause), key: tag(label.key) };
        const document = {
          ses: () => emailEvent({ ...said, tags: new Map(Object.entries(tags)) }),
          eum: () => textEvent({ ...said, context: tags }),
          sns: () => smsDeliveryLine(said),
        }[provider]();
        coming.push({ at, event: deliveryEvent({ channel, messageId: providerId, to, outcome, document, dueAt: 0 }) });
      }
    }
    const answer = course.before ?? course.after;
    // Five seconds are what a sender waits for an answer.
    now = plusSeconds(now, answer === 'drop' ? 5 : (course.slowMs ?? 0) / 1000);
    await hear();
    if (answer === undefined) return { outcome: 'accepted', providerId: `p${taken}` };
    if (answer === 'drop') return handOverError({ name: 'TimeoutError' });
    const { status, code, message, details } = answer;
    return handOverError({ name: code, message, ...details, $metadata: { httpStatusCode: status } });
  };
  const box = outbox(table);
  const isIt = (each: Key) => each.pk === ref.pk && each.sk === ref.sk;
  const echoes = provider !== 'sns';
  const deps: DeliverDeps = {
    ...linkDeps(table),
    outbox: { ...box, due: async (at) => (await box.due(at)).filter(isIt) },
    sms: { send, echoes },
    email: { send, echoes },
    baseUrl: 'https://call.northside.example',
    clock: () => now,
    sleep: async (ms) => {
      now = plusSeconds(now, ms / 1000);
      await hear();
    },
  };
  const begin = of === 'customer' ? plusMinutes(START, 10) : START;
  now = begin;
  await deliver(ref, deps);
  for (let minute = 1; minute <= MINUTES; minute++) {
    const then = plusMinutes(begin, minute);
    now = then > now ? then : now;
    await hear();
    await deliverDue(deps);
  }
  const row = await getItem(table, ref);
  return { taken, rows: row ? [toMessage(row)] : [] };
}

const tag = (text: string) => Buffer.from(text).toString('base64url');

/** Everybody is reached by one channel; the message of the class waits in the outbox. */
async function messageOf(table: Table, of: MessageClass, channel: Channel): Promise<Key> {
  const people = TEAM.map((person) =>
    person === JOHN || person === DEE
      ? withMethods(person, { kind: channel, address: channel === 'sms' ? PHONE : MAILBOX, state: 'verified' })
      : person,
  );
  const plan = aPlan({ steps: [[JOHN]], minutes: 120 });
  await openAccount(table, { account: anAccount(), people, plans: [plan] });
  const customer = aCustomer(1, channel === 'sms' ? { phone: PHONE } : { email: MAILBOX });
  await transact(table, [putNew(table, 'customer', customerItem(customer)), putNew(table, 'job', jobItem(aJob()))]);
  const world = aWorld({ plan, people });
  await storeOf({ table }).create(creation(1, { world }), { plan }, START);
  const box = outbox(table);
  const find = async (at: Instant, like: string): Promise<Key> => {
    const found = (await box.due(at)).find(({ sk }) => sk.startsWith(like));
    if (!found) throw new Error(`there is no ${like}`);
    return { pk: found.pk, sk: found.sk };
  };
  if (of === 'page') return find(START, 'OUT#PAGE#');
  if (of === 'customer') return find(plusMinutes(START, 10), 'OUT#CALLER#');
  const [cause, message] =
    of === 'staff'
      ? [
          escalationKey(NORTHSIDE, NUMBER),
          queued(
            {
              ...{ key: 'NUDGE#1', class: of, to: { personId: DEE.id } },
              content: { kind: 'nudge', number: NUMBER, summary: 'No heat', minutes: 15 },
            },
            START,
            { accountId: NORTHSIDE },
          ),
        ]
      : [
          challengeKey('hash'),
          queued(
            {
              ...{ key: 'CODE', class: of, to: { identifier: channel === 'sms' ? PHONE : MAILBOX, channel } },
              content: { kind: 'login_code', code: '00482193', host: 'call.northside.example' },
            },
            START,
            {},
          ),
        ];
  await transact(table, [putNew(table, 'message', messageItem(cause, message))]);
  return find(START, `OUT#${message.key}`);
}
