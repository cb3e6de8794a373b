import { useState } from 'preact/hooks';
import type { AgendaItem } from '../../../core/contracts/appointments.ts';
import { VisitMark } from '../../job/status-mark.tsx';
import { ToldLine } from '../../job/told-line.tsx';
import { saySpan } from '../../time/say-span.ts';
import { day as words } from '../../words/en-day.ts';
import { visits } from '../../words/en-jobs.ts';
import { Dialog } from '../dialog.tsx';
import { type VisitAction, VisitDialog } from '../jobs/visit-dialogs.tsx';

/**
 * What a bar stands for, and what can be done with it: opened with a click, a tap or Enter, so that moving and assigning
 * need no mouse.
 */
export function VisitSheet({
  item,
  zone,
  onDone,
  onClose,
}: {
  item: AgendaItem;
  zone: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const [action, setAction] = useState<VisitAction | undefined>(undefined);
  if (action !== undefined)
    return <VisitDialog action={action} visit={item} zone={zone} onDone={onDone} onClose={onClose} />;
  const crew = item.assignments.map(({ name }) => name).join(', ');
  return (
    <Dialog
      heading={item.job.summary}
      hint={saySpan(Date.parse(item.start), Date.parse(item.end), zone)}
      onClose={onClose}
    >
      {() => (
        <>
          <p>
            <VisitMark status={item.status} />
          </p>
          {item.held?.map((held) => (
            <ToldLine key={held.fact} held={held} zone={zone} />
          ))}
          <dl class="sheet">
            <dt>{words.customer}</dt>
            <dd>{item.customer?.name}</dd>
            {item.customer?.address && (
              <>
                <dt>{words.place}</dt>
                <dd>{item.customer.address}</dd>
              </>
            )}
            <dt>{words.crew}</dt>
            <dd>{crew || words.noCrew}</dd>
          </dl>
          <p class="actions">
            {item.codes.length > 0 && (
              <button type="button" onClick={() => setAction('status')}>
                {visits.setStatus}
              </button>
            )}
            {item.actions.includes('move') && (
              <button type="button" onClick={() => setAction('move')}>
                {visits.move}
              </button>
            )}
            {item.actions.includes('staff') && (
              <button type="button" onClick={() => setAction('staff')}>
                {visits.staff}
              </button>
            )}
          </p>
          <a href={`/jobs/${item.jobId}`}>{words.openJob(item.job.number)}</a>
        </>
      )}
    </Dialog>
  );
}
