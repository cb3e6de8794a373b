import type { Account } from '../account/account.ts';
import { type Escalation, EscalationStatus } from '../escalation/escalation.ts';
import type { IncidentNumber } from '../ids/ids.ts';
import type { TextChoice } from '../text/say-text.ts';
import { sayTimeZoned } from '../text/say-zoned.ts';
import { TEXT_WORDS } from '../text/text-catalogue.ts';
import { PRODUCT, speakerOf } from '../text/text-design.ts';
import type { TextValues } from '../text/text-field.ts';
import { type Telling, type WrittenText, writeText } from '../text/write-text.ts';
import type { Instant } from '../time/instant.ts';
import type { Language } from './language.ts';
import type { Message, MessageContent } from './message.ts';
import type { Speaking } from './speaking.ts';
import { tellOfCall, tellPage } from './tell-call.ts';
import { type CallerSetting, tellCaller } from './tell-caller.ts';
import { tellOnCall } from './tell-on-call.ts';
import { tellReadiness } from './tell-readiness.ts';
import { inConversation, tellTicket } from './tell-ticket.ts';
import { type VisitNotice, writeToTeam } from './tell-visit.ts';

/** What is true when a message is put into words. */
export interface Setting {
  now: Instant;
  baseUrl: string;
  account: Pick<Account, 'name' | 'zone'> | undefined;
  /** Of whoever reads it; a customer has his own. */
  language: Language;
  /** The account's own words in the place of default texts. */
  ownTexts: TextChoice['own'];
  escalation: Escalation | undefined;
  /** Other calls that wait for the same phone, paged a moment before (case 13). */
  alsoWaiting?: readonly IncidentNumber[];
  /** Of a message to the team about a visit; customers are written to by `template/write-customer.ts`. */
  visit?: VisitNotice;
  /** Of a message to the customer who called. */
  caller?: CallerSetting;
}

/** Puts a message into words for both channels. `undefined`: there is nothing left to say (a page of no escalation). */
export function write(message: Pick<Message, 'content' | 'to'>, setting: Setting): WrittenText | undefined {
  const { content, to } = message;
  const { now, baseUrl, account, alsoWaiting = [], ownTexts: own, caller } = setting;
  const language = caller?.language ?? setting.language;
  const speaking: Speaking = { now, baseUrl, alsoWaiting, own, language, zone: account?.zone ?? 'UTC' };
  if (content.kind === 'sample') return { sms: content.sms, email: content.email, with: {} };
  if (content.kind === 'notice' || content.kind === 'notices')
    return (
      setting.visit && writeToTeam({ ...setting.visit, reader: 'personId' in to ? to.personId : undefined }, speaking)
    );
  const telling = tellingOf(message, content, setting, speaking);
  if (!telling) return undefined;
  const written = writeText(telling, speaking, speakerOf(telling.name, account?.name ?? PRODUCT));
  return content.kind === 'ticket_opened' || content.kind === 'ticket_reminder'
    ? inConversation(written, content, speaking)
    : written;
}

type Told = Exclude<MessageContent, { kind: 'sample' | 'notice' | 'notices' }>;

function tellingOf(
  message: Pick<Message, 'content' | 'to'>,
  content: Told,
  { escalation, caller }: Setting,
  speaking: Speaking,
): Telling | undefined {
  switch (content.kind) {
    case 'page':
      return escalation?.status === 'pending' ? tellPage(message, content, escalation, speaking) : undefined;
    case 'login_code': {
      const { code, host } = content;
      return code === undefined ? undefined : { name: 'login_code', values: { code }, host };
    }
    case 'method_lost': {
      const { name, address, state } = content;
      const reason = TEXT_WORDS[speaking.language].methodLost[state];
      return { name: 'method_lost', values: { name, method: address, reason } };
    }
    case 'invitation':
      return { name: 'invitation', values: { name: content.name, link: speaking.baseUrl } };
    case 'test':
      return { name: 'test', values: { at: sayTimeZoned(content.at, speaking) } };
    case 'reply':
      return { name: content.says, values: repliedWith(content.values, speaking) };
    case 'ticket_opened':
    case 'ticket_reminder':
    case 'ticket_channel_alert':
      return tellTicket(content, speaking);
    case 'shift_reminder':
    case 'shifts_changed':
    case 'coverage_gap':
    case 'cover_wanted':
    case 'cover_taken':
      return tellOnCall(content, speaking);
    case 'caller_taken':
    case 'caller_waits':
    case 'caller_called_back':
      return caller && tellCaller(content, caller);
    case 'drill':
    case 'drill_failed':
    case 'plan_findings':
      return tellReadiness(content, speaking);
    default:
      return tellOfCall(content, speaking);
  }
}

/** An answer names a status as the machine does; it is said in the reader's language. */
function repliedWith({ status, ...values }: TextValues, { language }: Speaking): TextValues {
  const { data } = EscalationStatus.safeParse(status);
  return data === undefined ? values : { ...values, status: TEXT_WORDS[language].statuses[data] };
}
