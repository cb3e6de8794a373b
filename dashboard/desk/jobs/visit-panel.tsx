import { useState } from 'preact/hooks';
import type { AppointmentView, AssignmentView } from '../../../core/contracts/appointments.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { PhaseMark, VisitMark } from '../../job/status-mark.tsx';
import { saySpan } from '../../time/say-span.ts';
import { sayTime } from '../../time/say-time.ts';
import { visits as words } from '../../words/en-jobs.ts';
import { type VisitAction, VisitDialog } from './visit-dialogs.tsx';

/** One appointment: when, how it stands, who goes and where each of them stands, what the office may do. */
export function VisitPanel({
  visit,
  zone,
  labelOf,
  onDone,
}: {
  visit: AppointmentView;
  zone: string;
  labelOf: (code: string) => string;
  /** Something was saved. */
  onDone: () => void;
}) {
  const [open, setOpen] = useState<VisitAction | undefined>(undefined);
  const when = saySpan(Date.parse(visit.start), Date.parse(visit.end), zone);
  const say = (instant: string) => sayTime(instant, zone, serverNowMs());
  const lead = visit.leadId ?? visit.assignments[0]?.personId;
  const button = (action: VisitAction, label: string) => (
    <button type="button" aria-label={words.actionOn(label, when)} onClick={() => setOpen(action)}>
      {label}
    </button>
  );
  return (
    <li class="row">
      <div class="row-head">
        <h3>{when}</h3>
        <VisitMark status={visit.status} />
      </div>
      {visit.pause && <p class="hint">{words.paused(visit.pause.reason)}</p>}
      {visit.eta && visit.status === 'en_route' && <p class="hint">{words.expected(say(visit.eta))}</p>}
      {visit.assignments.length === 0 ? (
        <p class="hint">{words.nobody}</p>
      ) : (
        <ul class="crew">
          {visit.assignments.map((part) => (
            <li key={part.personId}>
              {part.name}
              {visit.assignments.length > 1 && part.personId === lead && ` (${words.lead})`}{' '}
              <PhaseMark phase={part.phase} label={labelOf(part.code)} />{' '}
              {part.phase !== 'pending' && <span class="hint">{words.since(say(part.at))}</span>}
              <Begun part={part} say={say} />
            </li>
          ))}
        </ul>
      )}
      {(visit.codes.length > 0 || visit.actions.length > 0) && (
        <p class="actions">
          {visit.codes.length > 0 && button('status', words.setStatus)}
          {visit.actions.includes('move') && button('move', words.move)}
          {visit.actions.includes('staff') && button('staff', words.staff)}
        </p>
      )}
      <VisitDialog action={open} {...{ visit, zone, onDone }} onClose={() => setOpen(undefined)} />
    </li>
  );
}

/** When and where he started, by the server's clock and his phone's: nobody can say later that he did not show up. */
function Begun({ part: { begun, name }, say }: { part: AssignmentView; say: (instant: string) => string }) {
  if (begun === undefined) return null;
  const { at, deviceAt, position } = begun;
  const map = position && `https://www.google.com/maps/search/?api=1&query=${position.latitude},${position.longitude}`;
  return (
    <small>
      {' '}
      {deviceAt === undefined || say(deviceAt) === say(at)
        ? words.begun(say(at))
        : words.begunOnPhone(say(at), say(deviceAt))}
      {map && (
        <>
          {' '}
          <a href={map} target="_blank" rel="noreferrer" aria-label={words.whereOf(name)}>
            {words.where}
          </a>
        </>
      )}
    </small>
  );
}
