import type { AccountId, PersonId } from '../../core/ids/ids.ts';
import type { Membership } from '../../core/login/login-store.ts';
import { type LostState, methodLostNotices, withLostMethod } from '../../core/person/method-state.ts';
import type { PersonStore } from '../../core/person/person-store.ts';
import { Contended } from './contention.ts';
import type { CommandEdge } from './escalation-command.ts';

export interface LoseAddressDeps {
  /** Whose contact method an address is, in every account. */
  ownersOf: (address: string) => Promise<Membership[]>;
  peopleOf: (account: AccountId) => Pick<PersonStore, 'read' | 'list' | 'change'>;
  edge: CommandEdge;
}

const ATTEMPTS = 6;

/**
 * An address is lost: it is marked with everybody who has it, and his administrators are told. Called when somebody
 * opts out and when a provider says that an address is dead; twice is harmless, because a method is lost only once.
 */
export async function loseAddress(address: string, state: LostState, deps: LoseAddressDeps): Promise<void> {
  for (const { accountId, personId } of await deps.ownersOf(address))
    await loseMethod(accountId, personId, { address, state }, deps);
}

/** The change of one person, made again for as long as somebody else keeps changing him. */
async function loseMethod(
  accountId: AccountId,
  id: PersonId,
  { address, state }: { address: string; state: LostState },
  { peopleOf, edge }: LoseAddressDeps,
): Promise<void> {
  const people = peopleOf(accountId);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await edge.pause(attempt);
    const before = await people.read(id);
    const after = before && withLostMethod(before, address, state);
    if (!before || !after) return;
    const messages = methodLostNotices(after, address, state, await people.list());
    if (await people.change(before, after, { endSessions: false, messages, now: edge.clock() })) return;
  }
  throw new Contended('the person kept changing');
}
