import type { PersonView } from '../../../core/contracts/people.ts';
import { sayDay, sayDays, saySpan } from '../../time/say-span.ts';
import { schedules as words } from '../../words/en-schedules.ts';
import { nameIn } from '../people/people.ts';
import type { Bar, Line, Week } from './weeks.ts';

/**
 * Who is on call in the coming weeks: a bar for the eye and the times in words below it. Hours without anybody are
 * hatched, named, and can be filled.
 */
export function Calendar({
  weeks,
  zone,
  people,
  onFill,
}: {
  weeks: readonly Week[];
  zone: string;
  people: readonly PersonView[];
  /** Absent for whoever may not change who is on call. */
  onFill: ((gap: Bar) => void) | undefined;
}) {
  return (
    <div class="calendar">
      {weeks.map((week) => (
        <section key={week.start} class="week" aria-label={words.week(sayDays(week.start, week.end, zone))}>
          <h3>{sayDays(week.start, week.end, zone)}</h3>
          <div class="days" aria-hidden="true">
            {week.days.map((day) => (
              <span key={day}>{sayDay(day, zone)}</span>
            ))}
          </div>
          {week.lines.length === 0 && <p class="hint">{words.noShifts}</p>}
          <ul>
            {week.lines.map((line) => (
              <WeekLine
                key={line.personId ?? 'gap'}
                line={line}
                week={week}
                zone={zone}
                name={line.personId === undefined ? words.nobody : nameIn(people, line.personId)}
                onFill={line.personId === undefined ? onFill : undefined}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function WeekLine({
  line,
  week,
  zone,
  name,
  onFill,
}: {
  line: Line;
  week: Week;
  zone: string;
  name: string;
  onFill: ((gap: Bar) => void) | undefined;
}) {
  const percent = (ms: number) => `${(100 * ms) / (week.end - week.start)}%`;
  const isGap = line.personId === undefined;
  return (
    <li class={isGap ? 'gap' : undefined}>
      <span class="name">{name}</span>
      <div class="track" aria-hidden="true">
        {line.bars.map((bar) => (
          <span
            key={bar.start}
            class={bar.overridden ? 'bar overridden' : 'bar'}
            style={{ insetInlineStart: percent(bar.start - week.start), width: percent(bar.end - bar.start) }}
          />
        ))}
      </div>
      <ul class="spans">
        {line.bars.map((bar) => (
          <li key={bar.start}>
            {saySpan(bar.start, bar.end, zone)} {bar.overridden && <em>{words.overridden}</em>}
            {onFill && (
              <button
                type="button"
                class="quiet fill"
                aria-label={words.fillOf(saySpan(bar.start, bar.end, zone))}
                onClick={() => onFill(bar)}
              >
                {words.fill}
              </button>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}
