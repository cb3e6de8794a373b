import type { Actor } from '../../../core/escalation/decision.ts';
import { CustomerId, JobId } from '../../../core/ids/ids.ts';
import type { Person } from '../../../core/person/person.ts';
import { TaskId, TicketId, TicketNumber, type UnclaimedTask } from '../../../core/task/task.ts';
import { type Channels, DEFAULT_CATEGORY_MAP } from '../../../core/ticket/channel.ts';
import { decideTicket } from '../../../core/ticket/decide-ticket.ts';
import type { Ticket, TicketDetails, TicketFact } from '../../../core/ticket/ticket.ts';
import type { TicketDecision, TicketEvent, TicketWorld } from '../../../core/ticket/ticket-decision.ts';
import { recipientKey, type TicketMessage } from '../../../core/ticket/ticket-message.ts';
import { type Instant, InstantInput } from '../../../core/time/instant.ts';
import { ALEX, ANA, NORTHSIDE, personId, ulidOf } from '../../support/builders/team.ts';
import { aCalendar } from '../calendar/calendars.ts';

/** Tuesday, 10 a.m. in Chicago. */
export const ARRIVED: Instant = InstantInput.parse('2026-06-02T10:00:00-05:00');
export const MANAGER = personId(30);

export const aTask = (): UnclaimedTask => ({
  accountId: NORTHSIDE,
  id: TaskId.parse(ulidOf('tsk', 1)),
  customerId: CustomerId.parse(ulidOf('cus', 1)),
  jobId: JobId.parse(ulidOf('job', 1)),
  summary: 'Call back about the invoice',
  status: 'unclaimed',
  createdAt: ARRIVED,
  updatedAt: ARRIVED,
  version: 1,
});

export const MARIA = { name: 'Maria Lopez', phone: '+13125550190', email: 'maria@example.com' };

export const DETAILS: TicketDetails = {
  category: 'billing',
  issue: 'Charged twice',
  tried: 'Looked at the invoice',
  why: 'Wants a refund above my limit',
  contactMethod: 'call',
  urgency: 'urgent',
};

export const theChannels = (more: Partial<Channels> = {}): Channels => ({
  service: { name: 'Service', recipients: ['service@northside.example'] },
  accounting: { name: 'Accounting', recipients: ['accounting@northside.example', 'olive@northside.example'] },
  other: { name: 'Other', recipients: ['office@northside.example'] },
  more: {},
  categoryMap: DEFAULT_CATEGORY_MAP,
  ...more,
});

export const aTicketWorld = (more: Partial<TicketWorld> = {}): TicketWorld => ({
  now: ARRIVED,
  calendar: aCalendar(),
  channels: theChannels(),
  bounced: new Set(),
  administrators: [ANA.id],
  managers: [MANAGER],
  ...more,
});

export const creation = (details: Partial<TicketDetails> = {}) => ({
  id: TicketId.parse(ulidOf('tkt', 1)),
  number: TicketNumber.parse('5512'),
  customer: MARIA,
  details: { ...DETAILS, ...details },
  by: { id: ALEX.id, name: ALEX.name },
});

export const actor = ({ id, name, roles }: Person): Actor => ({ id, name, roles });

/** A ticket's life under `decideTicket`: what is refused or changes nothing leaves everything as it was. */
export function aTicketStory(details: Partial<TicketDetails> = {}, setting: Partial<TicketWorld> = {}) {
  let now = ARRIVED;
  let ticket: Ticket | undefined;
  const timeline: TicketFact[] = [];
  const messages: TicketMessage[] = [];
  const happens = (event: TicketEvent): TicketDecision => {
    const decision = decideTicket(ticket, event, aTicketWorld({ ...setting, now }));
    if (decision.outcome === 'changed') {
      ticket = decision.next;
      timeline.push(...decision.timeline);
      messages.push(...decision.messages);
    }
    return decision;
  };
  happens({ trigger: 'create', task: aTask(), ...creation(details) });
  return {
    timeline,
    messages,
    happens,
    current: (): Ticket => {
      if (!ticket) throw new Error('the story has no ticket');
      return ticket;
    },
    /** Goes on to a time, without anything happening. */
    at: (text: string) => {
      now = InstantInput.parse(text);
    },
    claim: (person: Person) => happens({ trigger: 'claim', by: actor(person) }),
    resolve: (person: Person, note = 'Refunded') => happens({ trigger: 'resolve', by: actor(person), note }),
    wake: () => happens({ trigger: 'wake' }),
    /** Who has been reminded of what, in order. */
    reminded: () =>
      messages.flatMap(({ content, to }) =>
        content.kind === 'ticket_reminder' ? [`${content.notice}: ${recipientKey(to)}`] : [],
      ),
  };
}
