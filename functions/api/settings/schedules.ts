import { problem } from '../../../core/contracts/problem.ts';
import { createSchedule, getSchedule, listSchedules, replaceSchedule } from '../../../core/contracts/schedules.ts';
import { ScheduleId } from '../../../core/ids/ids.ts';
import { personsOfSchedule } from '../../../core/schedule/people.ts';
import { changeNotices } from '../../../core/schedule/reminders.ts';
import type { Schedule, ScheduleInput } from '../../../core/schedule/schedule.ts';
import { scheduleView } from '../../../core/schedule/view.ts';
import { type Instant, toEpochMs } from '../../../core/time/instant.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { REUSED_KEY, repeatOf } from '../../pipelines/repeat.ts';
import type { SettingsDeps } from './deps.ts';
import { unknownPeople } from './unknown-people.ts';

/** The schedule that a client sent: entries without an id get one, the others keep theirs. */
const scheduleOf = (
  { ids }: SettingsDeps,
  { name, zone, layers, overrides, temporary }: ScheduleInput,
  now: Instant,
  rest: Pick<Schedule, 'accountId' | 'id' | 'version'>,
): Schedule => ({
  ...rest,
  ...{ name, zone, layers },
  overrides: overrides.map((each) => ({ ...each, id: each.id ?? ids.override(toEpochMs(now)) })),
  temporary: temporary.map((each) => ({ ...each, id: each.id ?? ids.temporary(toEpochMs(now)) })),
});

/** Adds a schedule, once a key. */
export const addSchedule = (deps: SettingsDeps) =>
  operation(createSchedule, async (call) => {
    const { session, now, body } = call;
    const { accountId } = session;
    const errors = await unknownPeople(deps, accountId, personsOfSchedule(body));
    if (errors.length > 0) return { problem: problem('invalid', undefined, errors) };
    const schedule = scheduleOf(deps, body, now, { accountId, id: deps.ids.schedule(toEpochMs(now)), version: 1 });
    const store = deps.schedulesOf(accountId);
    const added = await store.add(schedule, now, repeatOf(createSchedule, call));
    if (added.outcome === 'reused_key') return { problem: REUSED_KEY };
    if (added.outcome === 'added') return reply(201, scheduleView(schedule));
    const known = await store.read(ScheduleId.parse(added.id));
    return known ? reply(200, scheduleView(known)) : { problem: problem('not-found') };
  });

export const schedules = (deps: SettingsDeps) =>
  operation(listSchedules, async ({ session, query }) => {
    const { items, next } = await deps.schedulesOf(session.accountId).page(query);
    return reply(200, { items: items.map(scheduleView), ...(next ? { next } : {}) });
  });

export const scheduleById = (deps: SettingsDeps) =>
  operation(getSchedule, async ({ session, params }) => {
    const schedule = await deps.schedulesOf(session.accountId).read(params.scheduleId);
    return schedule ? reply(200, scheduleView(schedule)) : { problem: problem('not-found') };
  });

export const saveSchedule = (deps: SettingsDeps) =>
  operation(replaceSchedule, async ({ session, params, body, now }) => {
    const { accountId } = session;
    const store = deps.schedulesOf(accountId);
    const before = await store.read(params.scheduleId);
    if (!before) return { problem: problem('not-found') };
    const errors = await unknownPeople(deps, accountId, personsOfSchedule(body));
    if (errors.length > 0) return { problem: problem('invalid', undefined, errors) };
    const after = scheduleOf(deps, body, now, { accountId, id: before.id, version: before.version + 1 });
    const replaced = await store.replace(after, { now, notices: changeNotices(before, after, session.personId, now) });
    return replaced.outcome === 'replaced' ? reply(200, scheduleView(after)) : { problem: problem('conflict') };
  });
