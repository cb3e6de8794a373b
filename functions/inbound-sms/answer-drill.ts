import type { DrillStore } from '../../core/drill/drill-store.ts';
import type { AccountId } from '../../core/ids/ids.ts';
import type { DrillReplyCode } from '../../core/reply/reply-code.ts';
import { acknowledgeDrill } from '../pipelines/drill-command.ts';
import type { CommandEdge } from '../pipelines/escalation-command.ts';
import type { Answer } from './answer-sms.ts';

export interface AnswerDrillDeps {
  drillsOf: (account: AccountId) => DrillStore;
  edge: CommandEdge;
}

/**
 * A reply with the code of a drill. There is nothing to pass: `2` is told how it is acknowledged. Twice is answered the
 * same; late, that it is late.
 */
export async function answerDrill(
  does: 'accept' | 'pass',
  { accountId, personId, code }: DrillReplyCode,
  { drillsOf, edge }: AnswerDrillDeps,
): Promise<Answer> {
  if (does === 'pass') return { says: 'reply_drill_no_pass', values: { reply_code: code } };
  const result = await acknowledgeDrill(drillsOf(accountId), personId, code, edge);
  if (result.outcome !== 'refused') return { says: 'reply_drill_thanks', values: {} };
  return { says: result.refusal === 'too_late' ? 'reply_drill_too_late' : 'reply_unknown_code', values: {} };
}

/** Which of the drills of a phone wait to be acknowledged. */
export async function waitingDrills(
  live: readonly DrillReplyCode[],
  { drillsOf }: AnswerDrillDeps,
): Promise<DrillReplyCode[]> {
  const found = await Promise.all(
    live.map(async (each) => ({ each, drills: await drillsOf(each.accountId).read(each.personId) })),
  );
  return found.flatMap(({ each, drills }) =>
    drills?.drills.some((drill) => drill.status === 'waiting' && drill.code === each.code) ? [each] : [],
  );
}
