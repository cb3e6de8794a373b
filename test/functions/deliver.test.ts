import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loginStore } from '../../adapters/dynamodb/login-store.ts';
import { outbox } from '../../adapters/dynamodb/outbox.ts';
import { IncidentNumber } from '../../core/ids/ids.ts';
import type { MessageRef } from '../../core/message/outbox.ts';
import type { HandOver } from '../../core/message/sender.ts';
import { type Instant, plusMinutes, plusSeconds } from '../../core/time/instant.ts';
import { command } from '../../functions/pipelines/escalation-command.ts';
import { type DeliverDeps, deliver } from '../../functions/stream/messages/deliver.ts';
import { deliverDue } from '../../functions/stream/messages/deliver-due.ts';
import { escalate, openBoth, storeOf } from '../adapters/dynamodb/northside.ts';
import { type ServedTable, serveTable } from '../adapters/dynamodb/served-table.ts';
import { actor } from '../support/builders/story.ts';
import { BRIAN, JOHN } from '../support/builders/team.ts';
import { START } from '../support/builders/world.ts';
import { linkDeps } from '../support/link-deps.ts';

/* The sender over the real outbox; the providers answer what the test tells them to. */

const NUMBER = IncidentNumber.parse('4821');
let served: ServedTable;
let now: Instant;
/** What the providers answer, one after the other; then they accept. */
let answers: HandOver[];
let sent: { channel: string; to: string; text: string }[];
let slept: number[];
let deps: DeliverDeps;
beforeEach(async () => {
  served = await serveTable();
  await openBoth(served);
  [now, answers, sent, slept] = [START, [], [], []];
  const take = (channel: string, to: string, text: string): HandOver => {
    const answer = answers.shift() ?? { outcome: 'accepted', providerId: `p${sent.length + 1}` };
    if (answer.outcome === 'accepted' || answer.outcome === 'ambiguous') sent.push({ channel, to, text });
    return answer;
  };
  deps = {
    outbox: outbox(served.table),
    ...linkDeps(served.table),
    sms: { send: async ({ to, text }) => take('sms', to, text) },
    email: { send: async ({ to, text }) => take('email', to, text) },
    baseUrl: 'https://call.northside.example',
    clock: () => now,
    sleep: async (ms) => {
      slept.push(ms);
      now = plusSeconds(now, ms / 1000);
    },
  };
});
afterEach(() => served.close());

const BUSY: HandOver = { outcome: 'busy', why: 'Throttling' };
const UNKNOWN: HandOver = { outcome: 'ambiguous', why: 'TimeoutError' };
const store = () => storeOf(served);
const edge = { clock: () => now, pause: async () => {} };

/** The SMS page of a fresh escalation. */
async function page(): Promise<MessageRef> {
  await escalate(store());
  const ref = (await deps.outbox.due(now)).find(({ sk }) => sk.includes('#sms#'));
  if (!ref) throw new Error('no page is due');
  return ref;
}
const row = async (ref: MessageRef) => (await served.rows()).find(({ pk, sk }) => pk === ref.pk && sk === ref.sk);

describe('a page', () => {
  test('is sent once and kept as sent, with its reply code in words', async () => {
    const ref = await page();
    await deliver(ref, deps);
    expect(sent).toMatchObject([
      { channel: 'sms', to: '+13125550101', text: expect.stringMatching(/1 \d{4} to accept/) },
    ]);
    expect(await row(ref)).toMatchObject({ status: 'sent', providerId: 'p1', attempts: 1, sentAt: START });
  });

  test('that two triggers deliver at once is sent once', async () => {
    const ref = await page();
    await Promise.all(Array.from({ length: 8 }, () => deliver(ref, deps)));
    await deliver(ref, deps);
    expect(sent).toHaveLength(1);
  });

  test('of an escalation that was accepted between its row and its claim goes nowhere', async () => {
    const ref = await page();
    await command(store(), NUMBER, { trigger: 'accept', by: actor(BRIAN), via: 'web' }, edge);
    await deliver(ref, deps);
    expect(sent).toEqual([]);
    expect(await row(ref)).toMatchObject({ status: 'suppressed', why: 'assigned' });
  });

  test('is tried again after 1, 2, 4 and 8 seconds, and has failed then', async () => {
    const ref = await page();
    answers = [BUSY, BUSY, BUSY, BUSY, BUSY];
    await deliver(ref, deps);
    expect(slept).toEqual([1000, 2000, 4000, 8000]);
    expect(sent).toEqual([]);
    expect(await row(ref)).toMatchObject({ status: 'failed', why: 'Throttling' });
  });

  test('whose escalation is accepted while it is tried again is given up', async () => {
    const ref = await page();
    answers = [BUSY];
    const accept = async (ms: number) => {
      slept.push(ms);
      await command(store(), NUMBER, { trigger: 'accept', by: actor(BRIAN), via: 'web' }, edge);
    };
    await deliver(ref, { ...deps, sleep: accept });
    expect(sent).toEqual([]);
    expect(await row(ref)).toMatchObject({ status: 'suppressed', why: 'over_while_retrying' });
  });

  test('whose outcome nobody knows is sent once more, and then stays unknown: twice at the most', async () => {
    const ref = await page();
    answers = [UNKNOWN, UNKNOWN, UNKNOWN];
    await deliver(ref, deps);
    expect(await row(ref)).toMatchObject({ status: 'queued', ambiguous: 1, dueAt: plusSeconds(START, 1) });
    now = plusSeconds(START, 1);
    await deliver(ref, deps);
    expect(await row(ref)).toMatchObject({ status: 'unknown' });
    now = plusMinutes(START, 4);
    await deliver(ref, deps);
    expect(sent).toHaveLength(2);
  });

  test('whose senders die one after the other is handed over twice at the most', async () => {
    const ref = await page();
    let handedOver = 0;
    const send = () => {
      handedOver++;
      return Promise.reject(new Error('the process is gone'));
    };
    for (let minute = 0; minute < 4; minute++) {
      now = plusMinutes(START, minute);
      await deliver(ref, { ...deps, sms: { send } }).catch(() => {});
    }
    expect(handedOver).toBe(2);
    expect(await row(ref)).toMatchObject({ status: 'unknown', why: 'lease_over' });
  });

  test('that is refused has failed at once', async () => {
    const ref = await page();
    answers = [{ outcome: 'refused', why: 'InvalidParameter' }];
    await deliver(ref, deps);
    expect(slept).toEqual([]);
    expect(await row(ref)).toMatchObject({ status: 'failed', why: 'InvalidParameter', channel: 'sms' });
  });
});

describe('a login code', () => {
  const ask = async (address: string): Promise<MessageRef> => {
    await loginStore(served.table).challenge(
      'hash',
      { proof: 'p', tries: 0, used: false, goodUntil: plusMinutes(START, 10) },
      {
        key: 'CODE',
        class: 'code',
        to: { identifier: address, channel: 'sms' },
        content: { kind: 'login_code', code: '00482193', host: 'call.northside.example' },
      },
      START,
    );
    const [ref] = await deps.outbox.due(START);
    if (!ref) throw new Error('no code is due');
    return ref;
  };

  test('goes to somebody who is known', async () => {
    await deliver(await ask('+13125550101'), deps);
    expect(sent).toMatchObject([{ to: '+13125550101', text: expect.stringContaining('00482193') }]);
  });

  test('for an address that nobody has goes nowhere, with as many rows', async () => {
    const ref = await ask('+13125559999');
    await deliver(ref, deps);
    expect(sent).toEqual([]);
    expect(await row(ref)).toMatchObject({ status: 'suppressed', why: 'nobody' });
  });

  test('whose outcome nobody knows is never sent twice', async () => {
    const ref = await ask('+13125550101');
    answers = [UNKNOWN];
    await deliver(ref, deps);
    now = plusMinutes(START, 2);
    await deliver(ref, deps);
    expect(sent).toHaveLength(1);
    expect(await row(ref)).toMatchObject({ status: 'unknown' });
  });

  test('is in the table no more once its sender has it, and a sender that dies takes it along', async () => {
    const ref = await ask('+13125550101');
    await deliver(ref, { ...deps, sms: { send: () => Promise.reject(new Error('the process is gone')) } }).catch(
      () => {},
    );
    expect(JSON.stringify(await served.rows())).not.toContain('00482193');
    now = plusMinutes(START, 1);
    await deliver(ref, deps);
    expect(sent).toEqual([]);
    expect(await row(ref)).toMatchObject({ status: 'unknown', why: 'lease_over' });
  });
});

describe('the minute rule', () => {
  test('sends what no stream record brought', async () => {
    await escalate(store());
    expect(await deliverDue(deps)).toEqual({ delivered: 2 });
    expect(sent.map(({ channel }) => channel).sort()).toEqual(['email', 'sms']);
    expect(await deliverDue(deps)).toEqual({ delivered: 0 });
  });

  test('is not kept from the others by one that fails', async () => {
    await escalate(store());
    const broken = { ...deps, sms: { send: () => Promise.reject(new Error('a bug')) } };
    expect(await deliverDue(broken)).toEqual({ delivered: 1 });
    expect(sent.map(({ channel }) => channel)).toEqual(['email']);
  });
});

test('a notice follows what its reader prefers then', async () => {
  await escalate(store());
  await command(store(), NUMBER, { trigger: 'accept', by: actor(BRIAN), via: 'web' }, edge);
  await deliverDue(deps);
  expect(sent).toMatchObject([
    { channel: 'sms', to: JOHN.methods[0]?.address, text: expect.stringContaining('Brian Smith') },
  ]);
});
