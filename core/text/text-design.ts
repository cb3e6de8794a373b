import type { Channel } from '../person/person.ts';
import { TEXT_FIELDS, type TextField, type TextFieldDesign } from './text-field.ts';
import type { TextName } from './text-name.ts';

/** What the button of an email says it leads to; it leads to the field `link`. */
export type TextButton =
  | 'call'
  | 'expired_call'
  | 'on_my_way'
  | 'sign_in'
  | 'schedule'
  | 'drill'
  | 'readiness'
  | 'plans'
  | 'ticket'
  | 'channels';

/** How one text is made up, in every language. */
export interface TextDesign {
  fields: readonly TextField[];
  /** Without these it would not do what it is for. */
  needs?: Readonly<Partial<Record<Channel, readonly TextField[]>>>;
  /** What gives way first so that an SMS fits. */
  givesWay?: TextField;
  /** Stands above the email in the place of its subject. */
  heading?: TextField;
  /** Stand in the email beneath the text, where they are known. */
  facts?: readonly TextField[];
  button?: TextButton;
  /** An answer to an SMS is never an email. */
  smsOnly?: true;
  /** Its SMS ends with the line that binds a code to our host; the author need not know of it, but it needs room. */
  isBound?: true;
  /** May name no link at all. */
  isLinkless?: true;
  /** Is said in the product's name: whoever reads it may be in several accounts. */
  byProduct?: true;
  /** Is said to a customer: in the contractor's name, and with nothing in it that a stranger could make a link of. */
  toCustomer?: true;
}

const CALL = ['number', 'summary'] as const;
const CUSTOMER = ['customer', 'customer_phone'] as const;
const PLACE = ['place', 'address'] as const;
const ON_CALL: TextDesign = { fields: ['schedule', 'when', 'link'], button: 'schedule' };
/** Somebody may have more than one call. */
const NUMBERED = { sms: ['number'] } as const satisfies TextDesign['needs'];
const STOPPED: TextDesign = { fields: [...CALL, 'by', 'reason'], givesWay: 'reason', needs: NUMBERED };
const UNANSWERED: TextDesign = {
  ...{ fields: [...CALL, ...CUSTOMER, 'link'], givesWay: 'summary', button: 'expired_call' },
  needs: { sms: ['number'] },
};
const CALLER: TextDesign = { fields: ['summary', 'technician'], toCustomer: true };
const TICKET_FACTS = [
  ...(['ticket_number', 'category', 'urgency', 'due', 'customer', 'contact_method', 'customer_phone'] as const),
  ...(['customer_email', 'address', 'summary', 'issue', 'tried', 'why', 'by'] as const),
] as const;
const TICKET: TextDesign = {
  fields: [...TICKET_FACTS, 'why_me', 'claimed_by', 'link'],
  ...{ facts: TICKET_FACTS, givesWay: 'issue', button: 'ticket', needs: { sms: ['ticket_number', 'link'] } },
};
const reply = (...fields: TextField[]): TextDesign => ({
  ...{ fields, smsOnly: true, byProduct: true },
  needs: { sms: fields.filter((field) => field === 'number' || field === 'reply_code') },
});

/** Every text of the catalogue. The name of the account may stand in all of them. */
export const TEXTS: Readonly<Record<TextName, TextDesign>> = {
  page: {
    fields: [
      ...[...CALL, 'customer', ...PLACE, 'note', 'names', 'minutes', 'time_left'],
      ...(['also_waiting', 'how_to_answer', 'link'] as const),
    ] as readonly TextField[],
    needs: { sms: ['number', 'how_to_answer', 'link'], email: ['number'] },
    ...{ givesWay: 'summary', heading: 'summary', button: 'call' },
    facts: ['number', 'customer', 'address', 'note'],
  },
  taken: { fields: [...CALL, 'by', 'at'], needs: NUMBERED },
  taken_late: { fields: [...CALL, 'by', 'at'], needs: NUMBERED },
  assigned: {
    fields: [...CALL, ...CUSTOMER, ...PLACE, 'by', 'link'],
    ...{ givesWay: 'summary', facts: [...CUSTOMER, 'address'], button: 'call', needs: { sms: ['number', 'link'] } },
  },
  released: { fields: [...CALL, 'by', 'reason', 'link'], givesWay: 'reason', button: 'call', needs: NUMBERED },
  stopped: STOPPED,
  job_cancelled: STOPPED,
  expired: UNANSWERED,
  no_coverage: UNANSWERED,
  nudge: { fields: [...CALL, 'time_since', 'link'], button: 'on_my_way', needs: { sms: ['number', 'link'] } },
  no_start: { fields: [...CALL, 'technician', 'time_since', 'link'], button: 'call', needs: NUMBERED },
  caller_taken: CALLER,
  caller_taken_now: CALLER,
  caller_waits: { ...CALLER, fields: ['summary'] },
  caller_called_back: { ...CALLER, fields: ['summary', 'at'] },
  ticket_opened: TICKET,
  ticket_half: TICKET,
  ticket_due: TICKET,
  ticket_overdue: TICKET,
  ticket_channel_alert: { fields: ['ticket_number', 'channel', 'link'], button: 'channels' },
  team_notice: {
    fields: ['job_number', 'summary', 'customer', 'status_label', 'appointment_window', 'technicians', 'address'],
    needs: { sms: ['job_number'] },
  },
  shift_reminder: { ...ON_CALL, fields: [...ON_CALL.fields, 'ahead'] },
  shifts_changed: ON_CALL,
  shifts_ended: { ...ON_CALL, fields: ['schedule', 'link'] },
  coverage_gap: { ...ON_CALL, fields: [...ON_CALL.fields, 'ahead'] },
  cover_wanted: { ...ON_CALL, fields: [...ON_CALL.fields, 'by', 'note'], givesWay: 'note' },
  cover_taken: { ...ON_CALL, fields: [...ON_CALL.fields, 'by'] },
  login_code: {
    ...{ fields: ['code'], heading: 'code', needs: { sms: ['code'] }, isLinkless: true },
    ...{ isBound: true, byProduct: true },
  },
  invitation: { fields: ['name', 'link'], button: 'sign_in', needs: { sms: ['link'] } },
  test: { fields: ['at'] },
  method_lost: { fields: ['name', 'method', 'reason'] },
  drill: { fields: ['reply_code', 'due', 'link'], button: 'drill', needs: { sms: ['reply_code', 'link'] } },
  drill_failed: { fields: ['name', 'methods', 'link'], button: 'readiness' },
  plan_findings: { fields: ['count', 'plans', 'link'], givesWay: 'plans', button: 'plans' },
  reply_accepted: reply('number', 'address'),
  reply_passed: reply('number'),
  reply_taken: reply('number', 'by', 'at'),
  reply_over: reply('number', 'status'),
  reply_turn_over: reply('number'),
  reply_not_allowed: reply('number'),
  reply_unknown_code: reply(),
  reply_which: reply(),
  reply_help: reply(),
  reply_drill_thanks: reply(),
  reply_drill_no_pass: reply('reply_code'),
  reply_drill_too_late: reply(),
};

/** The product's own name. */
export const PRODUCT = 'Callout';

/** Who says a text: the product, or the account by the name it has. */
export const speakerOf = (name: TextName, account: string): string => (TEXTS[name].byProduct ? PRODUCT : account);

/** The fields that a text may name, each with what it is. */
export function fieldsOf(name: TextName): Readonly<Partial<Record<TextField, TextFieldDesign>>> {
  const known = FIELDS_OF.get(name);
  if (known) return known;
  const own = Object.fromEntries(
    [...TEXTS[name].fields, 'account_name' as const].map((field) => [field, TEXT_FIELDS[field]]),
  );
  FIELDS_OF.set(name, own);
  return own;
}
const FIELDS_OF = new Map<TextName, Readonly<Partial<Record<TextField, TextFieldDesign>>>>();
