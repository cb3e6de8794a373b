import type { EscalationStatus, Urgency } from '../escalation/escalation.ts';
import type { SystemFact } from '../job/status-fact.ts';
import type { Channel } from '../person/person.ts';
import type { TicketCategory } from '../ticket/channel.ts';
import type { TicketContactMethod } from '../ticket/ticket.ts';
import type { TextButton } from './text-design.ts';
import type { TextField } from './text-field.ts';

/** What texts are made of in one language, besides the texts. */
export interface TextWords {
  footer: string;
  /** In the foot of an email to a caller. */
  callerFooter: string;
  /** Subject of an answer, should one ever be an email. */
  replySubject: string;
  and: string;
  to: string;
  minutes: (count: number) => string;
  hours: (count: number) => string;
  days: (count: number) => string;
  buttons: Readonly<Record<TextButton, string>>;
  /** What a fact is called in an email's table. */
  facts: Readonly<Partial<Record<TextField | 'job', string>>>;
  alsoWaiting: (numbers: readonly string[]) => string;
  answer: (code: string) => string;
  /** Of several people who share a phone. */
  answerOf: (name: string, code: string) => string;
  statuses: Readonly<Record<EscalationStatus, string>>;
  methodLost: Readonly<Record<'opted_out' | 'bounced', string>>;
  labels: Readonly<Record<SystemFact, string>>;
  categories: Readonly<Record<TicketCategory, string>>;
  contactMethods: Readonly<Record<TicketContactMethod, string>>;
  urgencies: Readonly<Record<Urgency, string>>;
  /** Why somebody gets a ticket who is not its channel. */
  via: Readonly<Partial<Record<string, string>>>;
  drillMethod: (kind: Channel, address: string, why: string) => string;
  drillWhy: Readonly<Record<string, string>>;
  newErrors: (count: number) => string;
  newWarnings: (count: number) => string;
  finding: (severity: 'error' | 'warning', message: string) => string;
  moreFindings: (count: number) => string;
}
