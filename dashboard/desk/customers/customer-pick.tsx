import { useState } from 'preact/hooks';
import type { CustomerView } from '../../../core/contracts/customers.ts';
import { customerPick as words } from '../../words/en-customers.ts';
import { SelectField } from '../form/select-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { useFoundCustomers } from './found-customers.ts';

/** Chooses one of the account's customers: the newest, or those whom what is typed may mean. */
export function CustomerPick({
  value,
  error,
  onValue,
}: {
  value: string;
  error: string | undefined;
  onValue: (customerId: string) => void;
}) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<CustomerView>();
  const found = useFoundCustomers(typed);
  if (found.items === undefined) return <p role="status">{found.sentence}</p>;
  // Whoever was chosen stays, whatever is typed after that.
  const kept = chosen && chosen.id === value && !found.items.some(({ id }) => id === value) ? [chosen] : [];
  const choices = [...kept, ...found.items].map(({ id, name, phone, email }) => ({
    value: id,
    label: [name, phone ?? email].filter((part) => part !== undefined).join(', '),
  }));
  const isNobody = found.items.length === 0;
  return (
    <>
      <TextField
        name="search"
        label={words.search}
        hint={words.searchHint}
        isOptional
        value={typed}
        onValue={setTyped}
      />
      {found.sentence !== undefined && <p role="status">{found.sentence}</p>}
      <SelectField
        name="customerId"
        label={words.customer}
        value={value}
        empty={isNobody ? words.nobody(found.asked) : words.choose(found.asked, found.items.length)}
        choices={choices}
        error={error}
        onValue={(id) => {
          setChosen(found.items?.find((each) => each.id === id) ?? chosen);
          onValue(id);
        }}
      />
      <p>
        <a href="/customers/new">{words.addCustomer}</a>
      </p>
    </>
  );
}
