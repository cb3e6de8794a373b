import type { ScheduleView } from '../contracts/schedules.ts';
import type { Schedule } from './schedule.ts';

/** A schedule as the API shows it. */
export const scheduleView = ({ id, name, zone, layers, overrides, temporary, version }: Schedule): ScheduleView => ({
  ...{ id, name, zone, layers, overrides, temporary, version },
});
