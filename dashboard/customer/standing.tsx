import type { CustomerPage } from '../../core/contracts/customer-page.ts';
import { sayClock, sayDay, sayWindow } from './say-window.ts';
import { customer as words } from './words.ts';

type Kind = keyof typeof words.standing;

/** What of a job is said first: of its appointment, or of itself while there is none. */
export function kindOf({ job, appointment }: Pick<CustomerPage, 'job' | 'appointment'>): Kind {
  if (job.status === 'cancelled' || job.status === 'declined' || job.status === 'offered') return job.status;
  if (job.status === 'complete') return 'complete';
  // With another visit ahead, the one that is done or called off is not what he asks about.
  if (appointment) return appointment.status === 'complete' ? 'unscheduled' : appointment.status;
  return job.status === 'paused' ? 'paused' : 'unscheduled';
}

const SHOWS_TIME: readonly Kind[] = ['scheduled', 'en_route', 'started', 'paused'];

/** Where the job stands, in words, with the day and the window or the arrival. */
export function Standing({ page }: { page: CustomerPage }) {
  const { appointment, contractor, crew } = page;
  const { zone } = contractor;
  const kind = kindOf(page);
  const eta = kind === 'en_route' ? appointment?.eta : undefined;
  const heading = words.standing[kind];
  const next = words.next[kind];
  return (
    <section class={`card standing ${kind}`}>
      <h1>{typeof heading === 'function' ? heading(crew[0]?.name ?? words.somebody) : heading}</h1>
      {appointment && SHOWS_TIME.includes(kind) && (
        <p class="when">
          <strong>{sayDay(eta ?? appointment.start, zone)}</strong>
          <span>{eta ? words.arrival(sayClock(eta, zone)) : sayWindow(appointment, zone)}</span>
        </p>
      )}
      {next && <p>{next}</p>}
      {appointment?.confirmedAt && kind === 'scheduled' && <p class="yes">{words.confirmed}</p>}
      {appointment?.reschedule && (kind === 'scheduled' || kind === 'needs_reschedule') && (
        <div class="said">
          <p>
            <strong>{words.rescheduleAsked}</strong> {words.rescheduleNext}
          </p>
          {appointment.reschedule.wish && <p class="hint">{words.wishSaid(appointment.reschedule.wish)}</p>}
        </div>
      )}
    </section>
  );
}
