import type { EscalationStore } from '../../../core/escalation/escalation-store.ts';
import type { AccountId } from '../../../core/ids/ids.ts';
import { Message, pagedPeople } from '../../../core/message/message.ts';
import { lostStateOf } from '../../../core/person/method-state.ts';
import { type LoseAddressDeps, loseAddress } from '../../pipelines/lose-address.ts';
import { pageFailed } from '../../pipelines/page-failed.ts';
import type { Change } from '../../pipelines/stream.ts';

export interface FollowFailureDeps extends LoseAddressDeps {
  storeOf: (account: AccountId) => EscalationStore;
}

/**
 * A message has failed for certain: refused when it was handed over, or told so later by a delivery event; both write it
 * on the row, and only the row is looked at here. An address that is dead is marked first, so that nobody is paged there
 * again; then whoever was paged by it is paged by his next method. Delivered twice, both find themselves done; never,
 * the step's time still runs.
 */
export async function followFailure({ before, after }: Change, deps: FollowFailureDeps): Promise<void> {
  if (after?.status !== 'failed' || before?.status === 'failed') return;
  const message = Message.parse(after);
  const { accountId, address, class: of, escalation, to, why } = message;
  const lost = lostStateOf(why);
  if (lost && address !== undefined) await loseAddress(address, lost, deps);
  if (of !== 'page' || !accountId || !escalation || !('personId' in to) || !to.method) return;
  const { number, ...run } = escalation;
  for (const personId of pagedPeople(message))
    await pageFailed(
      deps.storeOf(accountId),
      { number, personId, channel: to.method.kind, address: address ?? to.method.address, run },
      deps.edge,
    );
}
