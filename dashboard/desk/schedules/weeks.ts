import type { AnswerOf } from '../../client/contract.ts';
import { instantOf, plusDays } from '../../time/wall-time.ts';

/*
 * The shifts of the next weeks as a calendar draws them: a week is seven days of the schedule's zone, so that one with a
 * clock change has 167 or 169 hours; in each, a line for each person and one for the hours without anybody.
 */

type Shift = AnswerOf<'GET /v1/schedules/{scheduleId}/shifts'>['items'][number];
type Gap = AnswerOf<'GET /v1/schedules/{scheduleId}/gaps'>['items'][number];

/** A stretch of one line, in milliseconds since 1970, cut to the week. */
export interface Bar {
  start: number;
  end: number;
  overridden: boolean;
}

export interface Line {
  /** Undefined for the line of the gaps. */
  personId: string | undefined;
  bars: Bar[];
}

export interface Week {
  start: number;
  end: number;
  /** When each of its seven days begins. */
  days: number[];
  lines: Line[];
}

export const WEEKS = 4;

/** From when to when the calendar reaches that begins on a date of the zone. */
export const rangeOf = (date: string, zone: string): { from: string; to: string } => ({
  from: new Date(instantOf(`${date}T00:00`, zone)).toISOString(),
  to: new Date(instantOf(`${plusDays(date, WEEKS * 7)}T00:00`, zone)).toISOString(),
});

/** The weeks from a date on. */
export function weeksOf(shifts: readonly Shift[], gaps: readonly Gap[], date: string, zone: string): Week[] {
  const dayStart = (day: number) => instantOf(`${plusDays(date, day)}T00:00`, zone);
  const persons = [...new Set(shifts.map(({ personId }) => personId))];
  return Array.from({ length: WEEKS }, (_, week): Week => {
    const [start, end] = [dayStart(week * 7), dayStart(week * 7 + 7)];
    const lines = [
      ...persons.map((personId) => ({
        personId,
        bars: barsIn(
          shifts.filter((shift) => shift.personId === personId),
          start,
          end,
        ),
      })),
      { personId: undefined, bars: barsIn(gaps, start, end) },
    ];
    return {
      start,
      end,
      days: Array.from({ length: 7 }, (_day, day) => dayStart(week * 7 + day)),
      lines: lines.filter(({ bars }) => bars.length > 0),
    };
  });
}

/** What of some stretches lies in a week, touching ones of a kind as one. */
function barsIn(spans: readonly (Gap & { overridden?: true | undefined })[], start: number, end: number): Bar[] {
  const bars: Bar[] = [];
  for (const span of spans.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))) {
    const bar = {
      start: Math.max(start, Date.parse(span.start)),
      end: Math.min(end, Date.parse(span.end)),
      overridden: span.overridden === true,
    };
    if (bar.start >= bar.end) continue;
    const last = bars.at(-1);
    if (last !== undefined && last.end >= bar.start && last.overridden === bar.overridden) last.end = bar.end;
    else bars.push(bar);
  }
  return bars;
}
