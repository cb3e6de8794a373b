import { EVERYTHING } from '../../../core/consent/consent.ts';
import type { ConsentStore } from '../../../core/consent/consent-store.ts';
import type { EscalationStore } from '../../../core/escalation/escalation-store.ts';
import type { AccountId } from '../../../core/ids/ids.ts';
import { jobOf } from '../../../core/job/detail.ts';
import type { VisitStore } from '../../../core/job/job-store.ts';
import { Message } from '../../../core/message/message.ts';
import { afterCallerFailure, afterFailure, failedNotice } from '../../../core/notification/after-failure.ts';
import { noticeWorld } from '../../../core/notification/notice-world.ts';
import { lostStateOf } from '../../../core/person/method-state.ts';
import { Contended } from '../../pipelines/contention.ts';
import type { CommandEdge } from '../../pipelines/escalation-command.ts';
import type { Change } from '../../pipelines/stream.ts';

export interface FollowUndeliveredDeps {
  /** The accounts that have, or had, a customer with this phone. */
  accountsOf: (phone: string) => Promise<AccountId[]>;
  consentsOf: (account: AccountId) => Pick<ConsentStore, 'record' | 'suspend'>;
  visitsOf: (account: AccountId) => VisitStore;
  storeOf: (account: AccountId) => Pick<EscalationStore, 'read'>;
  edge: CommandEdge;
}

/** As for any change of a visit: on a lost race read again and retry, so often. */
const ATTEMPTS = 6;

/**
 * A message has failed for certain, and it was the customer's, or his phone: what that says of the address is written
 * down first, so that nobody is written to there again; then he is told by the next channel, or the job says that he was
 * not. Delivered twice, all of it finds itself done; never, the message stands as failed on its job.
 */
export async function followUndelivered({ key, before, after }: Change, deps: FollowUndeliveredDeps): Promise<void> {
  if (after?.status !== 'failed' || before?.status === 'failed') return;
  const message = Message.parse(after);
  await writeDown(message, `FAILED#${key.pk}#${key.sk}`, deps);
  if (message.accountId && 'contactId' in message.to) await tellOtherwise(message, message.accountId, deps);
}

/** What the failure says of the address: an opt-out we have not heard, a complaint, or that nothing arrives there. */
async function writeDown(
  { accountId, address, channel, to, why, sentAt }: Message,
  cause: string,
  { accountsOf, consentsOf, edge }: FollowUndeliveredDeps,
): Promise<void> {
  const lost = lostStateOf(why);
  if (!lost || address === undefined || why === undefined) return;
  // It was so when the message came there; what was said since then is newer.
  const at = sentAt ?? edge.clock();
  const said = { address, categories: [...EVERYTHING], wants: 'out' as const, at, wording: why, cause };
  const own = accountId && 'contactId' in to ? [accountId] : [];
  if (why === 'opted_out') {
    const accounts = channel === 'sms' ? await accountsOf(address) : [];
    for (const account of new Set([...own, ...accounts]))
      await consentsOf(account).record({ ...said, source: 'carrier' });
  } else
    for (const account of own)
      if (why === 'complaint') await consentsOf(account).record({ ...said, source: 'email_complaint' });
      else await consentsOf(account).suspend(address, { at, why });
}

async function tellOtherwise(
  message: Message,
  account: AccountId,
  { visitsOf, storeOf, edge: { clock, pause } }: FollowUndeliveredDeps,
): Promise<void> {
  const jobId = jobOf(message);
  if (!jobId) return;
  const visits = visitsOf(account);
  const failed = failedNotice(message);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await pause(attempt);
    const found = await visits.readHistory(jobId);
    if (!found) return;
    const now = clock();
    const setting = await visits.setting(found.visit.job.customerId, now);
    const world = noticeWorld(found, setting, now);
    const { escalation: of } = message;
    const write = failed
      ? afterFailure(failed, found, found.timeline, world)
      : afterCallerFailure(message, found, of && (await storeOf(account).read(of.number))?.escalation, world);
    if (!write || (await visits.change(found, write, now)) === 'written') return;
  }
  throw new Contended('the job kept changing');
}
