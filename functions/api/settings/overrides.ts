import { type FieldError, problem } from '../../../core/contracts/problem.ts';
import { addOverride, addTemporary, removeOverride, removeTemporary } from '../../../core/contracts/schedules.ts';
import type { Repeat } from '../../../core/idempotency/repeat.ts';
import type { ScheduleId } from '../../../core/ids/ids.ts';
import type { Override } from '../../../core/schedule/override.ts';
import { personsOfOverride, personsOfTemporary } from '../../../core/schedule/people.ts';
import { changeNotices } from '../../../core/schedule/reminders.ts';
import { withRoom } from '../../../core/schedule/room.ts';
import { Schedule } from '../../../core/schedule/schedule.ts';
import type { TemporarySchedule } from '../../../core/schedule/temporary-schedule.ts';
import { toEpochMs } from '../../../core/time/instant.ts';
import { type Call, operation, reply } from '../../pipelines/call.ts';
import { Contended } from '../../pipelines/contention.ts';
import { REUSED_KEY, repeatOf } from '../../pipelines/repeat.ts';
import type { SettingsDeps } from './deps.ts';
import { unknownPeople } from './unknown-people.ts';

/*
 * What is changed by hand in a schedule, entry by entry: two desks that enter at the same time each enter theirs, so
 * whoever loses the write reads and enters again.
 */

/** So often in a row nobody loses who only enters once. */
const ATTEMPTS = 5;

type Edited =
  | { outcome: 'done' }
  | { outcome: 'known'; schedule: Schedule; made: string }
  | { outcome: 'not_found' }
  | { outcome: 'invalid'; errors: FieldError[] }
  | { outcome: 'reused_key' };

/** Who edits, and when. */
type Editor = Pick<Call, 'session' | 'now'>;

/** `edit` answers the schedule as it shall be, or undefined when there is nothing to take away. */
async function editSchedule(
  deps: SettingsDeps,
  { session, now }: Editor,
  id: ScheduleId,
  edit: (before: Schedule) => Schedule | undefined,
  once?: { repeat: Repeat; made: string },
): Promise<Edited> {
  const store = deps.schedulesOf(session.accountId);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await store.read(id);
    const after = before && edit(before);
    if (!before || !after) return { outcome: 'not_found' };
    const checked = Schedule.safeParse({ ...after, version: before.version + 1 });
    if (!checked.success) return { outcome: 'invalid', errors: errorsOfEntry(checked.error.issues) };
    const notices = changeNotices(before, checked.data, session.personId, now);
    const result = await store.replace(checked.data, { now, notices, ...(once ? { once } : {}) });
    if (result.outcome === 'replaced') return { outcome: 'done' };
    if (result.outcome === 'reused_key') return result;
    if (result.outcome === 'known') return { outcome: 'known', schedule: before, made: result.id };
  }
  throw new Contended('the schedule kept changing');
}

/** Issues of `temporary.3.start`, as the one who entered it knows the field: `start`. */
const errorsOfEntry = (issues: readonly { path: PropertyKey[]; message: string }[]): FieldError[] =>
  issues.map(({ path, message }) => ({ field: path.slice(2).map(String).join('.') || 'body', message }));

const onceOf = (repeat: Repeat | undefined, made: string) => (repeat ? { repeat, made } : undefined);

const problemOf = (edited: Exclude<Edited, { outcome: 'done' | 'known' }>) => {
  if (edited.outcome === 'invalid') return problem('invalid', undefined, edited.errors);
  return edited.outcome === 'reused_key' ? REUSED_KEY : problem('not-found');
};

export const enterOverride = (deps: SettingsDeps) =>
  operation(addOverride, async (call) => {
    const { session, params, body, now } = call;
    const { accountId } = session;
    const errors = await unknownPeople(deps, accountId, personsOfOverride(body));
    if (errors.length > 0) return { problem: problem('invalid', undefined, errors) };
    const override: Override = { ...body, id: deps.ids.override(toEpochMs(now)) };
    const edited = await editSchedule(
      deps,
      call,
      params.scheduleId,
      (before) => ({ ...before, overrides: [...withRoom(before.overrides, now), override] }),
      onceOf(repeatOf(addOverride, call), override.id),
    );
    if (edited.outcome === 'done') return reply(201, override);
    if (edited.outcome !== 'known') return { problem: problemOf(edited) };
    const known = edited.schedule.overrides.find(({ id }) => id === edited.made);
    return known ? reply(200, known) : { problem: problem('not-found') };
  });

export const dropOverride = (deps: SettingsDeps) =>
  operation(removeOverride, async (call) => {
    const { params } = call;
    const edited = await editSchedule(deps, call, params.scheduleId, (before) => {
      const left = before.overrides.filter(({ id }) => id !== params.overrideId);
      return left.length < before.overrides.length ? { ...before, overrides: left } : undefined;
    });
    return edited.outcome === 'done' ? reply(204, undefined) : { problem: problem('not-found') };
  });

export const enterTemporary = (deps: SettingsDeps) =>
  operation(addTemporary, async (call) => {
    const { session, params, body, now } = call;
    const { accountId } = session;
    const errors = await unknownPeople(deps, accountId, personsOfTemporary(body));
    if (errors.length > 0) return { problem: problem('invalid', undefined, errors) };
    const temporary: TemporarySchedule = { ...body, id: deps.ids.temporary(toEpochMs(now)) };
    const edited = await editSchedule(
      deps,
      call,
      params.scheduleId,
      (before) => ({ ...before, temporary: [...before.temporary, temporary] }),
      onceOf(repeatOf(addTemporary, call), temporary.id),
    );
    if (edited.outcome === 'done') return reply(201, temporary);
    if (edited.outcome !== 'known') return { problem: problemOf(edited) };
    const known = edited.schedule.temporary.find(({ id }) => id === edited.made);
    return known ? reply(200, known) : { problem: problem('not-found') };
  });

export const dropTemporary = (deps: SettingsDeps) =>
  operation(removeTemporary, async (call) => {
    const { params } = call;
    const edited = await editSchedule(deps, call, params.scheduleId, (before) => {
      const left = before.temporary.filter(({ id }) => id !== params.temporaryId);
      return left.length < before.temporary.length ? { ...before, temporary: left } : undefined;
    });
    return edited.outcome === 'done' ? reply(204, undefined) : { problem: problem('not-found') };
  });
