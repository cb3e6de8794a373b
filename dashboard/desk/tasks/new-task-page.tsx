import { useState } from 'preact/hooks';
import { callApi } from '../../client/call-api.ts';
import { tasks as words } from '../../words/en-tasks.ts';
import { CustomerPick } from '../customers/customer-pick.tsx';
import { Form } from '../form/form.tsx';
import { SaveBar } from '../form/save-bar.tsx';
import { useSaving } from '../form/saving.ts';
import { SelectField } from '../form/select-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { useLoaded } from '../loaded.ts';
import { Page } from '../page.tsx';
import { goTo } from '../place.ts';

/** Adding a task by hand: for whom, for which job, and what. */
export function NewTaskPage() {
  const [draft, setDraft] = useState({ customerId: '', jobId: '', summary: '' });
  const { customerId, jobId, summary } = draft;
  const saving = useSaving();

  const submit = async () => {
    if (customerId === '' || summary.trim() === '')
      return saving.refuse({
        ...(customerId === '' ? { customerId: words.missing.customer } : {}),
        ...(summary.trim() === '' ? { summary: words.missing.summary } : {}),
      });
    const body = { customerId, summary, ...(jobId === '' ? {} : { jobId }) };
    const added = await saving.save((options) => callApi('POST /v1/tasks', { body }, options));
    if (added !== undefined) goTo(`/tasks/${added.data.id}`);
  };

  return (
    <Page heading={words.addHeading} aside={<a href="/tasks">{words.back}</a>}>
      <Form onSend={submit}>
        <CustomerPick
          value={customerId}
          error={saving.errors.customerId}
          // Another customer has other jobs.
          onValue={(chosen) => setDraft({ ...draft, customerId: chosen, jobId: '' })}
        />
        {customerId !== '' && (
          <JobPick
            key={customerId}
            {...{ customerId, value: jobId, error: saving.errors.jobId }}
            onValue={(chosen) => setDraft({ ...draft, jobId: chosen })}
          />
        )}
        <TextField
          name="summary"
          label={words.summary}
          hint={words.summaryHint}
          maxLength={240}
          value={summary}
          error={saving.errors.summary}
          onValue={(typed) => setDraft({ ...draft, summary: typed })}
        />
        <SaveBar saving={saving} label={words.create}>
          <a class="button" href="/tasks">
            {words.cancel}
          </a>
        </SaveBar>
      </Form>
    </Page>
  );
}

/** Which of the customer's jobs it is about, if any; nothing where he has none. */
function JobPick({
  customerId,
  value,
  error,
  onValue,
}: {
  customerId: string;
  value: string;
  error: string | undefined;
  onValue: (jobId: string) => void;
}) {
  const jobs = useLoaded(customerId, (signal) => callApi('GET /v1/jobs', { query: { customerId } }, { signal }));
  if (!jobs.data || jobs.data.items.length === 0) return null;
  return (
    <SelectField
      name="jobId"
      label={words.job}
      empty={words.noJob}
      choices={jobs.data.items.map((job) => ({ value: job.id, label: words.jobChoice(job.number, job.summary) }))}
      value={value}
      error={error}
      onValue={onValue}
    />
  );
}
