import type { PersonView } from '../../../core/contracts/people.ts';
import { personLanguage as words } from '../../words/en-people.ts';
import { SelectField } from '../form/select-field.tsx';

type Language = PersonView['language'];

/** What a person is written to in; undefined is the account's language. */
export const LanguageField = ({
  value,
  hint,
  error,
  onValue,
}: {
  value: Language;
  hint: string;
  error: string | undefined;
  onValue: (language: Language) => void;
}) => (
  <SelectField
    name="language"
    label={words.label}
    hint={hint}
    value={value ?? ''}
    empty={words.ofAccount}
    choices={Object.entries(words.languages).map(([language, label]) => ({ value: language, label }))}
    error={error}
    // One of the choices above, or none of them.
    onValue={(typed) => onValue(typed === '' ? undefined : (typed as NonNullable<Language>))}
  />
);
