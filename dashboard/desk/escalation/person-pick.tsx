import { useState } from 'preact/hooks';
import { boardActions as words } from '../../words/en-board.ts';
import { SelectField } from '../form/select-field.tsx';
import { pickable, usePeople } from '../people/people.ts';

/** Chooses somebody of the team who can be reached; says what is in the way of those less ready. */
export function PersonPick({
  label,
  submit,
  except,
  onPick,
}: {
  label: string;
  submit: string;
  /** Whom it makes no sense to choose. */
  except?: string | undefined;
  onPick: (personId: string) => void;
}) {
  const people = usePeople();
  const [personId, setPersonId] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  if (people.data === undefined) return <p role="status">{people.sentence}</p>;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (personId === '') setError(words.personMissing);
        else onPick(personId);
      }}
    >
      <SelectField
        name="personId"
        label={label}
        value={personId}
        empty={words.choose}
        choices={pickable(people.data).filter(({ value }) => value !== except)}
        error={error}
        onValue={setPersonId}
      />
      <button type="submit" class="primary">
        {submit}
      </button>
    </form>
  );
}
