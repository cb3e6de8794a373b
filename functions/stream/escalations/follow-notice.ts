import type { AccountId } from '../../../core/ids/ids.ts';
import { type FailedNoticeId, type FailedNoticeStore, failedNoticeOf } from '../../../core/message/failed-notice.ts';
import { Message } from '../../../core/message/message.ts';
import type { PersonStore } from '../../../core/person/person-store.ts';
import type { CommandEdge } from '../../pipelines/escalation-command.ts';
import type { Change } from '../../pipelines/stream.ts';

export interface FollowNoticeDeps {
  failedNoticesOf: (account: AccountId) => FailedNoticeStore;
  failedNoticeIdOf: (key: Change['key']) => FailedNoticeId;
  peopleOf: (account: AccountId) => Pick<PersonStore, 'read'>;
  edge: CommandEdge;
}

/**
 * A notice to somebody of the team has failed for good: written down for the office, whose every page shows it until
 * somebody has seen to it. Twice: known by the message's row. Never: the message stands as failed where it was caused.
 */
export async function followNotice({ key, before, after }: Change, deps: FollowNoticeDeps): Promise<void> {
  if (after?.status !== 'failed' || before?.status === 'failed') return;
  const message = Message.parse(after);
  const { accountId, to } = message;
  if (!accountId || message.class !== 'staff') return;
  const person = 'personId' in to ? await deps.peopleOf(accountId).read(to.personId) : undefined;
  const notice = failedNoticeOf(message, deps.failedNoticeIdOf(key), person?.name, deps.edge.clock());
  if (notice) await deps.failedNoticesOf(accountId).add(notice);
}
