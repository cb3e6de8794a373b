import { useState } from 'preact/hooks';
import { callApi } from '../../client/call-api.ts';
import { newJob as words } from '../../words/en-jobs.ts';
import { CustomerPick } from '../customers/customer-pick.tsx';
import { Form } from '../form/form.tsx';
import { SaveBar } from '../form/save-bar.tsx';
import { useSaving } from '../form/saving.ts';
import { TextField } from '../form/text-field.tsx';
import { useLoaded } from '../loaded.ts';
import { Page } from '../page.tsx';
import { goTo } from '../place.ts';

/** Making a job, for a customer who is chosen here or was chosen before; then its page, where it is booked. */
export function NewJobPage({ customerId }: { customerId?: string }) {
  const [draft, setDraft] = useState({ customerId: customerId ?? '', summary: '' });
  const saving = useSaving();
  const submit = async () => {
    const wrong = {
      ...(draft.customerId === '' ? { customerId: words.missing.customerId } : {}),
      ...(draft.summary.trim() === '' ? { summary: words.missing.summary } : {}),
    };
    if (Object.keys(wrong).length > 0) return saving.refuse(wrong);
    const saved = await saving.save((options) => callApi('POST /v1/jobs', { body: draft }, options));
    if (saved !== undefined) goTo(`/jobs/${saved.data.id}`);
  };
  return (
    <Page heading={words.heading}>
      <Form onSend={submit}>
        {customerId === undefined ? (
          <CustomerPick
            value={draft.customerId}
            error={saving.errors.customerId}
            onValue={(chosen) => setDraft({ ...draft, customerId: chosen })}
          />
        ) : (
          <ChosenCustomer customerId={customerId} />
        )}
        <TextField
          name="summary"
          label={words.summary}
          hint={words.summaryHint}
          rows={2}
          maxLength={240}
          value={draft.summary}
          error={saving.errors.summary}
          onValue={(summary) => setDraft({ ...draft, summary })}
        />
        <SaveBar saving={saving} label={words.create}>
          <a class="button" href={customerId === undefined ? '/jobs' : `/customers/${customerId}`}>
            {words.cancel}
          </a>
        </SaveBar>
      </Form>
    </Page>
  );
}

/** Whose job it is, where one came from his page. */
function ChosenCustomer({ customerId }: { customerId: string }) {
  const customer = useLoaded(customerId, (signal) =>
    callApi('GET /v1/customers/{customerId}', { params: { customerId } }, { signal }),
  );
  return (
    <p>
      {words.customer}: <strong>{customer.data?.name ?? customer.sentence}</strong>
    </p>
  );
}
