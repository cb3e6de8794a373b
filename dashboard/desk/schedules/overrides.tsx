import type { PersonView } from '../../../core/contracts/people.ts';
import { callApi } from '../../client/call-api.ts';
import { saySpan } from '../../time/say-span.ts';
import { schedules as words } from '../../words/en-schedules.ts';
import { useSaving } from '../form/saving.ts';
import { nameIn } from '../people/people.ts';
import type { Schedule } from './schedule.ts';

type Override = Schedule['overrides'][number];

/** An override in a sentence; its people by name. */
export function sayOverride(override: Override, people: readonly PersonView[]): string {
  if (override.kind === 'add') return words.said.add(nameIn(people, override.in));
  if (override.kind === 'remove') return words.said.remove(nameIn(people, override.out));
  return words.said.replace(nameIn(people, override.in), nameIn(people, override.out));
}

/** The overrides that still count, soonest first, each of which can be taken back. */
export function Overrides({
  schedule,
  people,
  nowMs,
  onSaved,
}: {
  schedule: Schedule;
  people: readonly PersonView[];
  nowMs: number;
  /** Absent for whoever may not change them. */
  onSaved: (() => void) | undefined;
}) {
  const saving = useSaving();
  const ahead = schedule.overrides
    .filter(({ end }) => Date.parse(end) > nowMs)
    .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));
  const remove = async (overrideId: string) => {
    const params = { scheduleId: schedule.id, overrideId };
    const saved = await saving.save((options) =>
      callApi('DELETE /v1/schedules/{scheduleId}/overrides/{overrideId}', { params }, options),
    );
    if (saved !== undefined) onSaved?.();
  };
  return (
    <>
      <p class="error" role="alert">
        {saving.sentence}
      </p>
      {ahead.length === 0 && <p class="hint">{words.noOverrides}</p>}
      <ul class="rows">
        {ahead.map((override) => (
          <li key={override.id} class="row">
            <div class="row-head">
              <b>{sayOverride(override, people)}</b>
              {onSaved && (
                <button
                  type="button"
                  class="quiet"
                  aria-label={words.takeBackOf(sayOverride(override, people))}
                  aria-disabled={saving.progress !== 'idle'}
                  onClick={() => void remove(override.id)}
                >
                  {words.takeBack}
                </button>
              )}
            </div>
            <p class="hint">{saySpan(Date.parse(override.start), Date.parse(override.end), schedule.zone)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
