import type { Refusal } from '../../core/escalation/decision.ts';
import type { Escalation, EscalationStatus } from '../../core/escalation/escalation.ts';
import type { EscalationStore } from '../../core/escalation/escalation-store.ts';
import type { AccountId } from '../../core/ids/ids.ts';
import type { MessageContent } from '../../core/message/message.ts';
import { usableMethods } from '../../core/person/person.ts';
import {
  isCallCode,
  isDrillCode,
  type PhoneCode,
  type ReplyCode,
  type ReplyCodeStore,
} from '../../core/reply/reply-code.ts';
import { readCommand, type SmsCommand } from '../../core/reply/sms-command.ts';
import { sayTimeZoned } from '../../core/text/say-zoned.ts';
import type { Instant } from '../../core/time/instant.ts';
import { command } from '../pipelines/escalation-command.ts';
import { type AnswerDrillDeps, answerDrill, waitingDrills } from './answer-drill.ts';

/** An SMS to our number, as the carrier hands it over. */
export interface InboundSms {
  /** E.164. */
  from: string;
  text: string;
  /** The carrier's id of it: the same SMS may be delivered twice. */
  id: string;
  /** When the carrier handed it over, where it says so. */
  at?: Instant;
}

export interface AnswerDeps extends AnswerDrillDeps {
  codes: ReplyCodeStore;
  storeOf: (account: AccountId) => EscalationStore;
}

/** What is said back; `limited`: it was not understood, and is answered a few times a day only. */
export interface Answer extends Pick<Extract<MessageContent, { kind: 'reply' }>, 'says' | 'values'> {
  limited?: true;
  /** The code it is about: its person reads it, in the words of its account. */
  of?: PhoneCode;
}

const HELP: Answer = { says: 'reply_help', values: {}, limited: true };
const UNKNOWN_CODE: Answer = { says: 'reply_unknown_code', values: {}, limited: true };

/**
 * Does what an SMS asks for and answers with the resulting state. A reply counts only from the verified number that was
 * paged: the code is looked up under the number it came from. Delivered twice, the command finds itself done, and the
 * answer's row is there already.
 */
export async function answerSms(sms: InboundSms, deps: AnswerDeps): Promise<void> {
  const now = deps.edge.clock();
  const live = await deps.codes.live(sms.from, now);
  // A stranger, or somebody nobody paged today: no answer costs nothing and tells nothing.
  const [first] = live;
  if (!first) return;
  const { says, values, limited = false, of } = await resultOf(readCommand(sms.text), live, sms.from, deps);
  const { accountId, personId } = of ?? first;
  // What is about none of them is said in the words of an account only where no other has paged the phone.
  const isInOthers = of === undefined && live.some((each) => each.accountId !== accountId);
  await deps.codes.answer(
    sms.from,
    {
      key: `REPLY#${sms.id}`,
      class: 'staff',
      status: 'queued',
      to: { address: sms.from, channel: 'sms' },
      content: { kind: 'reply', says, values, reader: { accountId, personId, ...(isInOthers ? { isInOthers } : {}) } },
      ...{ createdAt: now, dueAt: now, attempts: 0, ambiguous: 0 },
    },
    { limited },
  );
}

async function resultOf(wish: SmsCommand, live: PhoneCode[], from: string, deps: AnswerDeps): Promise<Answer> {
  if (wish.does === 'unknown') return HELP;
  if (wish.code !== undefined) {
    const target = live.find((each) => each.code === wish.code);
    return target ? obey(wish.does, target, from, deps) : UNKNOWN_CODE;
  }
  const calls = live.filter(isCallCode);
  // A test that waits makes a bare digit unclear, too: nobody takes a call unaware.
  const waiting = [...(await pendingOf(calls, deps)), ...(await waitingDrills(live.filter(isDrillCode), deps))];
  const [only] = waiting;
  if (waiting.length > 1) return { says: 'reply_which', values: {} };
  return only ? obey(wish.does, only, from, deps) : standOf(calls, deps);
}

const obey = async (does: 'accept' | 'pass', code: PhoneCode, from: string, deps: AnswerDeps): Promise<Answer> => ({
  ...(await (isCallCode(code) ? answerCall(does, code, from, deps) : answerDrill(does, code, deps))),
  of: code,
});

/** The codes whose calls are still pending: a bare digit is for the only one. */
async function pendingOf(live: readonly ReplyCode[], { storeOf }: AnswerDeps): Promise<ReplyCode[]> {
  const cases = await Promise.all(
    live.map(async (each) => ({ each, found: await storeOf(each.accountId).read(each.number) })),
  );
  return cases.flatMap(({ each, found }) => (found?.escalation.status === 'pending' ? [each] : []));
}

/** A bare digit with nothing that waits does nothing: it is told how the call stands that the phone was paged for last. */
async function standOf(live: readonly ReplyCode[], { storeOf }: AnswerDeps): Promise<Answer> {
  const last = live.toSorted((a, b) => (a.pagedAt < b.pagedAt ? 1 : -1))[0];
  const found = last && (await storeOf(last.accountId).read(last.number));
  if (!found) return HELP;
  const { escalation, account } = found;
  if (escalation.status !== 'assigned') return { ...over(escalation.number, escalation.status), of: last };
  if (escalation.assignee.id === last.personId) return { ...youHave(escalation), of: last };
  return { ...takenBy(escalation.number, escalation.assignee.name, escalation.assignedAt, account.zone), of: last };
}

async function answerCall(
  does: 'accept' | 'pass',
  { accountId, number, personId }: ReplyCode,
  from: string,
  { storeOf, edge }: AnswerDeps,
): Promise<Answer> {
  const store = storeOf(accountId);
  const person = (await store.people([personId])).get(personId);
  // The number must be his still, and verified: it may have been given to somebody else since he was paged.
  if (!person || !usableMethods(person, 'sms').some(({ address }) => address === from))
    return { says: 'reply_not_allowed', values: { number } };
  const by = { id: person.id, name: person.name, roles: person.roles };
  const result = await command(store, number, { trigger: does, by, via: 'sms' }, edge);
  if (result.outcome === 'not_found') return UNKNOWN_CODE;
  const { escalation } = result;
  if (result.outcome === 'refused') {
    if (escalation.status === 'assigned' && escalation.assignee.id === person.id) return youHave(escalation);
    const zone = (await store.read(number))?.account.zone ?? 'UTC';
    return refusedBy(result.refusal, number, zone);
  }
  return does === 'accept' ? youHave(escalation) : { says: 'reply_passed', values: { number } };
}

const youHave = ({ number, call }: Escalation): Answer => ({
  says: 'reply_accepted',
  values: { number, ...(call.address ? { address: call.address } : {}) },
});

const over = (number: string, status: EscalationStatus | 'none'): Answer => ({
  says: 'reply_over',
  values: { number, status },
});

const takenBy = (number: string, by: string, at: Instant, zone: string): Answer => ({
  says: 'reply_taken',
  // The same clock in every language of ours.
  values: { number, by, at: sayTimeZoned(at, { language: 'en', zone }) },
});

function refusedBy(refusal: Refusal, number: string, zone: string): Answer {
  switch (refusal.kind) {
    case 'taken':
      return takenBy(number, refusal.by, refusal.at, zone);
    case 'wrong_status':
      return over(number, refusal.status);
    case 'not_paged_now':
      return { says: 'reply_turn_over', values: { number } };
    case 'too_late':
    case 'job_held':
      return over(number, 'expired');
    default:
      return { says: 'reply_not_allowed', values: { number } };
  }
}
