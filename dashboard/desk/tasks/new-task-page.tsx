import { useState } from 'preact/hooks';
import type { CustomerView } from '../../../core/contracts/customers.ts';
import { type Answer, callApi } from '../../client/call-api.ts';
import { tasks as words } from '../../words/en-tasks.ts';
import { SaveBar } from '../form/save-bar.tsx';
import { useSaving } from '../form/saving.ts';
import { SelectField } from '../form/select-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { useLoaded } from '../loaded.ts';
import { Page } from '../page.tsx';
import { goTo } from '../place.ts';

/** Pages of a hundred customers that are offered: the newest come first, and call most. */
const PAGES = 5;

async function newestCustomers(signal: AbortSignal): Promise<Answer<{ items: CustomerView[]; isAll: boolean }>> {
  const items: CustomerView[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const answer = await callApi('GET /v1/customers', { query: { limit: 100, cursor } }, { signal });
    if (answer.outcome !== 'ok') return answer;
    items.push(...answer.data.items);
    cursor = answer.data.next;
    if (cursor === undefined) break;
  }
  return { outcome: 'ok', status: 200, data: { items, isAll: cursor === undefined } };
}

/** How a customer stands in the list, and is found in it by what is typed: by name or by number. */
const nameOf = ({ name, phone, email }: CustomerView): string =>
  [name, phone ?? email].filter((part) => part !== undefined).join(', ');

/** Adding a task by hand: for whom, for which job, and what. */
export function NewTaskPage() {
  const customers = useLoaded('customers', newestCustomers);
  return (
    <Page heading={words.addHeading} aside={<a href="/tasks">{words.back}</a>}>
      {customers.data === undefined ? (
        <p role="status">{customers.sentence}</p>
      ) : customers.data.items.length === 0 ? (
        <p class="empty">{words.noCustomers}</p>
      ) : (
        <NewTaskForm customers={customers.data.items} isAll={customers.data.isAll} />
      )}
    </Page>
  );
}

function NewTaskForm({ customers, isAll }: { customers: readonly CustomerView[]; isAll: boolean }) {
  const [typed, setTyped] = useState('');
  const [jobId, setJobId] = useState('');
  const [summary, setSummary] = useState('');
  const saving = useSaving();
  const jobs = useLoaded('jobs', (signal) => callApi('GET /v1/jobs', { query: { limit: 100 } }, { signal }));
  const customer = customers.find((each) => nameOf(each) === typed.trim());
  const jobsOf = (jobs.data?.items ?? []).filter(({ customerId }) => customerId === customer?.id);

  const submit = async () => {
    if (customer === undefined || summary.trim() === '')
      return saving.refuse({
        ...(customer === undefined ? { customerId: words.missing.customer } : {}),
        ...(summary.trim() === '' ? { summary: words.missing.summary } : {}),
      });
    const isHis = jobsOf.some(({ id }) => id === jobId);
    const body = { customerId: customer.id, summary, ...(isHis ? { jobId } : {}) };
    const added = await saving.save((options) => callApi('POST /v1/tasks', { body }, options));
    if (added !== undefined) goTo(`/tasks/${added.data.id}`);
  };

  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        name="customerId"
        label={words.customer}
        hint={isAll ? words.customerHint : `${words.customerHint} ${words.customersInPart(customers.length)}`}
        list={customers.map(nameOf)}
        value={typed}
        error={saving.errors.customerId}
        onValue={setTyped}
      />
      {jobsOf.length > 0 && (
        <SelectField
          name="jobId"
          label={words.job}
          empty={words.noJob}
          choices={jobsOf.map((job) => ({ value: job.id, label: words.jobChoice(job.number, job.summary) }))}
          value={jobId}
          error={saving.errors.jobId}
          onValue={setJobId}
        />
      )}
      <TextField
        name="summary"
        label={words.summary}
        hint={words.summaryHint}
        maxLength={240}
        value={summary}
        error={saving.errors.summary}
        onValue={setSummary}
      />
      <SaveBar saving={saving} label={words.create}>
        <a class="button" href="/tasks">
          {words.cancel}
        </a>
      </SaveBar>
    </form>
  );
}
