import type { EscalateOffer, TaskView } from '../../../core/contracts/tasks.ts';
import { callApi } from '../../client/call-api.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { sayTime } from '../../time/say-time.ts';
import { tasks, task as words } from '../../words/en-tasks.ts';
import { useLoaded } from '../loaded.ts';

/** What a task is about: the customer and how he is reached, the job, since when, until when. */
export function TaskFacts({
  task,
  customer,
  zone,
}: {
  task: TaskView;
  customer: EscalateOffer['customer'];
  zone: string;
}) {
  const { jobId, createdAt, dueAt } = task;
  const now = serverNowMs();
  const { name, phone, email, address } = customer;
  return (
    <section class="panel" aria-labelledby="facts">
      <h2 id="facts">{words.facts}</h2>
      <dl class="fact-list">
        <dt>{words.customer}</dt>
        <dd>{name}</dd>
        <dt>{words.phone}</dt>
        <dd>{phone === undefined ? words.none : <a href={`tel:${phone}`}>{phone}</a>}</dd>
        <dt>{words.email}</dt>
        <dd>{email === undefined ? words.none : <a href={`mailto:${email}`}>{email}</a>}</dd>
        {address !== undefined && (
          <>
            <dt>{words.address}</dt>
            <dd>{address}</dd>
          </>
        )}
        {jobId !== undefined && (
          <>
            <dt>{words.job}</dt>
            <dd>
              <JobOf jobId={jobId} />
            </dd>
          </>
        )}
        <dt>{words.added}</dt>
        <dd>{sayTime(createdAt, zone, now)}</dd>
        {dueAt !== undefined && (
          <>
            <dt>{words.due}</dt>
            <dd>{sayTime(dueAt, zone, now)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function JobOf({ jobId }: { jobId: string }) {
  const job = useLoaded(jobId, (signal) => callApi('GET /v1/jobs/{jobId}', { params: { jobId } }, { signal }));
  return <>{job.data ? tasks.jobChoice(job.data.number, job.data.summary) : job.sentence}</>;
}
