import * as z from 'zod';
import { DrillCode } from '../drill/drill.ts';
import { PersonId } from '../ids/ids.ts';
import { Channel } from '../person/person.ts';
import { Instant } from '../time/instant.ts';
import { anyRole, roles, route } from './route.ts';

const Seconds = z.number().min(0);

/** One method of a person, and whether a test by it has reached him. */
export const MethodReadinessView = z
  .object({
    kind: Channel,
    address: z.string(),
    /** `old`: not acknowledged for 30 days; `never`: not tested yet. */
    state: z.enum(['answered', 'waiting', 'failed', 'old', 'never']),
    isRed: z.boolean(),
    /** The last acknowledgement: when, and how many seconds after the message was sent. */
    answered: z.object({ at: Instant, seconds: Seconds }).optional(),
    /** When and why the last drill failed: `no_answer`, `not_sent`, or what the provider said. */
    failed: z.object({ at: Instant, why: z.string() }).optional(),
  })
  .meta({ id: 'MethodReadiness' });

export const DrilledPersonView = z
  .object({ personId: PersonId, name: z.string(), isRed: z.boolean(), methods: z.array(MethodReadinessView) })
  .meta({ id: 'DrilledPerson' });
export type DrilledPersonView = z.infer<typeof DrilledPersonView>;

export const DrillsView = z
  .object({
    /** Whether drills run by themselves. */
    isOn: z.boolean(),
    /** Everybody whom a plan can page and whoever has been tested; the red ones first. */
    items: z.array(DrilledPersonView),
  })
  .meta({ id: 'Drills' });
export type DrillsView = z.infer<typeof DrillsView>;

export const listDrills = route({
  id: 'listDrills',
  method: 'GET',
  path: '/v1/drills',
  service: 'settings',
  summary: 'Whether test pages reach the people whom plans can page, and who is on the red list',
  access: roles({ allow: ['administrator', 'manager', 'dispatcher', 'office'] }),
  answers: { 200: DrillsView },
});

export const startDrill = route({
  id: 'startDrill',
  method: 'POST',
  path: '/v1/drills',
  service: 'settings',
  summary: 'Sends a test page by each method of one person, or of everybody whom a plan can page; never in quiet hours',
  access: roles({ allow: ['administrator', 'manager'] }),
  body: z.strictObject({ personId: PersonId.optional() }).default({}),
  answers: {
    /** Those to whom a test went now; for whom it waits already, nothing is sent twice. */
    200: z.object({ started: z.array(PersonId) }),
  },
});

export const acknowledgeDrill = route({
  id: 'acknowledgeDrill',
  method: 'POST',
  path: '/v1/drills/acknowledge',
  service: 'settings',
  summary: 'Says that a test page of mine has reached me; twice is the same',
  access: anyRole,
  body: z.strictObject({ code: DrillCode }),
  answers: { 200: z.object({ kind: Channel, answeredAt: Instant, seconds: Seconds }) },
});

export const DRILL_ROUTES = [listDrills, startDrill, acknowledgeDrill] as const;
