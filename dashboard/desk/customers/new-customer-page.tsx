import { useState } from 'preact/hooks';
import { callApi } from '../../client/call-api.ts';
import { newCustomer as words } from '../../words/en-customers.ts';
import { Form } from '../form/form.tsx';
import { SaveBar } from '../form/save-bar.tsx';
import { useSaving } from '../form/saving.ts';
import { TextField } from '../form/text-field.tsx';
import { Page } from '../page.tsx';
import { goTo } from '../place.ts';

const EMPTY = { name: '', phone: '', email: '', address: '' };

/** Adding a customer; then his page, where his first job is made. */
export function NewCustomerPage() {
  const [draft, setDraft] = useState(EMPTY);
  const saving = useSaving();
  const field = (name: keyof typeof EMPTY) => ({
    name,
    label: words[name],
    value: draft[name],
    error: saving.errors[name],
    isOptional: name !== 'name',
    onValue: (value: string) => setDraft({ ...draft, [name]: value }),
  });
  const submit = async () => {
    if (draft.name.trim() === '') return saving.refuse({ name: words.missing.name });
    const typed = Object.entries(draft).filter(([name, value]) => name === 'name' || value.trim() !== '');
    const body = { name: draft.name, ...Object.fromEntries(typed) };
    const saved = await saving.save((options) => callApi('POST /v1/customers', { body }, options));
    if (saved !== undefined) goTo(`/customers/${saved.data.id}`);
  };
  return (
    <Page heading={words.heading}>
      <Form onSend={submit}>
        <TextField {...field('name')} maxLength={120} />
        <TextField {...field('phone')} inputMode="tel" hint={words.phoneHint} />
        <TextField {...field('email')} inputMode="email" />
        <TextField {...field('address')} hint={words.addressHint} maxLength={240} />
        <SaveBar saving={saving} label={words.create}>
          <a class="button" href="/customers">
            {words.cancel}
          </a>
        </SaveBar>
      </Form>
    </Page>
  );
}
