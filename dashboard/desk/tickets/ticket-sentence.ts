import type { TicketView } from '../../../core/contracts/tickets.ts';
import { sayTime } from '../../time/say-time.ts';
import { ticket as words } from '../../words/en-tickets.ts';

type Entry = TicketView['timeline'][number];

/** What an entry of a ticket's timeline says. */
export function ticketSentence(entry: Entry, zone: string, nowMs: number): string {
  const { fact } = words;
  switch (entry.kind) {
    case 'created':
      return fact.created[entry.to](entry.by.name);
    case 'claimed':
      return fact.claimed(entry.by.name);
    case 'rerouted':
      return fact.rerouted[entry.to];
    case 'reminded':
      return fact.reminded[entry.notice];
    case 'reminder_moved':
      return fact.moved(sayTime(entry.to, zone, nowMs));
    case 'resolved':
      return fact.resolved(entry.by.name);
  }
}
