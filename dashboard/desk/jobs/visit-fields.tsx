import type { PersonView } from '../../../core/contracts/people.ts';
import { instantOf, wallTime } from '../../time/wall-time.ts';
import { visits as words } from '../../words/en-jobs.ts';
import { SelectField } from '../form/select-field.tsx';
import { TextField } from '../form/text-field.tsx';

/** From when to when, as it is typed: times of day of the account's zone. */
export interface WindowDraft {
  start: string;
  end: string;
}

/** Two hours is what a visit takes when nobody says otherwise. */
const USUAL_MS = 2 * 60 * 60_000;

export const windowOf = ({ start, end }: { start: string; end: string }, zone: string): WindowDraft => ({
  start: wallTime(Date.parse(start), zone),
  end: wallTime(Date.parse(end), zone),
});

/** The request a window makes; call it when nothing is `wrongIn` it. */
export const bodyOf = ({ start, end }: WindowDraft, zone: string): { start: string; end: string } => ({
  start: new Date(instantOf(start, zone)).toISOString(),
  end: new Date(instantOf(end, zone)).toISOString(),
});

export const wrongIn = ({ start, end }: WindowDraft, zone: string): Record<string, string> => ({
  ...(Number.isNaN(instantOf(start, zone)) ? { start: words.missing.start } : {}),
  ...(Number.isNaN(instantOf(end, zone)) ? { end: words.missing.end } : {}),
});

/** Typing when it begins says when it ends, until that is typed as well; a visit that is moved keeps its length. */
export function withStart(draft: WindowDraft, start: string, zone: string): WindowDraft {
  const begins = instantOf(start, zone);
  if (Number.isNaN(begins)) return { ...draft, start };
  const length = instantOf(draft.end, zone) - instantOf(draft.start, zone);
  return { start, end: wallTime(begins + (length > 0 ? length : USUAL_MS), zone) };
}

export function WindowFields({
  draft,
  zone,
  errors,
  onDraft,
}: {
  draft: WindowDraft;
  zone: string;
  errors: Readonly<Record<string, string>>;
  onDraft: (draft: WindowDraft) => void;
}) {
  return (
    <>
      <TextField
        name="start"
        type="datetime-local"
        label={words.from}
        hint={words.timesIn(zone)}
        value={draft.start}
        error={errors.start}
        onValue={(start) => onDraft(withStart(draft, start, zone))}
      />
      <TextField
        name="end"
        type="datetime-local"
        label={words.until}
        value={draft.end}
        error={errors.end}
        onValue={(end) => onDraft({ ...draft, end })}
      />
    </>
  );
}

/** Who goes, and who of them leads: empty is the first one. */
export interface CrewDraft {
  technicianIds: readonly string[];
  leadId: string;
}

export const crewBody = ({ technicianIds, leadId }: CrewDraft): { technicianIds: string[]; leadId?: string } => ({
  technicianIds: [...technicianIds],
  ...(leadId === '' ? {} : { leadId }),
});

/** Those who can be sent: the team's technicians, and whoever is on it already. */
export const technicians = (people: readonly PersonView[], chosen: readonly string[]): PersonView[] =>
  people.filter(({ id, enabled, roles }) => (enabled && roles.includes('technician')) || chosen.includes(id));

export function CrewFields({
  draft,
  people,
  errors,
  onDraft,
}: {
  draft: CrewDraft;
  people: readonly PersonView[];
  errors: Readonly<Record<string, string>>;
  onDraft: (draft: CrewDraft) => void;
}) {
  const { technicianIds, leadId } = draft;
  const offered = technicians(people, technicianIds);
  const chosen = offered.filter(({ id }) => technicianIds.includes(id));
  const toggle = (id: string, isOn: boolean) => {
    const next = isOn ? [...technicianIds, id] : technicianIds.filter((each) => each !== id);
    onDraft({ technicianIds: next, leadId: next.includes(leadId) ? leadId : '' });
  };
  return (
    <>
      <fieldset class="checks" id="technicianIds" tabIndex={-1}>
        <legend>{words.technicians}</legend>
        {offered.length === 0 && <p class="hint">{words.noTechnicians}</p>}
        {offered.map(({ id, name }) => (
          <label key={id} class="check">
            <input
              type="checkbox"
              checked={technicianIds.includes(id)}
              onChange={(event) => toggle(id, event.currentTarget.checked)}
            />
            <span>{name}</span>
          </label>
        ))}
        {errors.technicianIds && <p class="error">{errors.technicianIds}</p>}
      </fieldset>
      {chosen.length > 1 && (
        <SelectField
          name="leadId"
          label={words.leads}
          value={leadId}
          empty={words.firstLeads(chosen.find(({ id }) => id === technicianIds[0])?.name ?? '')}
          choices={chosen.map(({ id, name }) => ({ value: id, label: name }))}
          error={errors.leadId}
          onValue={(value) => onDraft({ ...draft, leadId: value })}
        />
      )}
    </>
  );
}
