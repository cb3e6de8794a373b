import type { RequestOf } from '../../client/contract.ts';
import { instantOf } from '../../time/wall-time.ts';
import { temporary as words } from '../../words/en-readiness.ts';
import { type Row, rowOf } from '../form/row.ts';

/** A temporary schedule as it is typed: wall times of the schedule's zone. */
export interface TemporaryDraft {
  start: string;
  end: string;
  shifts: Row<{ personId: string; start: string; end: string }>[];
}

export const newTemporary = (): TemporaryDraft => ({
  start: '',
  end: '',
  shifts: [rowOf({ personId: '', start: '', end: '' })],
});

/** A shift without times of its own is as long as the whole. */
const timesOf = ({ start, end }: { start: string; end: string }, whole: TemporaryDraft) => ({
  start: start === '' ? whole.start : start,
  end: end === '' ? whole.end : end,
});

/** The request a draft makes; of a draft without anything wrong. */
export function temporaryBody(
  draft: TemporaryDraft,
  zone: string,
): RequestOf<'POST /v1/schedules/{scheduleId}/temporary'>['body'] {
  const at = (wall: string) => new Date(instantOf(wall, zone)).toISOString();
  const span = ({ start, end }: { start: string; end: string }) => ({ start: at(start), end: at(end) });
  return {
    ...span(draft),
    shifts: draft.shifts.map(({ value }) => ({ personId: value.personId, ...span(timesOf(value, draft)) })),
  };
}

/** What can be said before asking the server; the whole's times by the ids of their fields. */
export function wrongInTemporary({ start, end, shifts }: TemporaryDraft): Record<string, string> {
  return {
    ...(start === '' ? { 'temporary-start': words.missing.time } : {}),
    ...(end === '' ? { 'temporary-end': words.missing.time } : {}),
    ...Object.fromEntries(
      shifts.flatMap(({ value }, index) =>
        value.personId === '' ? [[`shifts.${index}.personId`, words.missing.person]] : [],
      ),
    ),
  };
}
