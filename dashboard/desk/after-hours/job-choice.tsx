import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { JobView } from '../../../core/contracts/jobs.ts';
import { callApi } from '../../client/call-api.ts';
import { afterHours as words } from '../../words/en-after-hours.ts';

/** Jobs in these states have no work left to escalate; the server refuses them, too. */
const CLOSED: readonly JobView['status'][] = ['declined', 'complete', 'cancelled'];

/** Chooses an open job instead of a new call. Not there while no open job is known: the form works without it. */
export function JobChoice({
  value,
  error,
  onValue,
}: {
  value: string;
  error: string | undefined;
  onValue: (jobId: string) => void;
}) {
  const jobs = useSignal<JobView[]>([]);
  useEffect(() => {
    void callApi('GET /v1/jobs', { query: { limit: 100 } }).then((answer) => {
      if (answer.outcome === 'ok') jobs.value = answer.data.items.filter((job) => !CLOSED.includes(job.status));
    });
  }, [jobs]);
  if (jobs.value.length === 0 && value === '') return null;
  return (
    <div class="field">
      <label for="jobId">
        {words.job} <small>({words.optional})</small>
      </label>
      <select
        id="jobId"
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : 'jobId-error'}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        <option value="">{words.newCall}</option>
        {jobs.value.map((job) => (
          <option key={job.id} value={job.id}>
            {words.jobChoice(job.number, job.summary)}
          </option>
        ))}
      </select>
      {error && (
        <p class="error" id="jobId-error">
          {error}
        </p>
      )}
    </div>
  );
}
