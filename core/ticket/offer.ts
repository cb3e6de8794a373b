import type { EscalateOffer } from '../contracts/tasks.ts';
import type { Urgency } from '../escalation/escalation.ts';
import { channelNameOf, TicketCategory } from './channel.ts';
import { hasContact } from './decide-ticket.ts';
import { dueAtOf } from './due-time.ts';
import { promiseSentence } from './promise.ts';
import { TicketContactMethod, type TicketCustomer } from './ticket.ts';
import type { TicketWorld } from './ticket-decision.ts';

/**
 * What Escalate would promise if it were pressed now, by the rules that keep the promise: what the form shows before it
 * is sent (tickets spec, 2). Asked again as time goes by; the ticket's own times are those of the press.
 */
export function escalateOffer(
  customer: TicketCustomer,
  { now, calendar, channels }: Pick<TicketWorld, 'now' | 'calendar' | 'channels'>,
): EscalateOffer {
  const promiseOf = (urgency: Urgency): EscalateOffer['promises'][Urgency] => {
    const dueAt = dueAtOf(calendar, urgency, now);
    const sentence = (method: TicketContactMethod) => promiseSentence(dueAt, calendar.zone, method, now);
    return { dueAt, sentences: { call: sentence('call'), text: sentence('text'), email: sentence('email') } };
  };
  const routeOf = (category: TicketCategory): EscalateOffer['categories'][TicketCategory] => {
    const { channel, ladder } = channels.categoryMap[category];
    return { channel: channelNameOf(channels, channel), ladder };
  };
  return {
    zone: calendar.zone,
    customer,
    contactMethods: TicketContactMethod.options.filter((method) => hasContact(customer, method)),
    promises: { urgent: promiseOf('urgent'), standard: promiseOf('standard') },
    categories: Object.fromEntries(
      TicketCategory.options.map((each) => [each, routeOf(each)]),
    ) as EscalateOffer['categories'],
  };
}
