import { useState } from 'preact/hooks';
import type { CustomerView } from '../../../core/contracts/customers.ts';
import type { ContactKind } from '../../../core/customer/contact.ts';
import type { Language } from '../../../core/message/language.ts';
import { callApi } from '../../client/call-api.ts';
import { customerEdit as words } from '../../words/en-customers.ts';
import { FormDialog } from '../form/form-dialog.tsx';
import { useSaving } from '../form/saving.ts';
import { SelectField } from '../form/select-field.tsx';
import { TextField } from '../form/text-field.tsx';

/*
 * What can be changed about a customer, each asked for on top of his page. What is left empty goes; the version says
 * which customer was looked at, so that two who change him at once do not undo each other.
 */

export interface AboutCustomer {
  customer: CustomerView;
  onCustomer: (customer: CustomerView) => void;
  onClose: () => void;
}

type LocationRow = CustomerView['locations'][number];
type ContactRow = CustomerView['contacts'][number];

/** What stands in a field, or null where it is to go. */
const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed);

const LANGUAGES: readonly Language[] = ['en', 'es'];

export function NameDialog({ customer, onCustomer, onClose }: AboutCustomer) {
  const [draft, setDraft] = useState({ name: customer.name, language: customer.language });
  const saving = useSaving();
  const submit = async () => {
    if (draft.name.trim() === '') {
      saving.refuse({ name: words.missing.name });
      return false;
    }
    const body = { name: draft.name, language: draft.language ?? null, version: customer.version };
    const saved = await saving.save((options) =>
      callApi('PATCH /v1/customers/{customerId}', { params: { customerId: customer.id }, body }, options),
    );
    if (saved !== undefined) onCustomer(saved.data);
    return saved !== undefined;
  };
  return (
    <FormDialog heading={words.editHeading} label={words.save} {...{ saving, submit, onClose }}>
      <TextField
        name="name"
        label={words.name}
        maxLength={120}
        value={draft.name}
        error={saving.errors.name}
        onValue={(name) => setDraft({ ...draft, name })}
      />
      <SelectField
        name="language"
        label={words.language}
        value={draft.language ?? ''}
        empty={words.accountLanguage}
        choices={LANGUAGES.map((language) => ({ value: language, label: words.languages[language] }))}
        error={saving.errors.language}
        onValue={(typed) => setDraft({ ...draft, language: LANGUAGES.find((each) => each === typed) })}
      />
    </FormDialog>
  );
}

/** Adds a location, or changes one. */
export function LocationDialog({
  customer,
  location,
  onCustomer,
  onClose,
}: AboutCustomer & { location: LocationRow | undefined }) {
  const [draft, setDraft] = useState({
    address: location?.address ?? '',
    accessNote: location?.accessNote ?? '',
    zone: location?.zone ?? '',
  });
  const saving = useSaving();
  const submit = async () => {
    if (draft.address.trim() === '') {
      saving.refuse({ address: words.missing.address });
      return false;
    }
    const { version, id: customerId } = customer;
    const body = { address: draft.address, accessNote: orNull(draft.accessNote), zone: orNull(draft.zone), version };
    const saved = await saving.save((options) =>
      location === undefined
        ? callApi('POST /v1/customers/{customerId}/locations', { params: { customerId }, body }, options)
        : callApi(
            'PATCH /v1/customers/{customerId}/locations/{locationId}',
            { params: { customerId, locationId: location.id }, body },
            options,
          ),
    );
    if (saved !== undefined) onCustomer(saved.data);
    return saved !== undefined;
  };
  return (
    <FormDialog heading={words.locationHeading} label={words.save} {...{ saving, submit, onClose }}>
      <TextField
        name="address"
        label={words.address}
        maxLength={240}
        value={draft.address}
        error={saving.errors.address}
        onValue={(address) => setDraft({ ...draft, address })}
      />
      <TextField
        name="accessNote"
        label={words.accessNote}
        hint={words.accessHint}
        isOptional
        rows={2}
        maxLength={500}
        value={draft.accessNote}
        error={saving.errors.accessNote}
        onValue={(accessNote) => setDraft({ ...draft, accessNote })}
      />
      <TextField
        name="zone"
        label={words.zone}
        hint={words.zoneHint}
        isOptional
        value={draft.zone}
        error={saving.errors.zone}
        onValue={(zone) => setDraft({ ...draft, zone })}
      />
    </FormDialog>
  );
}

const KINDS: readonly ContactKind[] = ['primary', 'bill_to', 'tenant', 'property_manager'];

/** Adds somebody at the customer's, or changes him. */
export function ContactDialog({
  customer,
  contact,
  onCustomer,
  onClose,
}: AboutCustomer & { contact: ContactRow | undefined }) {
  const [draft, setDraft] = useState({
    kind: contact?.kind ?? (customer.contacts.length === 0 ? 'primary' : 'tenant'),
    name: contact?.name ?? '',
    phone: contact?.phone ?? '',
    email: contact?.email ?? '',
    locationId: contact?.locationId ?? '',
  });
  const saving = useSaving();
  const field = (name: 'name' | 'phone' | 'email') => ({
    name,
    label: words[name],
    value: draft[name],
    error: saving.errors[name],
    onValue: (value: string) => setDraft({ ...draft, [name]: value }),
  });
  const submit = async () => {
    const wrong = {
      ...(draft.name.trim() === '' ? { name: words.missing.name } : {}),
      ...(draft.phone.trim() === '' && draft.email.trim() === '' ? { phone: words.missing.reach } : {}),
    };
    if (Object.keys(wrong).length > 0) {
      saving.refuse(wrong);
      return false;
    }
    const { version, id: customerId } = customer;
    const body = {
      ...{ kind: draft.kind, name: draft.name, phone: orNull(draft.phone), email: orNull(draft.email) },
      ...{ locationId: orNull(draft.locationId), version },
    };
    const saved = await saving.save((options) =>
      contact === undefined
        ? callApi('POST /v1/customers/{customerId}/contacts', { params: { customerId }, body }, options)
        : callApi(
            'PATCH /v1/customers/{customerId}/contacts/{contactId}',
            { params: { customerId, contactId: contact.id }, body },
            options,
          ),
    );
    if (saved !== undefined) onCustomer(saved.data);
    return saved !== undefined;
  };
  return (
    <FormDialog heading={words.contactHeading} label={words.save} {...{ saving, submit, onClose }}>
      <SelectField
        name="kind"
        label={words.kind}
        value={draft.kind}
        choices={KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        error={saving.errors.kind}
        onValue={(kind) => setDraft({ ...draft, kind: KINDS.find((each) => each === kind) ?? draft.kind })}
      />
      <TextField {...field('name')} maxLength={120} />
      <TextField {...field('phone')} inputMode="tel" isOptional />
      <TextField {...field('email')} inputMode="email" isOptional />
      {customer.locations.length > 1 && (
        <SelectField
          name="locationId"
          label={words.atLocation}
          value={draft.locationId}
          empty={words.allLocations}
          choices={customer.locations.map(({ id, address }) => ({ value: id, label: address }))}
          error={saving.errors.locationId}
          onValue={(locationId) => setDraft({ ...draft, locationId })}
        />
      )}
    </FormDialog>
  );
}
