import { useState } from 'preact/hooks';
import type { JobView } from '../../../core/contracts/jobs.ts';
import type { JobStatus } from '../../../core/job/job.ts';
import { callApi } from '../../client/call-api.ts';
import { JOB_TONES, JobMark, StatusShape } from '../../job/status-mark.tsx';
import { saySpan } from '../../time/say-span.ts';
import { connection } from '../../words/en.ts';
import { jobs as words } from '../../words/en-jobs.ts';
import { jobStatus } from '../../words/en-visits.ts';
import { TextField } from '../form/text-field.tsx';
import { Page } from '../page.tsx';
import { usePages } from '../pages.ts';
import { goTo } from '../place.ts';

/** In the order of a job's life. */
export const JOB_STATUSES: readonly JobStatus[] = [
  'offered',
  'unscheduled',
  'scheduled',
  'in_progress',
  'paused',
  'complete',
  'cancelled',
  'declined',
];

/** The account's jobs, newest first; of one status where the path names it. */
export function JobsPage({ status, zone }: { status: JobStatus | undefined; zone: string }) {
  const jobs = usePages(`jobs ${status ?? ''}`, (cursor) =>
    callApi('GET /v1/jobs', { query: { limit: 25, ...(status && { status }), ...(cursor && { cursor }) } }),
  );
  return (
    <Page
      heading={words.heading}
      aside={
        <a class="button" href="/jobs/new">
          {words.add}
        </a>
      }
    >
      {jobs.isUnanswered && jobs.items !== undefined && (
        <p class="stale" role="status">
          {connection.lastKnown}
        </p>
      )}
      <StatusViews open={status} />
      <FindJob />
      {jobs.items === undefined && <p role="status">{jobs.sentence}</p>}
      {jobs.items?.length === 0 &&
        (status === undefined ? (
          <div class="empty">
            <h2>{words.emptyHeading}</h2>
            <p>{words.empty}</p>
          </div>
        ) : (
          <p class="empty">{words.emptyView(jobStatus[status])}</p>
        ))}
      <JobRows jobs={jobs.items ?? []} zone={zone} />
      {jobs.more && (
        <p class="actions">
          <button type="button" onClick={() => void jobs.more?.()}>
            {words.more}
          </button>
        </p>
      )}
    </Page>
  );
}

/** The jobs of each status, by its colour, its shape and its word. */
function StatusViews({ open }: { open: JobStatus | undefined }) {
  return (
    <nav class="statuses" aria-label={words.views}>
      <a href="/jobs" aria-current={open === undefined ? 'page' : undefined}>
        {words.all}
      </a>
      {JOB_STATUSES.map((status) => (
        <a
          key={status}
          href={`/jobs/${status}`}
          class={`tone-${JOB_TONES[status]}`}
          aria-current={open === status ? 'page' : undefined}
        >
          <StatusShape status={status} />
          {jobStatus[status]}
        </a>
      ))}
    </nav>
  );
}

/** Straight to the job whose number somebody says on the phone. */
function FindJob() {
  const [number, setNumber] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const find = async () => {
    const typed = number.replaceAll(/\D/g, '');
    if (!/^[1-9]\d{5}$/.test(typed)) return setError(words.findMissing);
    const answer = await callApi('GET /v1/jobs', { query: { number: typed } });
    if (answer.outcome === 'unreachable') return setError(connection.none);
    if (answer.outcome === 'problem') return setError(answer.problem.detail ?? answer.problem.title);
    const [found] = answer.data.items;
    if (found === undefined) return setError(words.notFound(typed));
    goTo(`/jobs/${found.id}`);
  };
  return (
    <form
      class="find"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void find();
      }}
    >
      <TextField
        name="number"
        label={words.find}
        inputMode="numeric"
        isOptional
        value={number}
        error={error}
        onValue={setNumber}
      />
      <button type="submit">{words.doFind}</button>
    </form>
  );
}

/** Jobs as a list shows them: number, status, what, whose, and when somebody goes next. */
export function JobRows({
  jobs,
  zone,
  level = 2,
}: {
  jobs: readonly JobView[];
  zone: string;
  /** Of their headings, below the one that the list stands under. */
  level?: 2 | 3;
}) {
  const Heading = `h${level}` as const;
  return (
    <ul class="rows">
      {jobs.map(({ id, number, status, summary, customer, appointments }) => {
        const next = appointments.find((each) => each.status !== 'complete' && each.status !== 'cancelled');
        const shown = next ?? appointments.at(-1);
        return (
          <li key={id} class="row">
            <div class="row-head">
              <Heading>
                <a href={`/jobs/${id}`}>
                  {number} {summary}
                </a>
              </Heading>
              <JobMark status={status} />
            </div>
            <p>{customer?.name ?? words.unknownCustomer}</p>
            <p class="hint">
              {shown === undefined
                ? words.noAppointment
                : (next ? words.next : words.last)(saySpan(Date.parse(shown.start), Date.parse(shown.end), zone))}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
