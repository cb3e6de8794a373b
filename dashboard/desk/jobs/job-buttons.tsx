import { useState } from 'preact/hooks';
import type { JobAction, JobDetail } from '../../../core/contracts/jobs.ts';
import { callApi } from '../../client/call-api.ts';
import type { RouteKey } from '../../client/contract.ts';
import { ReasonDialog, type ReasonWords } from '../../escalation/reason-dialog.tsx';
import { cancelling, declining, reopening, restingJob, jobActions as words } from '../../words/en-jobs.ts';
import type { Acting } from './acting.ts';

type Command = Exclude<JobAction, 'add_appointment'>;

/** Where each button leads. Which of them there are is the server's word, from the table of the lifecycle. */
const ROUTES = {
  accept_offer: 'POST /v1/jobs/{jobId}/accept-offer',
  decline: 'POST /v1/jobs/{jobId}/decline',
  pause: 'POST /v1/jobs/{jobId}/pause',
  complete: 'POST /v1/jobs/{jobId}/complete',
  reopen: 'POST /v1/jobs/{jobId}/reopen',
  cancel: 'POST /v1/jobs/{jobId}/cancel',
  restore: 'POST /v1/jobs/{jobId}/restore',
} as const satisfies Record<Command, RouteKey>;

/** Those that are asked why; choosing the reason is the confirmation. */
const reasonFor = (command: Command, job: JobDetail): ReasonWords | undefined => {
  if (command === 'decline') return declining;
  if (command === 'pause') return restingJob;
  if (command === 'reopen') return reopening;
  return command === 'cancel' ? { ...cancelling, hint: cancelling.hint(openIn(job), job.escalation) } : undefined;
};

const openIn = ({ appointments }: JobDetail): number =>
  appointments.filter(({ status }) => status !== 'complete' && status !== 'cancelled').length;

/** Does something to a whole job. */
export const sendCommand = (
  acting: Acting,
  jobId: string,
  command: Command,
  onJob: (job: JobDetail) => void,
  reason?: string,
) =>
  acting.act(
    (options) => callApi(ROUTES[command], { params: { jobId }, body: reason === undefined ? {} : { reason } }, options),
    onJob,
  );

/** What the office may do with the job now. */
export function JobButtons({
  job,
  acting,
  onJob,
  onAdd,
}: {
  job: JobDetail;
  acting: Acting;
  onJob: (job: JobDetail) => void;
  /** Opens the form of a new appointment. */
  onAdd: () => void;
}) {
  const [asks, setAsks] = useState<Command | undefined>(undefined);
  if (job.actions.length === 0) return null;
  const press = (action: JobAction) => {
    if (acting.isBusy) return;
    if (action === 'add_appointment') onAdd();
    else if (reasonFor(action, job) === undefined) void sendCommand(acting, job.id, action, onJob);
    else setAsks(action);
  };
  const reasons = asks && reasonFor(asks, job);
  return (
    <>
      <p class="actions">
        {job.actions.map((action) => (
          <button
            key={action}
            type="button"
            class={action === 'cancel' ? 'danger' : action === 'add_appointment' ? 'primary' : undefined}
            aria-disabled={acting.isBusy}
            onClick={() => press(action)}
          >
            {words[action]}
          </button>
        ))}
      </p>
      {asks && reasons && (
        <ReasonDialog
          words={reasons}
          onReason={(reason) => void sendCommand(acting, job.id, asks, onJob, reason)}
          onClose={() => setAsks(undefined)}
        />
      )}
    </>
  );
}
