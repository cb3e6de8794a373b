import * as z from 'zod';
import { Instant } from '../time/instant.ts';
import { TicketFact } from './ticket.ts';

/** An entry of a ticket's timeline: a fact with its place and its time. */
export const TicketEntry = z.intersection(TicketFact, z.object({ seq: z.int().min(1), at: Instant }));
export type TicketEntry = z.infer<typeof TicketEntry>;
