import { useState } from 'preact/hooks';
import type { PersonView } from '../../../core/contracts/people.ts';
import type { Role } from '../../../core/person/role.ts';
import { callApi } from '../../client/call-api.ts';
import { personLanguage, people as words } from '../../words/en-people.ts';
import { photo } from '../../words/en-photo.ts';
import { Form } from '../form/form.tsx';
import { SaveBar } from '../form/save-bar.tsx';
import { useSaving } from '../form/saving.ts';
import { TextField } from '../form/text-field.tsx';
import { goTo } from '../place.ts';
import { LanguageField } from './language-field.tsx';
import { MethodsField } from './methods-field.tsx';
import { bodyOf, draftOf, newPerson, wrongIn } from './person-draft.ts';
import { SequenceField } from './sequence-field.tsx';

const ROLES: readonly Role[] = ['technician', 'dispatcher', 'office', 'agent', 'manager', 'administrator'];

/** Of the list, or of one in it. */
const certificationsError = (errors: Readonly<Record<string, string>>): string | undefined =>
  Object.entries(errors).find(([field]) => field.startsWith('certifications'))?.[1];

/** Adds somebody, or changes him; back to the team when it is saved. */
export function PersonForm({ person }: { person: PersonView | undefined }) {
  const [draft, setDraft] = useState(() => (person === undefined ? newPerson() : draftOf(person)));
  const saving = useSaving();
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });

  const submit = async () => {
    const wrong = wrongIn(draft);
    if (Object.keys(wrong).length > 0) return saving.refuse(wrong);
    const body = bodyOf(draft);
    const saved = await saving.save((options) =>
      person === undefined
        ? callApi('POST /v1/people', { body }, options)
        : callApi('PATCH /v1/people/{personId}', { params: { personId: person.id }, body }, options),
    );
    if (saved !== undefined) goTo('/people');
  };

  const setEnabled = async (enabled: boolean) => {
    if (person === undefined) return;
    const params = { personId: person.id };
    const saved = await saving.save((options) =>
      callApi('PATCH /v1/people/{personId}', { params, body: { enabled } }, options),
    );
    if (saved !== undefined) goTo('/people');
  };

  return (
    <Form onSend={submit}>
      <TextField
        name="name"
        label={words.name}
        maxLength={80}
        value={draft.name}
        error={saving.errors.name}
        onValue={(name) => change({ name })}
      />
      <fieldset class="checks" id="roles" tabIndex={-1}>
        <legend>{words.roles}</legend>
        {ROLES.map((role) => (
          <label key={role} class="check">
            <input
              type="checkbox"
              checked={draft.roles.includes(role)}
              onChange={(event) =>
                change({
                  roles: event.currentTarget.checked
                    ? [...draft.roles, role]
                    : draft.roles.filter((each) => each !== role),
                })
              }
            />
            <span>{words.role[role]}</span>
          </label>
        ))}
        {saving.errors.roles && <p class="error">{saving.errors.roles}</p>}
      </fieldset>
      <MethodsField value={draft.methods} errors={saving.errors} onValue={(methods) => change({ methods })} />
      <SequenceField value={draft.sequence} errors={saving.errors} onValue={(sequence) => change({ sequence })} />
      <LanguageField
        value={draft.language}
        hint={personLanguage.hint}
        error={saving.errors.language}
        onValue={(language) => change({ language })}
      />
      <TextField
        name="certifications"
        label={photo.certifications}
        hint={photo.certificationsHint}
        isOptional
        rows={3}
        maxLength={500}
        value={draft.certifications}
        error={certificationsError(saving.errors)}
        onValue={(certifications) => change({ certifications })}
      />
      <SaveBar saving={saving} label={person === undefined ? words.add : words.save}>
        <a class="button" href="/people">
          {words.cancel}
        </a>
        {person !== undefined && (
          <button type="button" class="quiet" onClick={() => void setEnabled(!person.enabled)}>
            {person.enabled ? words.disable : words.enable}
          </button>
        )}
      </SaveBar>
    </Form>
  );
}
