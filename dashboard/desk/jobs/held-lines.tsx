import type { JobDetail, JobMessage } from '../../../core/contracts/jobs.ts';
import { callApi } from '../../client/call-api.ts';
import { ToldLine } from '../../job/told-line.tsx';
import type { Acting } from './acting.ts';
import { sendCommand } from './job-buttons.tsx';

/** What lies ahead of an appointment is no consequence of what was just done. */
const LIES_AHEAD = ['reminder', 'survey', 'booked'];

/** How an undo is said to the server. */
export type Undo = { kind: 'tap'; appointmentId: string; code: string } | { kind: 'restore' };

/** What a rule is about to tell the customer of something that was done. */
export const heldIn = ({ messages }: JobDetail): JobMessage[] =>
  messages.filter(
    ({ status, class: of, facts, ruleIds, why }) =>
      status === 'queued' &&
      of === 'customer' &&
      ruleIds.length > 0 &&
      why === undefined &&
      !facts.some((fact) => LIES_AHEAD.includes(fact)),
  );

/** What takes it back, if anything does: the code that leads back, or for a cancellation the restore. */
export function undoOf({ facts, appointmentId }: JobMessage, job: JobDetail): Undo | undefined {
  const [fact] = facts;
  if (fact === 'cancelled') return job.actions.includes('restore') ? { kind: 'restore' } : undefined;
  if (fact === 'moved' || fact === 'restored' || appointmentId === undefined) return undefined;
  const visit = job.appointments.find(({ id }) => id === appointmentId);
  const back = visit?.codes.find(({ phase }) => phase === (fact === 'complete' ? 'started' : 'pending'));
  return back && { kind: 'tap', appointmentId, code: back.code };
}

/** What has been done and is not told yet: a countdown, and the way back while nothing has left the house. */
export function HeldLines({
  job,
  zone,
  acting,
  onJob,
}: {
  job: JobDetail;
  zone: string;
  acting: Acting;
  onJob: (job: JobDetail) => void;
}) {
  const undo = (how: Undo) => {
    if (how.kind === 'restore') return sendCommand(acting, job.id, 'restore', onJob);
    const { appointmentId, code } = how;
    return acting.act((options) =>
      callApi('POST /v1/appointments/{appointmentId}/status', { params: { appointmentId }, body: { code } }, options),
    );
  };
  return (
    <>
      {heldIn(job).map((message) => {
        const how = undoOf(message, job);
        return (
          <ToldLine
            key={`${message.appointmentId} ${message.facts.join()}`}
            held={{ fact: message.facts[0] ?? '', dueAt: message.dueAt }}
            zone={zone}
            onUndo={how && (() => void undo(how))}
          />
        );
      })}
    </>
  );
}
