import type { PersonView } from '../../../core/contracts/people.ts';
import { callApi } from '../../client/call-api.ts';
import type { RequestOf } from '../../client/contract.ts';
import { instantOf } from '../../time/wall-time.ts';
import { schedules as words } from '../../words/en-schedules.ts';
import { SaveBar } from '../form/save-bar.tsx';
import { useSaving } from '../form/saving.ts';
import { SelectField } from '../form/select-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { pickable } from '../people/people.ts';
import type { Schedule } from './schedule.ts';

export interface OverrideDraft {
  kind: 'replace' | 'add' | 'remove';
  in: string;
  out: string;
  /** Wall times of the schedule's zone. */
  start: string;
  end: string;
}

type OverrideBody = RequestOf<'POST /v1/schedules/{scheduleId}/overrides'>['body'];

/** The request a draft makes; undefined while a time is missing. */
export function overrideBody(draft: OverrideDraft, zone: string): OverrideBody | undefined {
  const [start, end] = [instantOf(draft.start, zone), instantOf(draft.end, zone)];
  if (Number.isNaN(start) || Number.isNaN(end)) return undefined;
  const span = { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
  if (draft.kind === 'add') return { kind: 'add', in: draft.in, ...span };
  if (draft.kind === 'remove') return { kind: 'remove', out: draft.out, ...span };
  return { kind: 'replace', in: draft.in, out: draft.out, ...span };
}

/** What can be said before asking the server. */
export function wrongInOverride({ kind, in: comes, out: goes, start, end }: OverrideDraft): Record<string, string> {
  return {
    ...(kind !== 'add' && goes === '' ? { out: words.missing.person } : {}),
    ...(kind !== 'remove' && comes === '' ? { in: words.missing.person } : {}),
    ...(start === '' ? { start: words.missing.start } : {}),
    ...(end === '' ? { end: words.missing.end } : {}),
  };
}

const KINDS = (['replace', 'add', 'remove'] as const).map((value) => ({ value, label: words.overrideKind[value] }));

/** Changes who is on call for a while: a sick night, a swap, an empty weekend. */
export function OverrideForm({
  schedule,
  people,
  draft,
  onDraft,
  onSaved,
}: {
  schedule: Schedule;
  people: readonly PersonView[];
  draft: OverrideDraft;
  onDraft: (draft: OverrideDraft) => void;
  onSaved: () => void;
}) {
  const saving = useSaving();
  const choices = pickable(people);
  const change = (part: Partial<OverrideDraft>) => onDraft({ ...draft, ...part });
  const submit = async () => {
    const wrong = wrongInOverride(draft);
    const body = overrideBody(draft, schedule.zone);
    if (Object.keys(wrong).length > 0 || body === undefined) return saving.refuse(wrong);
    const params = { scheduleId: schedule.id };
    const saved = await saving.save((options) =>
      callApi('POST /v1/schedules/{scheduleId}/overrides', { params, body }, options),
    );
    if (saved !== undefined) onSaved();
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
      <h3>{words.addOverride}</h3>
      <SelectField
        name="override-kind"
        label={words.change}
        value={draft.kind}
        choices={KINDS}
        onValue={(kind) => change({ kind: kind === 'add' || kind === 'remove' ? kind : 'replace' })}
      />
      <div class="pair">
        {draft.kind !== 'add' && (
          <SelectField
            name="out"
            label={words.goesOff}
            value={draft.out}
            empty={words.choose}
            choices={choices}
            error={saving.errors.out}
            onValue={(out) => change({ out })}
          />
        )}
        {draft.kind !== 'remove' && (
          <SelectField
            name="in"
            label={words.comesOn}
            value={draft.in}
            empty={words.choose}
            choices={choices}
            error={saving.errors.in}
            onValue={(comes) => change({ in: comes })}
          />
        )}
      </div>
      <div class="pair">
        <TextField
          name="start"
          type="datetime-local"
          label={words.fromTime}
          value={draft.start}
          error={saving.errors.start}
          onValue={(start) => change({ start })}
        />
        <TextField
          name="end"
          type="datetime-local"
          label={words.untilTime}
          value={draft.end}
          error={saving.errors.end}
          onValue={(end) => change({ end })}
        />
      </div>
      <p class="hint">{words.timesIn(schedule.zone)}</p>
      <SaveBar saving={saving} label={words.addOverride} />
    </form>
  );
}
