import { useState } from 'preact/hooks';
import type { CustomerView } from '../../../core/contracts/customers.ts';
import { callApi } from '../../client/call-api.ts';
import { phoneLink } from '../../escalation/call-facts.ts';
import { customerEdit as words } from '../../words/en-customers.ts';
import { type Acting, useActing } from '../jobs/acting.ts';
import { ContactDialog, LocationDialog } from './place-dialogs.tsx';

interface Shown {
  customer: CustomerView;
  onCustomer: (customer: CustomerView) => void;
}

/** Nothing is polled here: what a change answers is what is shown. */
const nothingToAsk = () => undefined;

/** Where work is done for a customer. The first one is where a job is that names none. */
export function Locations({ customer, onCustomer }: Shown) {
  const [open, setOpen] = useState<'new' | string | undefined>(undefined);
  const acting = useActing(nothingToAsk);
  const { id: customerId, locations } = customer;
  return (
    <section class="stack" aria-labelledby="locations">
      <h2 id="locations">{words.locations}</h2>
      <Refusal acting={acting} />
      {locations.length === 0 && <p class="hint">{words.noLocations}</p>}
      <ul class="rows">
        {locations.map(({ id, address, accessNote, zone }, index) => (
          <li key={id} class="row">
            <p>
              {address} {index === 0 && locations.length > 1 && <small>({words.first})</small>}
            </p>
            {accessNote && <p class="hint access-note">{accessNote}</p>}
            {zone && <p class="hint">{zone}</p>}
            <RowButtons
              what={address}
              isBusy={acting.isBusy}
              onChange={() => setOpen(id)}
              onRemove={() =>
                void acting.act(
                  (options) =>
                    callApi(
                      'DELETE /v1/customers/{customerId}/locations/{locationId}',
                      { params: { customerId, locationId: id } },
                      options,
                    ),
                  onCustomer,
                )
              }
            />
          </li>
        ))}
      </ul>
      <p class="actions">
        <button type="button" onClick={() => setOpen('new')}>
          {words.addLocation}
        </button>
      </p>
      {open && (
        <LocationDialog
          {...{ customer, onCustomer }}
          location={locations.find(({ id }) => id === open)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </section>
  );
}

/** Who at the customer's is told, and by what. */
export function Contacts({ customer, onCustomer }: Shown) {
  const [open, setOpen] = useState<'new' | string | undefined>(undefined);
  const acting = useActing(nothingToAsk);
  const { id: customerId, contacts, locations } = customer;
  return (
    <section class="stack" aria-labelledby="contacts">
      <h2 id="contacts">{words.contacts}</h2>
      <Refusal acting={acting} />
      {contacts.length === 0 && <p class="refusal">{words.noContacts}</p>}
      <ul class="rows">
        {contacts.map((contact) => (
          <li key={contact.id} class="row">
            <p>
              <strong>{contact.name}</strong> <small>{words.kinds[contact.kind]}</small>
            </p>
            {contact.phone && (
              <p>
                <a href={phoneLink(contact.phone)}>{contact.phone}</a>
              </p>
            )}
            {contact.email && (
              <p>
                <a href={`mailto:${contact.email}`}>{contact.email}</a>
              </p>
            )}
            {contact.locationId && (
              <p class="hint">
                {words.atLocation}: {locations.find(({ id }) => id === contact.locationId)?.address}
              </p>
            )}
            <RowButtons
              what={contact.name}
              isBusy={acting.isBusy}
              onChange={() => setOpen(contact.id)}
              onRemove={() =>
                void acting.act(
                  (options) =>
                    callApi(
                      'DELETE /v1/customers/{customerId}/contacts/{contactId}',
                      { params: { customerId, contactId: contact.id } },
                      options,
                    ),
                  onCustomer,
                )
              }
            />
          </li>
        ))}
      </ul>
      <p class="actions">
        <button type="button" onClick={() => setOpen('new')}>
          {words.addContact}
        </button>
      </p>
      {open && (
        <ContactDialog
          {...{ customer, onCustomer }}
          contact={contacts.find(({ id }) => id === open)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </section>
  );
}

const Refusal = ({ acting }: { acting: Acting }) => (
  <p class="error" role="alert">
    {acting.refusal}
  </p>
);

function RowButtons({
  what,
  isBusy,
  onChange,
  onRemove,
}: {
  what: string;
  isBusy: boolean;
  onChange: () => void;
  onRemove: () => void;
}) {
  return (
    <p class="actions">
      <button type="button" aria-label={words.changeOf(what)} onClick={onChange}>
        {words.change}
      </button>
      <button type="button" class="quiet" aria-label={words.removeOf(what)} aria-disabled={isBusy} onClick={onRemove}>
        {words.remove}
      </button>
    </p>
  );
}
