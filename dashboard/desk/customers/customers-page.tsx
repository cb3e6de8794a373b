import { useState } from 'preact/hooks';
import { callApi } from '../../client/call-api.ts';
import { customers as words } from '../../words/en-customers.ts';
import { TextField } from '../form/text-field.tsx';
import { Page } from '../page.tsx';
import { usePages } from '../pages.ts';
import { searched } from './search.ts';

/** Everybody who has work done, newest first, and a search in those. */
export function CustomersPage() {
  const [typed, setTyped] = useState('');
  const customers = usePages('customers', (cursor) =>
    callApi('GET /v1/customers', { query: { limit: 100, ...(cursor && { cursor }) } }),
  );
  const items = customers.items ?? [];
  const found = searched(items, typed);
  return (
    <Page
      heading={words.heading}
      aside={
        <a class="button" href="/customers/new">
          {words.add}
        </a>
      }
    >
      {customers.items === undefined && <p role="status">{customers.sentence}</p>}
      {items.length > 0 && (
        <TextField
          name="search"
          label={words.search}
          hint={words.searchHint(items.length)}
          isOptional
          value={typed}
          onValue={setTyped}
        />
      )}
      {customers.items?.length === 0 && (
        <div class="empty">
          <h2>{words.emptyHeading}</h2>
          <p>{words.empty}</p>
        </div>
      )}
      <p role="status">{items.length > 0 && found.length === 0 && words.nobody(typed)}</p>
      <ul class="rows">
        {found.map(({ id, name, phone, email, address }) => (
          <li key={id} class="row">
            <h2>
              <a href={`/customers/${id}`}>{name}</a>
            </h2>
            <p>{address}</p>
            <p class="hint">{[phone, email].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ul>
      {customers.more && (
        <p class="actions">
          <button type="button" onClick={() => void customers.more?.()}>
            {words.more}
          </button>
        </p>
      )}
    </Page>
  );
}
