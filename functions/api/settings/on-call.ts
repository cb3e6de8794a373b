import { problem } from '../../../core/contracts/problem.ts';
import { getGaps, getOnCall, getShifts } from '../../../core/contracts/schedules.ts';
import { finalShifts, gaps, onCallAt } from '../../../core/schedule/on-call.ts';
import { operation, reply } from '../../pipelines/call.ts';
import type { SettingsDeps } from './deps.ts';

/** Who is on call at an instant, by name. */
export const onCallAtInstant = (deps: SettingsDeps) =>
  operation(getOnCall, async ({ session, params, query, now }) => {
    const schedule = await deps.schedulesOf(session.accountId).read(params.scheduleId);
    if (!schedule) return { problem: problem('not-found') };
    const at = query.at ?? now;
    const ids = onCallAt(schedule, at);
    const people = await deps.peopleOf(session.accountId).named(ids);
    return reply(200, {
      at,
      people: ids.flatMap((id) => {
        const person = people.get(id);
        return person ? [{ id, name: person.name }] : [];
      }),
    });
  });

/** A year of hourly shifts in every layer would be an answer of megabytes. */
const MOST_SHIFTS = 10_000;

export const shiftsWithin = (deps: SettingsDeps) =>
  operation(getShifts, async ({ session, params, query }) => {
    const schedule = await deps.schedulesOf(session.accountId).read(params.scheduleId);
    if (!schedule) return { problem: problem('not-found') };
    const items = finalShifts(schedule, query.from, query.to);
    if (items.length > MOST_SHIFTS)
      return {
        problem: problem('invalid', undefined, [
          { field: 'to', message: `more than ${MOST_SHIFTS} shifts: ask for a shorter time` },
        ]),
      };
    return reply(200, { items });
  });

export const nobodyAt = (deps: SettingsDeps) =>
  operation(getGaps, async ({ session, params, query }) => {
    const schedule = await deps.schedulesOf(session.accountId).read(params.scheduleId);
    if (!schedule) return { problem: problem('not-found') };
    return reply(200, { items: gaps(schedule, query.from, query.to) });
  });
