import type { RequestOf } from '../../client/contract.ts';
import { instantOf, wallTime } from '../../time/wall-time.ts';
import { schedules as words } from '../../words/en-schedules.ts';
import { type Row, rowOf } from '../form/row.ts';
import type { Schedule } from './schedule.ts';

/** Weekly hours of a layer; days are ISO, 1 is Monday. */
export interface WindowDraft {
  days: number[];
  from: string;
  to: string;
}

/** A rotation as it is edited; numbers stay text, `start` is a wall time of the schedule's zone. */
export interface LayerDraft {
  people: Row<{ personId: string }>[];
  unit: 'hour' | 'day' | 'week';
  length: string;
  start: string;
  /** None: at all hours. */
  windows: Row<WindowDraft>[];
}

export interface ScheduleDraft {
  name: string;
  zone: string;
  layers: Row<LayerDraft>[];
}

/** A rotation of a week each, handed over at 8 in the morning of this date. */
export const newLayer = (date: string): LayerDraft => ({
  people: [rowOf({ personId: '' })],
  unit: 'week',
  length: '1',
  start: `${date}T08:00`,
  windows: [],
});

/** Nights of the working week, the hours most contractors have somebody on call. */
export const newWindow = (): Row<WindowDraft> => rowOf({ days: [1, 2, 3, 4, 5], from: '17:00', to: '08:00' });

export const newSchedule = (zone: string, nowMs: number): ScheduleDraft => ({
  name: '',
  zone,
  layers: [rowOf(newLayer(wallTime(nowMs, zone).slice(0, 10)))],
});

export const draftOf = ({ name, zone, layers }: Schedule): ScheduleDraft => ({
  name,
  zone,
  layers: layers.map(({ people, shift, start, windows = [] }) =>
    rowOf({
      people: people.map((personId) => rowOf({ personId })),
      unit: shift.unit,
      length: String(shift.length),
      start: wallTime(Date.parse(start), zone),
      windows: windows.map(({ days, from, to }) => rowOf({ days: [...days], from, to })),
    }),
  ),
});

/** What of a schedule its form does not show, and which a change must leave as it is. */
type Rest = Partial<Pick<Schedule, 'overrides' | 'temporary'>>;

/** The request a draft makes; persons that were not chosen are left out. */
export const bodyOf = (
  { name, zone, layers }: ScheduleDraft,
  { overrides = [], temporary = [] }: Rest = {},
): RequestOf<'POST /v1/schedules'>['body'] => ({
  name,
  zone,
  layers: layers.map(({ value: { people, unit, length, start, windows } }) => ({
    people: chosen(people),
    shift: { unit, length: Number(length) },
    start: new Date(instantOf(start, zone)).toISOString(),
    ...(windows.length === 0 ? {} : { windows: windows.map(({ value }) => value) }),
  })),
  overrides,
  temporary,
});

const chosen = (people: LayerDraft['people']): string[] =>
  people.flatMap(({ value: { personId } }) => (personId === '' ? [] : [personId]));

/** What can be said before asking the server, by the API's names. */
export function wrongIn({ name, zone, layers }: ScheduleDraft): Record<string, string> {
  const wrong: Record<string, string> = name.trim() === '' ? { name: words.missing.name } : {};
  layers.forEach(({ value: { people, length, start, windows } }, index) => {
    const at = `layers.${index}`;
    if (chosen(people).length === 0) wrong[`${at}.people.0`] = words.missing.person;
    if (!/^[1-9]\d*$/.test(length.trim())) wrong[`${at}.shift.length`] = words.missing.length;
    if (Number.isNaN(instantOf(start, zone))) wrong[`${at}.start`] = words.missing.start;
    windows.forEach(({ value: { days, from, to } }, row) => {
      if (days.length === 0 || from === '' || to === '') wrong[`${at}.windows.${row}.from`] = words.missing.window;
    });
  });
  return wrong;
}
