import { useState } from 'preact/hooks';
import type { ConsentCategory } from '../../../core/consent/consent.ts';
import type { AddressView } from '../../../core/contracts/consents.ts';
import type { CustomerView } from '../../../core/contracts/customers.ts';
import { callApi } from '../../client/call-api.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { sayTime } from '../../time/say-time.ts';
import { consent as words } from '../../words/en-customers.ts';
import { whyNot } from '../../words/en-jobs.ts';
import { FormDialog } from '../form/form-dialog.tsx';
import { useSaving } from '../form/saving.ts';
import { SelectField } from '../form/select-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { useLoaded } from '../loaded.ts';
import { Mark } from '../mark.tsx';

const CATEGORIES: readonly ConsentCategory[] = ['service', 'reminder', 'survey'];

/** What may be sent to each address of a customer, and everything that was ever said about it. */
export function Consents({ customer, zone }: { customer: CustomerView; zone: string }) {
  const customerId = customer.id;
  // Another contact is another address: the version makes it another question.
  const addresses = useLoaded(`${customerId} ${customer.version}`, (signal) =>
    callApi('GET /v1/customers/{customerId}/consents', { params: { customerId } }, { signal }),
  );
  const [open, setOpen] = useState<string | undefined>(undefined);
  return (
    <section class="stack" aria-labelledby="consents">
      <h2 id="consents">{words.heading}</h2>
      {addresses.data === undefined && <p role="status">{addresses.sentence}</p>}
      {addresses.data?.items.length === 0 && <p class="hint">{words.none}</p>}
      <ul class="rows">
        {addresses.data?.items.map((each) => (
          <li key={each.address} class="row">
            <p>
              {each.address} <AddressMark of={each} />
            </p>
            {each.onlyStartHelps && <p class="hint">{words.onlyStart}</p>}
            <History of={each} zone={zone} />
            <p class="actions">
              <button type="button" aria-label={words.recordFor(each.address)} onClick={() => setOpen(each.address)}>
                {words.record}
              </button>
            </p>
          </li>
        ))}
      </ul>
      {open && (
        <RecordDialog
          customerId={customerId}
          address={open}
          onSaved={addresses.replace}
          onClose={() => setOpen(undefined)}
        />
      )}
    </section>
  );
}

function AddressMark({ of: { suspended, optedOut } }: { of: AddressView }) {
  if (suspended) return <Mark tone="bad">{words.suspended(whyNot[suspended.why] ?? suspended.why)}</Mark>;
  if (optedOut.length === 0) return <Mark tone="good">{words.everything}</Mark>;
  if (optedOut.length === CATEGORIES.length) return <Mark tone="off">{words.nothing}</Mark>;
  return <Mark tone="care">{words.not(optedOut.map((category) => words.category[category]))}</Mark>;
}

function History({ of: { history }, zone }: { of: AddressView; zone: string }) {
  if (history.length === 0) return <p class="hint">{words.noHistory}</p>;
  return (
    <details>
      <summary>{words.history(history.length)}</summary>
      <ol class="crew">
        {history.map((entry) => (
          <li key={`${entry.at} ${entry.wants} ${entry.categories.join()}`}>
            <small>{sayTime(entry.at, zone, serverNowMs())}</small> <strong>{words.said[entry.wants]}</strong>{' '}
            {entry.categories.map((category) => words.category[category]).join(', ')}, {words.source[entry.source]}{' '}
            {entry.by && words.by(entry.by.name)} <q>“{entry.wording}”</q>
          </li>
        ))}
      </ol>
    </details>
  );
}

function RecordDialog({
  customerId,
  address,
  onSaved,
  onClose,
}: {
  customerId: string;
  address: string;
  onSaved: (addresses: { items: AddressView[] }) => void;
  onClose: () => void;
}) {
  const [draft, setDraft] = useState({ wants: 'out', categories: [...CATEGORIES], wording: '' });
  const saving = useSaving();
  const submit = async () => {
    const wrong = {
      ...(draft.wording.trim() === '' ? { wording: words.missing.wording } : {}),
      ...(draft.categories.length === 0 ? { categories: words.missing.categories } : {}),
    };
    if (Object.keys(wrong).length > 0) {
      saving.refuse(wrong);
      return false;
    }
    const wants = draft.wants === 'in' ? ('in' as const) : ('out' as const);
    const body = { address, wants, categories: draft.categories, wording: draft.wording };
    const saved = await saving.save((options) =>
      callApi('POST /v1/customers/{customerId}/consents', { params: { customerId }, body }, options),
    );
    if (saved !== undefined) onSaved(saved.data);
    return saved !== undefined;
  };
  return (
    <FormDialog heading={words.recordHeading} hint={address} label={words.save} {...{ saving, submit, onClose }}>
      <SelectField
        name="wants"
        label={words.wants}
        value={draft.wants}
        choices={[
          { value: 'out', label: words.no },
          { value: 'in', label: words.yes },
        ]}
        error={saving.errors.wants}
        onValue={(wants) => setDraft({ ...draft, wants })}
      />
      <fieldset class="checks" id="categories" tabIndex={-1}>
        <legend>{words.about}</legend>
        {CATEGORIES.map((category) => (
          <label key={category} class="check">
            <input
              type="checkbox"
              checked={draft.categories.includes(category)}
              onChange={(event) => {
                const isOn = event.currentTarget.checked;
                setDraft({
                  ...draft,
                  categories: CATEGORIES.filter((each) => (each === category ? isOn : draft.categories.includes(each))),
                });
              }}
            />
            <span>{words.category[category]}</span>
          </label>
        ))}
        {saving.errors.categories && <p class="error">{saving.errors.categories}</p>}
      </fieldset>
      <TextField
        name="wording"
        label={words.wording}
        hint={words.wordingHint}
        maxLength={200}
        value={draft.wording}
        error={saving.errors.wording}
        onValue={(wording) => setDraft({ ...draft, wording })}
      />
    </FormDialog>
  );
}
