import { isOptOut } from '../../core/reply/opt-out.ts';
import { type LoseAddressDeps, loseAddress } from '../pipelines/lose-address.ts';
import { pageFailed } from '../pipelines/page-failed.ts';
import { type AnswerDeps, answerSms, type InboundSms } from './answer-sms.ts';

export interface HearDeps extends AnswerDeps, LoseAddressDeps {}

/** An SMS to our number: a carrier's opt-out word, or an answer to a page. */
export const hearSms = (sms: InboundSms, deps: HearDeps): Promise<void> =>
  isOptOut(sms.text) ? optOut(sms.from, deps) : answerSms(sms, deps);

/**
 * Escalation spec, case 14: everybody whose phone it is loses it as a method, and every call that waits for it goes on
 * with his next one. The carrier has answered already; we may not. Delivered twice, all of it finds itself done.
 */
async function optOut(phone: string, deps: HearDeps): Promise<void> {
  await loseAddress(phone, 'opted_out', deps);
  for (const { accountId, number, personId } of await deps.codes.live(phone, deps.edge.clock()))
    await pageFailed(deps.storeOf(accountId), { number, personId, channel: 'sms', address: phone }, deps.edge);
}
