import { useState } from 'preact/hooks';
import type { PersonView } from '../../../core/contracts/people.ts';
import { callApi } from '../../client/call-api.ts';
import { temporary as words } from '../../words/en-readiness.ts';
import { schedules as scheduleWords } from '../../words/en-schedules.ts';
import { rowOf, withoutRow, withRow } from '../form/row.ts';
import { SaveBar } from '../form/save-bar.tsx';
import { useSaving } from '../form/saving.ts';
import { SelectField } from '../form/select-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { pickable } from '../people/people.ts';
import type { Schedule } from './schedule.ts';
import { newTemporary, temporaryBody, wrongInTemporary } from './temporary-draft.ts';

/** A week that is planned by hand: from when to when it takes the rotation's place, and who is on call meanwhile. */
export function TemporaryForm({
  schedule,
  people,
  onSaved,
}: {
  schedule: Schedule;
  people: readonly PersonView[];
  onSaved: () => void;
}) {
  const [draft, setDraft] = useState(newTemporary);
  const saving = useSaving();
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const submit = async () => {
    const wrong = wrongInTemporary(draft);
    if (Object.keys(wrong).length > 0) return saving.refuse(wrong);
    const body = temporaryBody(draft, schedule.zone);
    const params = { scheduleId: schedule.id };
    const saved = await saving.save((options) =>
      callApi('POST /v1/schedules/{scheduleId}/temporary', { params, body }, options),
    );
    if (saved === undefined) return;
    setDraft(newTemporary());
    onSaved();
  };
  return (
    <form
      class="panel"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h3>{words.add}</h3>
      <p class="hint">{words.hint}</p>
      <div class="pair">
        <TextField
          name="temporary-start"
          type="datetime-local"
          label={words.from}
          value={draft.start}
          error={saving.errors.start ?? saving.errors['temporary-start']}
          onValue={(start) => change({ start })}
        />
        <TextField
          name="temporary-end"
          type="datetime-local"
          label={words.until}
          value={draft.end}
          error={saving.errors.end ?? saving.errors['temporary-end']}
          onValue={(end) => change({ end })}
        />
      </div>
      <p class="hint">{scheduleWords.timesIn(schedule.zone)}</p>
      <fieldset class="stack">
        <legend>{words.shifts}</legend>
        {draft.shifts.map((row, index) => {
          const name = `shifts.${index}`;
          const set = (part: Partial<typeof row.value>) => change({ shifts: withRow(draft.shifts, row.key, part) });
          return (
            <div key={row.key} class="shift">
              <SelectField
                name={`${name}.personId`}
                label={words.shift(index + 1)}
                value={row.value.personId}
                empty={words.choose}
                choices={pickable(people)}
                error={saving.errors[`${name}.personId`]}
                onValue={(personId) => set({ personId })}
              />
              <TextField
                name={`${name}.start`}
                type="datetime-local"
                label={words.shiftFrom(index + 1)}
                value={row.value.start}
                error={saving.errors[`${name}.start`]}
                onValue={(start) => set({ start })}
              />
              <TextField
                name={`${name}.end`}
                type="datetime-local"
                label={words.shiftUntil(index + 1)}
                value={row.value.end}
                error={saving.errors[`${name}.end`]}
                onValue={(end) => set({ end })}
              />
              {draft.shifts.length > 1 && (
                <button
                  type="button"
                  class="quiet remove"
                  aria-label={words.removeShift(index + 1)}
                  onClick={() => change({ shifts: withoutRow(draft.shifts, row.key) })}
                >
                  ×
                </button>
              )}
            </div>
          );
        })}
        <button
          type="button"
          class="quiet add"
          onClick={() => {
            const last = draft.shifts.at(-1)?.value;
            const next = { personId: '', start: last?.end ?? draft.start, end: draft.end };
            change({ shifts: [...draft.shifts, rowOf(next)] });
          }}
        >
          {words.addShift}
        </button>
      </fieldset>
      <SaveBar saving={saving} label={words.save} />
    </form>
  );
}
