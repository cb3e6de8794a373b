import * as z from 'zod';
import { CoverRequestId } from '../cover/cover-request.ts';
import { PersonRef } from '../escalation/escalation.ts';
import { ScheduleId } from '../ids/ids.ts';
import { mustGoForward, Time } from '../schedule/time-span.ts';
import { Instant } from '../time/instant.ts';
import { text } from './input.ts';
import { ListQuery, listOf } from './list.ts';
import { roles, route } from './route.ts';

const Stretch = z.strictObject({ start: Time, end: Time }).superRefine(mustGoForward);

export const CoverRequestView = z
  .object({
    id: CoverRequestId,
    status: z.enum(['open', 'taken']),
    scheduleId: ScheduleId,
    schedule: z.string(),
    by: PersonRef,
    start: Instant,
    end: Instant,
    /** Set for a swap: the stretch that the taker gives for it. */
    inReturn: z.object({ start: Instant, end: Instant }).optional(),
    note: z.string(),
    takenBy: PersonRef.optional(),
    takenAt: Instant.optional(),
    createdAt: Instant,
  })
  .meta({ id: 'CoverRequest' });
export type CoverRequestView = z.infer<typeof CoverRequestView>;

/** Whoever may be on call. */
const ON_CALL = roles({ allow: ['administrator', 'manager', 'dispatcher', 'office', 'technician'] });

export const askForCover = route({
  id: 'askForCover',
  method: 'POST',
  path: '/v1/cover-requests',
  service: 'settings',
  summary: 'Asks the colleagues to take a stretch of my time on call, or to swap it for one of theirs',
  access: ON_CALL,
  body: z
    .strictObject({
      scheduleId: ScheduleId,
      start: Time,
      end: Time,
      inReturn: Stretch.optional(),
      note: text(200).default(''),
    })
    .superRefine(mustGoForward),
  answers: { 200: CoverRequestView, 201: CoverRequestView },
});

export const listCoverRequests = route({
  id: 'listCoverRequests',
  method: 'GET',
  path: '/v1/cover-requests',
  service: 'settings',
  summary: 'Who asks for cover, and who has taken it',
  access: ON_CALL,
  query: ListQuery,
  answers: { 200: listOf(CoverRequestView) },
});

export const takeCoverRequest = route({
  id: 'takeCoverRequest',
  method: 'POST',
  path: '/v1/cover-requests/{coverId}/take',
  service: 'settings',
  summary: 'Takes it; exactly one can',
  access: ON_CALL,
  params: z.object({ coverId: CoverRequestId }),
  answers: { 200: CoverRequestView },
});

export const COVER_ROUTES = [askForCover, listCoverRequests, takeCoverRequest] as const;
