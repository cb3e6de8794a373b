import { isOptOut } from '../../core/reply/opt-out.ts';
import { isDrillCode } from '../../core/reply/reply-code.ts';
import { type DrillDeps, drillFailed } from '../pipelines/drill-command.ts';
import { type LoseAddressDeps, loseAddress } from '../pipelines/lose-address.ts';
import { pageFailed } from '../pipelines/page-failed.ts';
import { type AnswerDeps, answerSms, type InboundSms } from './answer-sms.ts';

export interface HearDeps extends AnswerDeps, LoseAddressDeps, DrillDeps {}

/** An SMS to our number: a carrier's opt-out word, or an answer to a page. */
export const hearSms = (sms: InboundSms, deps: HearDeps): Promise<void> =>
  isOptOut(sms.text) ? optOut(sms.from, deps) : answerSms(sms, deps);

/**
 * Escalation spec, case 14: everybody whose phone it is loses it as a method, every call that waits for it goes on
 * with his next one, and a drill that waits for it has failed. The carrier has answered already; we may not. Delivered twice, all of it finds itself done.
 */
async function optOut(phone: string, deps: HearDeps): Promise<void> {
  await loseAddress(phone, 'opted_out', deps);
  for (const code of await deps.codes.live(phone, deps.edge.clock())) {
    const { accountId, personId } = code;
    if (isDrillCode(code)) await drillFailed(deps, { ...code, why: 'opted_out' });
    else {
      const page = { number: code.number, personId, channel: 'sms' as const, address: phone };
      await pageFailed(deps.storeOf(accountId), page, deps.edge);
    }
  }
}
