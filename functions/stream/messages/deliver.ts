import { placeOf } from '../../../core/customer/place.ts';
import { drillDestination } from '../../../core/drill/drill-destination.ts';
import { settled } from '../../../core/job/cascade.ts';
import { jobOf, noticesIn } from '../../../core/job/detail.ts';
import { destinationOf } from '../../../core/message/addressed.ts';
import { afterHandOver } from '../../../core/message/after-hand-over.ts';
import { isForCaller } from '../../../core/message/caller-content.ts';
import { confirmation, LEASE_SECONDS, mayRepeat } from '../../../core/message/classes.ts';
import { languageFor } from '../../../core/message/language.ts';
import type { Message } from '../../../core/message/message.ts';
import type { Addressing, JobVersion, MessageRef, Outbox, Settlement } from '../../../core/message/outbox.ts';
import type { EmailSender, HandOver, Label, SmsSender } from '../../../core/message/sender.ts';
import type { CallerSetting } from '../../../core/message/tell-caller.ts';
import { write } from '../../../core/message/write.ts';
import type { Written } from '../../../core/message/written.ts';
import { callerDestination } from '../../../core/notification/caller-destination.ts';
import type { Notice } from '../../../core/notification/notice.ts';
import { noticeDestination } from '../../../core/notification/notice-destination.ts';
import type { Channel } from '../../../core/person/person.ts';
import { type WrittenToCustomer, writeToCustomer } from '../../../core/template/write-customer.ts';
import { PRODUCT } from '../../../core/text/text-design.ts';
import { type Instant, plusSeconds } from '../../../core/time/instant.ts';
import { customerLink, type LinkDeps } from './customer-link.ts';

export interface DeliverDeps extends LinkDeps {
  outbox: Outbox;
  sms: SmsSender;
  email: EmailSender;
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
    if (!mayRepeat(message)) {
      // By which channel it went is not known either.
      const echoes = deps.sms.echoes === true || deps.email.echoes === true;
      return void (await settle({ status: 'unknown', why: 'lease_over', ...confirmation(message, echoes, claimedAt) }));
    }
    message.ambiguous += 1;
  }
  for (let look = 0; look < LOOKS; look++) {
    const outcome = await outcomeOf(message, ref, deps);
    if ((await settle(outcome)) || !('whileJob' in outcome)) return;
  }
  const dueAt = plusSeconds(deps.clock(), 1);
  await settle({ status: 'queued', dueAt, why: 'job_changing', ambiguous: message.ambiguous });
}

/** A message that is not wanted is looked at again while its job changes under the sender, so often. */
const LOOKS = 5;

/** Why a page goes nowhere though it is wanted still. */
const UNREACHED = ['method_unusable', 'person_gone'];

/** Everything between claim and settlement. */
async function outcomeOf(message: Message, ref: MessageRef, deps: DeliverDeps): Promise<Settlement> {
  const addressing = await deps.outbox.addressing(message);
  const destination = whereTo(message, addressing, deps.clock());
  if ('waitUntil' in destination) return givenBack(message, destination.waitUntil);
  if ('failed' in destination) return { status: 'failed', why: destination.failed };
  if ('suppressed' in destination && destination.whileJob)
    return { status: 'suppressed', why: destination.suppressed, whileJob: destination.whileJob };
  if ('suppressed' in destination)
    // A page that nothing can carry has failed: the stream's reader sees to his next method.
    return message.class === 'page' && UNREACHED.includes(destination.suppressed)
      ? { status: 'failed', why: destination.suppressed }
      : { status: 'suppressed', why: destination.suppressed };
  const { account, escalation, alsoWaiting, language, ownTexts } = addressing;
  const { caller, notices } = destination;
  const { visit } = addressing;
  const setting = { now: deps.clock(), baseUrl: deps.baseUrl, account, escalation, alsoWaiting, language, ownTexts };
  const told =
    visit && notices && 'contactId' in message.to
      ? await toCustomer(message, { ...destination, notices }, visit, deps)
      : undefined;
  const link = visit && caller ? await pageFor(message, destination, visit, deps) : undefined;
  const said = told
    ? { ...told.written, with: told.with }
    : write(message, {
        ...{ ...setting, ...(caller ? { caller: { ...caller, link } } : {}) },
        ...(visit && notices ? { visit: { ...visit, notices } } : {}),
      });
  if (!said) return { status: 'suppressed', why: 'nothing_to_say' };

  const { channel, address } = destination;
  for (let attempt = 0; ; attempt++) {
    const label = { class: message.class, cause: ref.pk, key: message.key };
    const result = await handOver(label, destination, said, account?.name ?? PRODUCT, deps);
    const now = deps.clock();
    if (result.outcome === 'accepted')
      return {
        ...{ status: 'sent', providerId: result.providerId, channel, address, at: now },
        ...(said.with[channel] ? { writtenWith: said.with[channel] } : {}),
      };
    const next = afterHandOver(message, result, attempt, now);
    if (next.do === 'give_up') {
      const { status } = next;
      const confirmed = status === 'unknown' ? confirmation(message, deps[channel].echoes === true, now) : {};
      return { status, why: result.why, channel, address, ...confirmed };
    }
    if (next.do === 'retry_later')
      return { status: 'queued', dueAt: next.dueAt, why: result.why, ambiguous: next.ambiguous };
    await deps.sleep(next.afterMs);
    if (await becameUnwanted(message, deps))
      return visit ? givenBack(message, now) : { status: 'suppressed', why: 'over_while_retrying' };
  }
}

/**
 * What the customer of a visit is written to with: the visit as it is read, times on the wall clock of the service
 * address, and a link of this message's own.
 */
async function toCustomer(
  message: Message,
  { notices, ...address }: { channel: Channel; address: string; notices: readonly Notice[] },
  { found, setting, templates, crew }: NonNullable<Addressing['visit']>,
  deps: DeliverDeps,
): Promise<WrittenToCustomer | undefined> {
  const visit = settled(found.visit);
  const { account, customer, codes } = setting;
  const { zone, address: place } = placeOf(customer, visit.job.locationId, account.zone);
  const link = await customerLink(message, { ...address, notices }, found.visit, deps.clock(), deps);
  return writeToCustomer(notices, visit, {
    ...{ codes, templates, crew, zone, link, language: languageFor(customer, account) },
    account: { ...account, phone: account.officePhone },
    customer: customer && { name: customer.name, address: place },
  });
}

/** The page of the job that somebody called about; an SMS about a call leads nowhere. */
const pageFor = async (
  message: Message,
  { channel, address }: { channel: Channel; address: string },
  { found }: NonNullable<Addressing['visit']>,
  deps: DeliverDeps,
): Promise<string | undefined> =>
  channel === 'email'
    ? customerLink(message, { channel, address, notices: [] }, found.visit, deps.clock(), deps)
    : undefined;

/** Where a message goes, when to look again, or why it goes nowhere. */
type Look =
  | { channel: Channel; address: string; notices?: Notice[]; caller?: CallerSetting }
  | { waitUntil: Instant }
  | { suppressed: string; whileJob?: JobVersion }
  | { failed: string };

/**
 * What is about a visit asks the visit, what a caller hears also his escalation, a drill the clock, anything else its
 * recipient.
 */
function whereTo(message: Message, addressing: Addressing, now: Instant): Look {
  if (isForCaller(message.content)) return callerDestination(message, addressing, now);
  if (message.content.kind === 'drill') return drillDestination(message, addressing, now);
  return noticesIn(message).length > 0
    ? noticeDestination(message, addressing, now)
    : destinationOf(message, addressing);
}

const givenBack = ({ ambiguous }: Message, dueAt: Instant): Settlement => ({
  ...{ status: 'queued', dueAt, why: 'not_now', ambiguous },
});

/** What is retried may have become needless in the seconds between. */
async function becameUnwanted(message: Message, { outbox, clock }: DeliverDeps): Promise<boolean> {
  if (message.class !== 'page' && jobOf(message) === undefined) return false;
  return !('address' in whereTo(message, await outbox.addressing(message), clock()));
}

function handOver(
  label: Label,
  { channel, address }: { channel: Channel; address: string },
  written: Written,
  fromName: string,
  { sms, email }: DeliverDeps,
): Promise<HandOver> {
  return channel === 'sms'
    ? sms.send({ to: address, text: written.sms, label })
    : email.send({ to: address, fromName, ...written.email, label });
}
