import * as z from 'zod';
import { IncidentNumber, JobId, PersonId } from '../ids/ids.ts';
import { Instant } from '../time/instant.ts';

const OfCall = { jobId: JobId, number: IncidentNumber };

/**
 * What the customer who called hears of the escalation (messages spec, rule 14): who has it; that it takes longer;
 * until when somebody calls him. A part of every message's content.
 */
export const CallerContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('caller_taken'), ...OfCall, personId: PersonId, name: z.string() }),
  z.object({ kind: z.literal('caller_waits'), ...OfCall }),
  z.object({ kind: z.literal('caller_called_back'), ...OfCall, by: Instant }),
]);
export type CallerContent = z.infer<typeof CallerContent>;

/** A message to the caller that a decision wants sent; the customer is the job's, whoever that is when it is written. */
export interface CallerIntent {
  /** Derives from the fact: the same fact twice is the same row of the job's outbox. */
  key: string;
  content: CallerContent;
  /** Not to be said before; whether it is still so is asked then. */
  dueAt: Instant;
}

const KINDS: readonly string[] = CallerContent.options.map(({ shape }) => shape.kind.value);

/** Whether a message is for the caller of an escalation. */
export const isForCaller = <T extends { kind: string }>(content: T): content is Extract<T, CallerContent> =>
  KINDS.includes(content.kind);
