import * as z from 'zod';
import { PersonRef } from '../escalation/escalation.ts';
import { ScheduleId } from '../ids/ids.ts';
import { Instant } from '../time/instant.ts';
import { roles, route } from './route.ts';

/** A stretch of somebody's time on call in a schedule. */
export const DutyView = z
  .object({
    scheduleId: ScheduleId,
    schedule: z.string(),
    /** The schedule's, in which its times are read. */
    zone: z.string(),
    person: PersonRef,
    start: Instant,
    end: Instant,
  })
  .meta({ id: 'Duty' });
export type DutyView = z.infer<typeof DutyView>;

export const getMyShifts = route({
  id: 'getMyShifts',
  method: 'GET',
  path: '/v1/me/shifts',
  service: 'settings',
  summary: 'When I am on call in the next four weeks, and when my colleagues in the same schedules are',
  access: roles({ allow: ['administrator', 'manager', 'dispatcher', 'office', 'technician'] }),
  answers: { 200: z.object({ mine: z.array(DutyView), others: z.array(DutyView) }) },
});

export const MY_ON_CALL_ROUTES = [getMyShifts] as const;
