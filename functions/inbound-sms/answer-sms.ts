import type { Refusal } from '../../core/escalation/decision.ts';
import type { EscalationStore } from '../../core/escalation/escalation-store.ts';
import type { AccountId } from '../../core/ids/ids.ts';
import { WORDS } from '../../core/message/words-en.ts';
import type { ReplyCode, ReplyCodeStore } from '../../core/reply/reply-code.ts';
import { readCommand, type SmsCommand } from '../../core/reply/sms-command.ts';
import { type CommandEdge, command } from '../pipelines/escalation-command.ts';

/** An SMS to our number, as the carrier hands it over. */
export interface InboundSms {
  /** E.164. */
  from: string;
  text: string;
  /** The carrier's id of it: the same SMS may be delivered twice. */
  id: string;
}

export interface AnswerDeps {
  codes: ReplyCodeStore;
  storeOf: (account: AccountId) => EscalationStore;
  edge: CommandEdge;
}

const { reply: SAY } = WORDS;

/**
 * Does what an SMS asks for and answers with the resulting state. A reply counts only from the verified number that was
 * paged: the code is looked up under the number it came from. Delivered twice, the command finds itself done, and the
 * answer's row is there already.
 */
export async function answerSms(sms: InboundSms, deps: AnswerDeps): Promise<void> {
  const now = deps.edge.clock();
  const live = await deps.codes.live(sms.from, now);
  // A stranger, or somebody nobody paged today: no answer costs nothing and tells nothing.
  if (live.length === 0) return;
  const text = await resultOf(readCommand(sms.text), live, deps);
  await deps.codes.answer(sms.from, {
    key: `REPLY#${sms.id}`,
    class: 'staff',
    status: 'queued',
    to: { address: sms.from, channel: 'sms' },
    content: { kind: 'reply', text },
    ...{ createdAt: now, dueAt: now, attempts: 0, ambiguous: 0 },
  });
}

async function resultOf(wish: SmsCommand, live: ReplyCode[], deps: AnswerDeps): Promise<string> {
  if (wish.does === 'unknown') return SAY.help;
  const meant = wish.code === undefined ? await waiting(live, deps) : live.filter((each) => each.code === wish.code);
  if (meant.length > 1) return SAY.which;
  const [target] = meant;
  if (!target) return wish.code === undefined ? SAY.help : SAY.unknownCode;
  return obey(wish.does, target, deps);
}

/** The codes whose calls are still pending: a bare digit is for the only one. */
async function waiting(live: readonly ReplyCode[], { storeOf }: AnswerDeps): Promise<ReplyCode[]> {
  const cases = await Promise.all(
    live.map(async (each) => ({ each, found: await storeOf(each.accountId).read(each.number) })),
  );
  return cases.flatMap(({ each, found }) => (found?.escalation.status === 'pending' ? [each] : []));
}

async function obey(does: 'accept' | 'pass', target: ReplyCode, { storeOf, edge }: AnswerDeps): Promise<string> {
  const store = storeOf(target.accountId);
  const person = (await store.people([target.personId])).get(target.personId);
  if (!person?.enabled) return SAY.notAllowed(target.number);
  const by = { id: person.id, name: person.name, roles: person.roles };
  const result = await command(store, target.number, { trigger: does, by, via: 'sms' }, edge);
  if (result.outcome === 'not_found') return SAY.unknownCode;
  if (result.outcome === 'refused') {
    const zone = (await store.read(target.number))?.account.zone ?? 'UTC';
    return refusedBy(result.refusal, target.number, zone);
  }
  return does === 'accept'
    ? SAY.accepted(target.number, result.escalation.call.address ?? '')
    : SAY.passed(target.number);
}

function refusedBy(refusal: Refusal, number: string, zone: string): string {
  switch (refusal.kind) {
    case 'taken': {
      const at = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', timeZone: zone });
      return SAY.taken(number, refusal.by, at.format(new Date(refusal.at)));
    }
    case 'wrong_status':
      return SAY.over(number, refusal.status);
    case 'not_paged_now':
      return SAY.turnOver(number);
    case 'not_yours':
      return SAY.notAllowed(number);
    case 'too_late':
      return SAY.over(number, 'expired');
  }
}
