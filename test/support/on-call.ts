import * as z from 'zod';
import { PlanView } from '../../core/contracts/plans.ts';
import { type Answer, type ApiClient, bodyOf } from './api-client.ts';

/** What journeys set up before the night: schedules, plans and the answers about them, by the API alone. */

const Made = z.object({ id: z.string() });
export const madeIn = (answer: Answer): string => bodyOf(Made, answer, 201).id;

export interface ScheduleSetup {
  people: readonly { id: string }[];
  start: string;
  shift?: { unit: 'hour' | 'day' | 'week'; length: number };
  zone?: string;
  overrides?: readonly object[];
}

/** Adds a schedule of one layer; answers its id. */
export const addSchedule = async (
  api: ApiClient,
  { people, start, shift = { unit: 'day', length: 1 }, zone = 'America/Chicago', overrides = [] }: ScheduleSetup,
): Promise<string> =>
  madeIn(
    await api.post('/v1/schedules', {
      name: 'Nights',
      zone,
      layers: [{ people: people.map(({ id }) => id), shift, start }],
      overrides,
    }),
  );

type StepSetup = { targets: readonly ({ personId: string } | { scheduleId: string })[]; minutes: number };

export const planBody = (steps: readonly StepSetup[], fallback: { id: string }, loops = 0) => ({
  name: 'Nights',
  steps,
  loops,
  fallbackPersonId: fallback.id,
});

/** Adds a plan; answers with it and what the checks find. */
export const addPlan = async (
  api: ApiClient,
  steps: readonly StepSetup[],
  fallback: { id: string },
  loops = 0,
): Promise<PlanView> => bodyOf(PlanView, await api.post('/v1/plans', planBody(steps, fallback, loops)), 201);

const OnCall = z.object({ people: z.array(z.object({ id: z.string(), name: z.string() })) });

/** The names of those on call at an instant. */
export const onCallAt = async (api: ApiClient, scheduleId: string, at: string): Promise<string[]> =>
  bodyOf(OnCall, await api.get(`/v1/schedules/${scheduleId}/on-call?at=${encodeURIComponent(at)}`), 200).people.map(
    ({ name }) => name,
  );
