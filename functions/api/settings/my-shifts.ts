import { type DutyView, getMyShifts } from '../../../core/contracts/my-on-call.ts';
import type { PersonId } from '../../../core/ids/ids.ts';
import { finalShifts } from '../../../core/schedule/on-call.ts';
import { plusMinutes } from '../../../core/time/instant.ts';
import { operation, reply } from '../../pipelines/call.ts';
import type { SettingsDeps } from './deps.ts';

const AHEAD_MINUTES = 28 * 24 * 60;
/** Shifts are cut where one looks: so far beyond, they are whole. */
const BEYOND_MINUTES = 35 * 24 * 60;
/** Schedules that are looked through; a contractor has a handful. */
const MOST_SCHEDULES = 100;

/** My time on call, and that of those with whom I could swap it. */
export const myShifts = (deps: SettingsDeps) =>
  operation(getMyShifts, async ({ session, now }) => {
    const { accountId, personId: me } = session;
    const { items } = await deps.schedulesOf(accountId).page({ limit: MOST_SCHEDULES });
    const until = plusMinutes(now, AHEAD_MINUTES);
    const duties = items.flatMap((schedule) => {
      const shifts = finalShifts(
        schedule,
        plusMinutes(now, -BEYOND_MINUTES),
        plusMinutes(until, BEYOND_MINUTES),
      ).filter(({ start, end }) => end > now && start < until);
      return shifts.some(({ personId }) => personId === me) ? shifts.map((shift) => ({ schedule, shift })) : [];
    });
    const ids: PersonId[] = [...new Set(duties.map(({ shift }) => shift.personId))];
    const people = await deps.peopleOf(accountId).named(ids);
    const views = duties
      .map(({ schedule, shift }): DutyView => {
        const { id: scheduleId, name, zone } = schedule;
        const person = { id: shift.personId, name: people.get(shift.personId)?.name ?? '' };
        return { scheduleId, schedule: name, zone, person, start: shift.start, end: shift.end };
      })
      .sort((a, b) => (a.start < b.start ? -1 : 1));
    return reply(200, {
      mine: views.filter(({ person }) => person.id === me),
      others: views.filter(({ person }) => person.id !== me),
    });
  });
