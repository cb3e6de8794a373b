import { destinationOf } from '../../../core/message/addressed.ts';
import { afterHandOver } from '../../../core/message/after-hand-over.ts';
import { LEASE_SECONDS, mayRepeat } from '../../../core/message/classes.ts';
import type { Message } from '../../../core/message/message.ts';
import type { MessageRef, Outbox, Settlement } from '../../../core/message/outbox.ts';
import type { EmailSender, HandOver, SmsSender } from '../../../core/message/sender.ts';
import { write } from '../../../core/message/write.ts';
import type { Written } from '../../../core/message/written.ts';
import type { Channel } from '../../../core/person/person.ts';
import { type Instant, plusSeconds } from '../../../core/time/instant.ts';

export interface DeliverDeps {
  outbox: Outbox;
  sms: SmsSender;
  email: EmailSender;
  baseUrl: string;
  clock: () => Instant;
  /** Waits about so long; the edge adds the jitter. */
  sleep: (ms: number) => Promise<void>;
}

/**
 * Sends one row of the outbox: claim, look, hand over, settle. Two senders at once: the claim lets one through. A sender
 * that dies after the claim: the lease ends, and the class says whether it is sent once more. Late: whether the message
 * is still wanted is read after the claim, so nothing goes out for something that is over.
 */
export async function deliver(ref: MessageRef, deps: DeliverDeps): Promise<void> {
  const claimedAt = deps.clock();
  const leaseUntil = plusSeconds(claimedAt, LEASE_SECONDS);
  const message = await deps.outbox.claim(ref, claimedAt, leaseUntil);
  if (!message) return;
  const settle = (settlement: Settlement) => deps.outbox.settle(ref, leaseUntil, settlement);

  if (message.status === 'claimed') {
    // Somebody died over it, perhaps after the hand-over: an unknown outcome like any other.
    if (!mayRepeat(message)) return void (await settle({ status: 'unknown', why: 'lease_over' }));
    message.ambiguous += 1;
  }
  await settle(await outcomeOf(message, deps));
}

/** Everything between claim and settlement. */
async function outcomeOf(message: Message, deps: DeliverDeps): Promise<Settlement> {
  const addressing = await deps.outbox.addressing(message);
  const destination = destinationOf(message, addressing);
  if ('suppressed' in destination) return { status: 'suppressed', why: destination.suppressed };
  const { account, escalation } = addressing;
  const written = write(message, { now: deps.clock(), baseUrl: deps.baseUrl, account, escalation });
  if (!written) return { status: 'suppressed', why: 'nothing_to_say' };

  const { channel } = destination;
  for (let attempt = 0; ; attempt++) {
    const result = await handOver(message, destination, written, account?.name ?? 'Callout', deps);
    const now = deps.clock();
    if (result.outcome === 'accepted') return { status: 'sent', providerId: result.providerId, channel, at: now };
    const next = afterHandOver(message, result, attempt, now);
    if (next.do === 'give_up') return { status: next.status, why: result.why, channel };
    if (next.do === 'retry_later')
      return { status: 'queued', dueAt: next.dueAt, why: result.why, ambiguous: next.ambiguous };
    await deps.sleep(next.afterMs);
    if (await becameUnwanted(message, deps)) return { status: 'suppressed', why: 'over_while_retrying' };
  }
}

/** A page that is retried may have become needless in the seconds between. */
async function becameUnwanted(message: Message, { outbox }: DeliverDeps): Promise<boolean> {
  if (message.class !== 'page') return false;
  return 'suppressed' in destinationOf(message, await outbox.addressing(message));
}

function handOver(
  message: Message,
  { channel, address }: { channel: Channel; address: string },
  written: Written,
  fromName: string,
  { sms, email }: DeliverDeps,
): Promise<HandOver> {
  const label = { class: message.class, key: message.key };
  return channel === 'sms'
    ? sms.send({ to: address, text: written.sms, label })
    : email.send({ to: address, fromName, ...written.email, label });
}
