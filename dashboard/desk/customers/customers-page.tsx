import { useState } from 'preact/hooks';
import { callApi } from '../../client/call-api.ts';
import { customers as words } from '../../words/en-customers.ts';
import { TextField } from '../form/text-field.tsx';
import { Page } from '../page.tsx';
import { usePages } from '../pages.ts';
import { useFoundCustomers } from './found-customers.ts';

/** Everybody who has work done, newest first, and a search in all of them. */
export function CustomersPage() {
  const [typed, setTyped] = useState('');
  const customers = usePages('customers', (cursor) =>
    callApi('GET /v1/customers', { query: { limit: 100, ...(cursor && { cursor }) } }),
  );
  const found = useFoundCustomers(typed);
  const isSearched = found.asked !== '' && typed.trim() !== '';
  const items = (isSearched ? found.items : customers.items) ?? [];
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
      {customers.items !== undefined && customers.items.length > 0 && (
        <TextField
          name="search"
          label={words.search}
          hint={words.searchHint}
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
      {typed.trim() !== '' && found.sentence !== undefined && <p role="status">{found.sentence}</p>}
      <p role="status">
        {isSearched && items.length === 0 && words.nobody(found.asked)}
        {isSearched && found.more && words.foundMost}
      </p>
      <ul class="rows">
        {items.map(({ id, name, phone, email, address }) => (
          <li key={id} class="row">
            <h2>
              <a href={`/customers/${id}`}>{name}</a>
            </h2>
            <p>{address}</p>
            <p class="hint">{[phone, email].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ul>
      {customers.more && !isSearched && (
        <p class="actions">
          <button type="button" onClick={() => void customers.more?.()}>
            {words.more}
          </button>
        </p>
      )}
    </Page>
  );
}
