import { EVERYTHING, WORDING_MAX } from '../../core/consent/consent.ts';
import type { ConsentStore } from '../../core/consent/consent-store.ts';
import type { AccountId } from '../../core/ids/ids.ts';
import type { PersonStore } from '../../core/person/person-store.ts';
import { isOptIn, isOptOut } from '../../core/reply/opt-out.ts';
import { isDrillCode } from '../../core/reply/reply-code.ts';
import { type DrillDeps, drillFailed } from '../pipelines/drill-command.ts';
import { type LoseAddressDeps, loseAddress } from '../pipelines/lose-address.ts';
import { pageFailed } from '../pipelines/page-failed.ts';
import { type AnswerDeps, answerSms, type InboundSms } from './answer-sms.ts';

export interface HearDeps extends AnswerDeps, LoseAddressDeps, DrillDeps {
  peopleOf: (account: AccountId) => PersonStore;
  /** The accounts that have, or had, a customer with this phone. */
  accountsOf: (phone: string) => Promise<AccountId[]>;
  consentsOf: (account: AccountId) => Pick<ConsentStore, 'record'>;
}

/** An SMS to our number: a carrier's opt-out word or the way back, or an answer to a page. */
export async function hearSms(sms: InboundSms, deps: HearDeps): Promise<void> {
  if (isOptOut(sms.text)) {
    await loseMethod(sms.from, deps);
    return writeDown(sms, 'out', deps);
  }
  if (isOptIn(sms.text)) return writeDown(sms, 'in', deps);
  return answerSms(sms, deps);
}

/**
 * Escalation spec, case 14: everybody whose phone it is loses it as a method, every call that waits for it goes on with
 * his next one, and a drill that waits for it has failed. The carrier has answered already; we may not. Delivered twice,
 * all of it finds itself done.
 */
async function loseMethod(phone: string, deps: HearDeps): Promise<void> {
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

/**
 * Messages spec, rule 10: what a customer says to the number we send from is for every account of ours that may write to
 * him, because the carrier blocks the number as a whole. The SMS is the cause: delivered twice, it is one entry.
 */
async function writeDown({ from, text, id, at }: InboundSms, wants: 'in' | 'out', deps: HearDeps): Promise<void> {
  const source = wants === 'out' ? 'sms_stop' : 'sms_start';
  for (const account of await deps.accountsOf(from))
    await deps.consentsOf(account).record({
      ...{ address: from, categories: [...EVERYTHING], wants, source, cause: `SMS#${id}` },
      ...{ at: at ?? deps.edge.clock(), wording: text.trim().slice(0, WORDING_MAX) },
    });
}
