import type { PersonId } from '../../../core/ids/ids.ts';
import { finalShifts, gaps, onCallAt } from '../../../core/schedule/on-call.ts';
import { Schedule } from '../../../core/schedule/schedule.ts';
import { InstantInput } from '../../../core/time/instant.ts';
import { personId, ulidOf } from '../../support/builders/team.ts';

/*
 * Schedules written short: people by the first letter of a name, times with their offset, layers with what matters.
 */

const LETTERS = 'ABCDEFGH';
export const person = (letter: string): PersonId => personId(LETTERS.indexOf(letter) + 1);
export const letterOf = (id: PersonId): string => LETTERS[Number(id.slice(-2)) - 1] ?? '?';

export interface LayerInWords {
  /** `ABA`: Ana, Ben, Ana again. */
  people: string;
  /** `2 day` */
  shift: string;
  start: string;
  windows?: { days: number[]; from: string; to: string }[];
}

export const aLayer = ({ people, shift, ...rest }: LayerInWords) => ({
  people: [...people].map(person),
  shift: { unit: shift.split(' ')[1], length: Number(shift.split(' ')[0]) },
  ...rest,
});

export interface ScheduleInWords {
  zone?: string;
  layers: LayerInWords[];
  /** `add C`, `remove A`, `A→B`, then from and to. */
  overrides?: [what: string, start: string, end: string][];
  /** From, to, and shifts: `['C', from, to]`. */
  temporary?: [start: string, end: string, shifts: [who: string, start: string, end: string][]][];
}

function anOverride(what: string) {
  const [kind, who = ''] = what.split(' ');
  if (kind === 'add') return { kind, in: person(who) };
  if (kind === 'remove') return { kind, out: person(who) };
  const [out = '', comes = ''] = what.split('→');
  return { kind: 'replace', out: person(out), in: person(comes) };
}

export function aSchedule({ zone = 'UTC', layers, overrides = [], temporary = [] }: ScheduleInWords): Schedule {
  return Schedule.parse({
    accountId: 'northside',
    id: ulidOf('sch', 1),
    name: 'After hours',
    zone,
    layers: layers.map(aLayer),
    overrides: overrides.map(([what, start, end], n) => ({ id: ulidOf('ovr', n), ...anOverride(what), start, end })),
    temporary: temporary.map(([start, end, shifts], n) => ({
      id: ulidOf('tmp', n),
      start,
      end,
      shifts: shifts.map(([who, from, to]) => ({ personId: person(who), start: from, end: to })),
    })),
    version: 1,
  });
}

/** Who is on call, as letters: `AB`. */
export const onCall = (schedule: Schedule, at: string): string =>
  onCallAt(schedule, InstantInput.parse(at)).map(letterOf).join('');

const minutes = (instant: string): string => instant.replace(':00.000Z', 'Z');

/** The shifts as lines, in UTC: `A 2026-06-01T08:00Z 2026-06-02T08:00Z`, with a `*` where overridden. */
export const shifts = (schedule: Schedule, from: string, to: string): string[] =>
  finalShifts(schedule, InstantInput.parse(from), InstantInput.parse(to)).map(
    (shift) =>
      `${letterOf(shift.personId)}${shift.overridden ? '*' : ''} ${minutes(shift.start)} ${minutes(shift.end)}`,
  );

/** The gaps as lines, in UTC. */
export const gapsIn = (schedule: Schedule, from: string, to: string): string[] =>
  gaps(schedule, InstantInput.parse(from), InstantInput.parse(to)).map(
    ({ start, end }) => `${minutes(start)} ${minutes(end)}`,
  );
