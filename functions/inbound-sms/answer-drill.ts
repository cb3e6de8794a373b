import type { DrillStore } from '../../core/drill/drill-store.ts';
import type { AccountId } from '../../core/ids/ids.ts';
import { READINESS_WORDS } from '../../core/message/words-readiness-en.ts';
import type { DrillReplyCode } from '../../core/reply/reply-code.ts';
import { acknowledgeDrill } from '../pipelines/drill-command.ts';
import type { CommandEdge } from '../pipelines/escalation-command.ts';

export interface AnswerDrillDeps {
  drillsOf: (account: AccountId) => DrillStore;
  edge: CommandEdge;
}

const { reply: SAY } = READINESS_WORDS;

/**
 * A reply with the code of a drill. There is nothing to pass: `2` is told how it is acknowledged. Twice is answered the
 * same; late, that it is late.
 */
export async function answerDrill(
  does: 'accept' | 'pass',
  { accountId, personId, code }: DrillReplyCode,
  { drillsOf, edge }: AnswerDrillDeps,
): Promise<string> {
  if (does === 'pass') return SAY.noPass(code);
  const result = await acknowledgeDrill(drillsOf(accountId), personId, code, edge);
  if (result.outcome !== 'refused') return SAY.thanks;
  return result.refusal === 'too_late' ? SAY.tooLate : SAY.unknown;
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
