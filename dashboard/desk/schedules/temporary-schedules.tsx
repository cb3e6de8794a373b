import type { PersonView } from '../../../core/contracts/people.ts';
import { callApi } from '../../client/call-api.ts';
import { saySpan } from '../../time/say-span.ts';
import { temporary as words } from '../../words/en-readiness.ts';
import { useSaving } from '../form/saving.ts';
import { nameIn } from '../people/people.ts';
import type { Schedule } from './schedule.ts';
import { TemporaryForm } from './temporary-form.tsx';

/** What replaces the whole schedule for a while, soonest first, and the form for another. */
export function TemporarySchedules({
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
  const say = ({ start, end }: { start: string; end: string }) =>
    saySpan(Date.parse(start), Date.parse(end), schedule.zone);
  const ahead = schedule.temporary
    .filter(({ end }) => Date.parse(end) > nowMs)
    .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));
  const remove = async (temporaryId: string) => {
    const params = { scheduleId: schedule.id, temporaryId };
    const saved = await saving.save((options) =>
      callApi('DELETE /v1/schedules/{scheduleId}/temporary/{temporaryId}', { params }, options),
    );
    if (saved !== undefined) onSaved?.();
  };
  return (
    <section class="stack narrow" aria-labelledby="temporary">
      <h2 id="temporary">{words.heading}</h2>
      <p class="error" role="alert">
        {saving.sentence}
      </p>
      {ahead.length === 0 && <p class="hint">{words.none}</p>}
      <ul class="rows">
        {ahead.map((each) => (
          <li key={each.id} class="row">
            <div class="row-head">
              <b>{say(each)}</b>
              {onSaved && (
                <button
                  type="button"
                  class="quiet"
                  aria-label={words.takeBackOf(say(each))}
                  aria-disabled={saving.progress !== 'idle'}
                  onClick={() => void remove(each.id)}
                >
                  {words.takeBack}
                </button>
              )}
            </div>
            <ul class="hint">
              {each.shifts.map((shift) => (
                <li key={`${shift.personId} ${shift.start}`}>
                  {words.said(nameIn(people, shift.personId), say(shift))}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {onSaved && (
        <details>
          <summary>{words.add}</summary>
          <TemporaryForm schedule={schedule} people={people} onSaved={onSaved} />
        </details>
      )}
    </section>
  );
}
