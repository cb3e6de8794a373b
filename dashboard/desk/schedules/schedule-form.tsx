import { useState } from 'preact/hooks';
import type { PersonView } from '../../../core/contracts/people.ts';
import { callApi } from '../../client/call-api.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { wallTime } from '../../time/wall-time.ts';
import { schedules as words } from '../../words/en-schedules.ts';
import { Form } from '../form/form.tsx';
import { rowOf, withoutRow, withRow } from '../form/row.ts';
import { SaveBar } from '../form/save-bar.tsx';
import { useSaving } from '../form/saving.ts';
import { SelectField } from '../form/select-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { zoneChoices } from '../form/zones.ts';
import { LayerFields } from './layer-fields.tsx';
import type { Schedule } from './schedule.ts';
import { bodyOf, draftOf, newLayer, newSchedule, wrongIn } from './schedule-draft.ts';

/** Makes a schedule, or changes its rotations; overrides and temporary schedules stay as they are. */
export function ScheduleForm({
  schedule,
  people,
  accountZone,
  onSaved,
}: {
  schedule: Schedule | undefined;
  people: readonly PersonView[];
  accountZone: string;
  onSaved: (schedule: Schedule) => void;
}) {
  const [draft, setDraft] = useState(() =>
    schedule === undefined ? newSchedule(accountZone, serverNowMs()) : draftOf(schedule),
  );
  const saving = useSaving();
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });

  const submit = async () => {
    const wrong = wrongIn(draft);
    if (Object.keys(wrong).length > 0) return saving.refuse(wrong);
    const body = bodyOf(draft, schedule);
    const saved = await saving.save((options) =>
      schedule === undefined
        ? callApi('POST /v1/schedules', { body }, options)
        : callApi('PUT /v1/schedules/{scheduleId}', { params: { scheduleId: schedule.id }, body }, options),
    );
    if (saved !== undefined) onSaved(saved.data);
  };

  return (
    <Form onSend={submit}>
      <div class="pair">
        <TextField
          name="name"
          label={words.name}
          maxLength={80}
          value={draft.name}
          error={saving.errors.name}
          onValue={(name) => change({ name })}
        />
        <SelectField
          name="zone"
          label={words.zone}
          value={draft.zone}
          choices={zoneChoices(accountZone)}
          error={saving.errors.zone}
          onValue={(zone) => change({ zone })}
        />
      </div>
      {draft.layers.map((row, index) => (
        <section key={row.key} class="panel" aria-label={words.layer(index + 1)}>
          <div class="row-head">
            <h2>{words.layer(index + 1)}</h2>
            {draft.layers.length > 1 && (
              <button
                type="button"
                class="quiet"
                aria-label={words.removeLayerOf(index + 1)}
                onClick={() => change({ layers: withoutRow(draft.layers, row.key) })}
              >
                {words.removeLayer}
              </button>
            )}
          </div>
          <LayerFields
            index={index}
            layer={row.value}
            people={people}
            errors={saving.errors}
            onValue={(part) => change({ layers: withRow(draft.layers, row.key, part) })}
          />
        </section>
      ))}
      <button
        type="button"
        class="quiet add"
        onClick={() =>
          change({ layers: [...draft.layers, rowOf(newLayer(wallTime(serverNowMs(), draft.zone).slice(0, 10)))] })
        }
      >
        {words.addLayer}
      </button>
      <SaveBar saving={saving} label={schedule === undefined ? words.create : words.save} />
    </Form>
  );
}
