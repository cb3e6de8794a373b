import { useState } from 'preact/hooks';
import { callApi } from '../client/call-api.ts';
import { useSaving } from '../desk/form/saving.ts';
import { TextField } from '../desk/form/text-field.tsx';
import { SendBar } from './send-bar.tsx';
import { booking as words } from './words.ts';

const EMPTY = { name: '', phone: '', email: '', address: '', summary: '', wish: '', website: '' };
type Draft = typeof EMPTY;

/** What can be said before asking the server: what is missing. Whether a phone can exist the server knows. */
export function missingIn(draft: Draft): Record<string, string> {
  const needed = ['name', 'phone', 'address', 'summary'] as const;
  return Object.fromEntries(
    needed.filter((name) => draft[name].trim() === '').map((name) => [name, words.missing[name]]),
  );
}

/** What is sent: fields that are left empty are left out. */
export const bodyOf = ({ email, wish, website, ...needed }: Draft) => ({
  ...needed,
  ...(email.trim() ? { email } : {}),
  ...(wish.trim() ? { wish } : {}),
  ...(website ? { website } : {}),
});

export function BookingForm({ account, onSent }: { account: string; onSent: () => void }) {
  const [draft, setDraft] = useState(EMPTY);
  const saving = useSaving();
  const { errors } = saving;
  const of = (name: keyof Draft) => ({
    name,
    label: words[name],
    error: name === 'phone' && errors.phone && draft.phone.trim() ? words.wrongPhone : errors[name],
    value: draft[name],
    onValue: (value: string) => setDraft({ ...draft, [name]: value }),
  });
  const submit = async () => {
    const missing = missingIn(draft);
    if (Object.keys(missing).length > 0) return saving.refuse(missing);
    const request = { params: { account }, body: bodyOf(draft) };
    if (await saving.save((options) => callApi('POST /v1/book/{account}', request, options))) onSent();
  };
  return (
    <form
      class="card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h1>{words.heading}</h1>
      <p>{words.intro}</p>
      <TextField {...of('summary')} rows={3} maxLength={240} />
      <TextField {...of('name')} autoComplete="name" maxLength={120} />
      <TextField {...of('phone')} hint={words.phoneHint} inputMode="tel" autoComplete="tel" maxLength={40} />
      <TextField {...of('email')} inputMode="email" autoComplete="email" isOptional maxLength={254} />
      <TextField {...of('address')} hint={words.addressHint} autoComplete="street-address" rows={2} maxLength={240} />
      <TextField {...of('wish')} hint={words.wishHint} isOptional maxLength={120} />
      {/* A trap for programs that fill in every field; out of the way of people, of screen readers and of autofill. */}
      <div class="trap" aria-hidden="true">
        <label for="website">{words.website}</label>
        <input
          id="website"
          tabIndex={-1}
          autoComplete="off"
          value={draft.website}
          onInput={(event) => setDraft({ ...draft, website: event.currentTarget.value })}
        />
      </div>
      <SendBar saving={saving} label={words.send} />
    </form>
  );
}
