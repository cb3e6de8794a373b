import { account as words } from '../../words/en-account.ts';
import { TextField } from '../form/text-field.tsx';
import type { AccountDraft } from './account-draft.ts';

/** What customers see of the contractor on their pages, and whether strangers may ask him for work. */
export function CustomerFields({
  draft,
  errors,
  change,
}: {
  draft: AccountDraft;
  errors: Readonly<Record<string, string | undefined>>;
  change: (part: Partial<AccountDraft>) => void;
}) {
  return (
    <section class="panel" aria-labelledby="customers">
      <h2 id="customers">{words.customers}</h2>
      <TextField
        name="officePhone"
        label={words.officePhone}
        hint={words.officePhoneHint}
        inputMode="tel"
        maxLength={40}
        isOptional
        value={draft.officePhone}
        error={errors.officePhone}
        onValue={(officePhone) => change({ officePhone })}
      />
      <TextField
        name="colour"
        label={words.colour}
        hint={words.colourHint}
        maxLength={7}
        isOptional
        value={draft.colour}
        error={errors.colour}
        onValue={(colour) => change({ colour })}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={draft.takesBookings}
          onChange={(event) => change({ takesBookings: event.currentTarget.checked })}
        />
        <span>{words.takesBookings}</span>
      </label>
    </section>
  );
}
