import * as z from 'zod';
import { PersonRef } from '../escalation/escalation.ts';
import { AccountId, ScheduleId } from '../ids/ids.ts';
import { Instant } from '../time/instant.ts';

/*
 * Somebody asks his colleagues to take a stretch of his time on call. Exactly one takes it; with `inReturn` it is a
 * swap: whoever takes it gives that stretch of his own for it.
 */

export const CoverRequestId = z
  .string()
  .regex(/^cov_[0-9A-HJKMNP-TV-Z]{26}$/, 'must be an id that begins cov_')
  .brand<'CoverRequestId'>();
export type CoverRequestId = z.infer<typeof CoverRequestId>;

const Common = {
  accountId: AccountId,
  id: CoverRequestId,
  scheduleId: ScheduleId,
  /** The schedule's name when it was asked. */
  schedule: z.string(),
  by: PersonRef,
  start: Instant,
  end: Instant,
  inReturn: z.object({ start: Instant, end: Instant }).optional(),
  note: z.string(),
  createdAt: Instant,
  version: z.int().min(1),
};

export const CoverRequest = z.discriminatedUnion('status', [
  z.object({ status: z.literal('open'), ...Common }),
  z.object({ status: z.literal('taken'), ...Common, takenBy: PersonRef, takenAt: Instant }),
]);
export type CoverRequest = z.infer<typeof CoverRequest>;
export type OpenCoverRequest = Extract<CoverRequest, { status: 'open' }>;
export type TakenCoverRequest = Extract<CoverRequest, { status: 'taken' }>;
