import * as z from 'zod';
import { PersonId, ScheduleId } from '../ids/ids.ts';
import { Layer } from '../schedule/layer.ts';
import { Override, OverrideId, OverrideInput } from '../schedule/override.ts';
import { ScheduleInput } from '../schedule/schedule.ts';
import { TemporarySchedule, TemporaryScheduleId, TemporaryScheduleInput } from '../schedule/temporary-schedule.ts';
import { Instant, InstantInput, plusMinutes } from '../time/instant.ts';
import { ListQuery, listOf } from './list.ts';
import { roles, route } from './route.ts';

export const ScheduleView = z
  .object({
    id: ScheduleId,
    name: z.string(),
    zone: z.string(),
    layers: z.array(Layer),
    overrides: z.array(Override),
    temporary: z.array(TemporarySchedule),
    version: z.int(),
  })
  .meta({ id: 'Schedule' });
/** As it is answered: the schemas of its parts read more spellings than are ever written. */
export type ScheduleView = z.input<typeof ScheduleView>;

const ById = z.object({ scheduleId: ScheduleId });
const EDITORS = roles({ allow: ['administrator', 'manager'] });
/** Whoever runs the board may change who is on call for a night, but not the rotation. */
const OVERRIDERS = roles({ allow: ['administrator', 'manager', 'dispatcher'] });
const READERS = roles({ allow: ['administrator', 'manager', 'dispatcher', 'office', 'technician'] });

/** How much of a schedule is computed at once. */
export const RANGE_DAYS = 366;

const Range = z.strictObject({ from: InstantInput, to: InstantInput }).superRefine(({ from, to }, context) => {
  if (from >= to) context.addIssue({ code: 'custom', path: ['to'], message: 'must be after from' });
  else if (to > plusMinutes(from, RANGE_DAYS * 24 * 60))
    context.addIssue({ code: 'custom', path: ['to'], message: `must be at most ${RANGE_DAYS} days after from` });
});

export const createSchedule = route({
  id: 'createSchedule',
  method: 'POST',
  path: '/v1/schedules',
  service: 'settings',
  summary: 'Adds a schedule: who is on call when',
  access: EDITORS,
  body: ScheduleInput,
  answers: { 200: ScheduleView, 201: ScheduleView },
});

export const listSchedules = route({
  id: 'listSchedules',
  method: 'GET',
  path: '/v1/schedules',
  service: 'settings',
  summary: 'The schedules',
  access: READERS,
  query: ListQuery,
  answers: { 200: listOf(ScheduleView) },
});

export const getSchedule = route({
  id: 'getSchedule',
  method: 'GET',
  path: '/v1/schedules/{scheduleId}',
  service: 'settings',
  summary: 'One schedule',
  access: READERS,
  params: ById,
  answers: { 200: ScheduleView },
});

export const replaceSchedule = route({
  id: 'replaceSchedule',
  method: 'PUT',
  path: '/v1/schedules/{scheduleId}',
  service: 'settings',
  summary: 'Replaces a schedule; escalations under way ask the new one from their next step on',
  access: EDITORS,
  params: ById,
  body: ScheduleInput,
  answers: { 200: ScheduleView },
});

export const addOverride = route({
  id: 'addOverride',
  method: 'POST',
  path: '/v1/schedules/{scheduleId}/overrides',
  service: 'settings',
  summary: 'Puts somebody on call, takes somebody off, or one in place of another, for a while',
  access: OVERRIDERS,
  params: ById,
  body: OverrideInput,
  answers: { 200: Override, 201: Override },
});

export const removeOverride = route({
  id: 'removeOverride',
  method: 'DELETE',
  path: '/v1/schedules/{scheduleId}/overrides/{overrideId}',
  service: 'settings',
  summary: 'Takes an override back',
  access: OVERRIDERS,
  params: ById.extend({ overrideId: OverrideId }),
  answers: { 204: undefined },
});

export const addTemporary = route({
  id: 'addTemporary',
  method: 'POST',
  path: '/v1/schedules/{scheduleId}/temporary',
  service: 'settings',
  summary: 'Replaces the whole schedule for a while, overrides included',
  access: EDITORS,
  params: ById,
  body: TemporaryScheduleInput,
  answers: { 200: TemporarySchedule, 201: TemporarySchedule },
});

export const removeTemporary = route({
  id: 'removeTemporary',
  method: 'DELETE',
  path: '/v1/schedules/{scheduleId}/temporary/{temporaryId}',
  service: 'settings',
  summary: 'Takes a temporary schedule back',
  access: EDITORS,
  params: ById.extend({ temporaryId: TemporaryScheduleId }),
  answers: { 204: undefined },
});

export const getOnCall = route({
  id: 'getOnCall',
  method: 'GET',
  path: '/v1/schedules/{scheduleId}/on-call',
  service: 'settings',
  summary: 'Who is on call at an instant, by default now',
  access: READERS,
  params: ById,
  query: z.strictObject({ at: InstantInput.optional() }),
  answers: { 200: z.object({ at: Instant, people: z.array(z.object({ id: PersonId, name: z.string() })) }) },
});

export const ShiftView = z
  .object({
    personId: PersonId,
    start: Instant,
    end: Instant,
    /** Set where the shift is from an override or a temporary schedule. */
    overridden: z.literal(true).optional(),
  })
  .meta({ id: 'Shift' });

export const getShifts = route({
  id: 'getShifts',
  method: 'GET',
  path: '/v1/schedules/{scheduleId}/shifts',
  service: 'settings',
  summary: 'Every shift of a stretch of time, overrides and temporary schedules applied',
  access: READERS,
  params: ById,
  query: Range,
  answers: { 200: z.object({ items: z.array(ShiftView) }) },
});

export const getGaps = route({
  id: 'getGaps',
  method: 'GET',
  path: '/v1/schedules/{scheduleId}/gaps',
  service: 'settings',
  summary: 'When in a stretch of time nobody is on call',
  access: READERS,
  params: ById,
  query: Range,
  answers: { 200: z.object({ items: z.array(z.object({ start: Instant, end: Instant })) }) },
});

export const SCHEDULE_ROUTES = [
  createSchedule,
  listSchedules,
  getSchedule,
  replaceSchedule,
  addOverride,
  removeOverride,
  addTemporary,
  removeTemporary,
  getOnCall,
  getShifts,
  getGaps,
] as const;
