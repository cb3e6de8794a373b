import { Message } from '../../../core/message/message.ts';
import { type DrillDeps, drillFailed } from '../../pipelines/drill-command.ts';
import type { Change } from '../../pipelines/stream.ts';

/**
 * The message of a drill has failed for certain: so has the drill, at once. Delivered twice, it finds itself ended; never,
 * the drill's own time ends it.
 */
export async function followDrill({ before, after }: Change, deps: DrillDeps): Promise<void> {
  if (after?.status !== 'failed' || before?.status === 'failed') return;
  const { accountId, content, to, why = 'not_delivered' } = Message.parse(after);
  if (content.kind !== 'drill' || !accountId || !('personId' in to)) return;
  await drillFailed(deps, { accountId, personId: to.personId, code: content.answer, why });
}
