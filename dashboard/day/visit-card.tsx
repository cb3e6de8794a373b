import type { AgendaItem, AssignmentView } from '../../core/contracts/appointments.ts';
import type { Me } from '../../core/contracts/login.ts';
import { serverNowMs } from '../client/server-clock.ts';
import { firstName, mapsLink, phoneLink } from '../escalation/call-facts.ts';
import { PhaseMark, VisitMark } from '../job/status-mark.tsx';
import { ToldLine } from '../job/told-line.tsx';
import { sayHours } from '../time/say-span.ts';
import { sayTime } from '../time/say-time.ts';
import { myDay as words } from '../words/en-my-day.ts';
import { partOf } from './agenda.ts';
import type { DayStore, Unapplied } from './day-store.ts';
import { codesOffered, tapsOf } from './tap.ts';
import { TapButtons } from './tap-buttons.tsx';

/** One appointment: when, what, whose, where; who else is on it; what the customer is about to hear; what to tap. */
export function VisitCard({
  item,
  me,
  store,
  isNext,
}: {
  item: AgendaItem;
  me: Me;
  store: DayStore;
  /** Its buttons are in sight; those of the others are a tap away. */
  isNext: boolean;
}) {
  const { zone } = me.account;
  const own = partOf(item, me.id);
  const dropped = item.status === 'cancelled' || item.status === 'needs_reschedule' ? item.status : undefined;
  const offered = codesOffered(item, store.taps.value, store.codes.value);
  const isOver = dropped !== undefined || item.status === 'complete' || own?.phase === 'complete';
  const labelOf = ({ code }: AssignmentView) => store.codes.value.find((each) => each.code === code)?.label ?? code;
  const waits = tapsOf(store.taps.value, item).length > 0;
  const buttons = <TapButtons item={item} own={own} offered={offered} store={store} />;
  return (
    <article class={isOver ? 'visit over' : isNext ? 'visit next' : 'visit'}>
      <header>
        <h3>{sayHours(Date.parse(item.start), Date.parse(item.end), zone)}</h3>
        {dropped || own === undefined ? (
          <VisitMark status={item.status} />
        ) : (
          <PhaseMark phase={own.phase} label={labelOf(own)} />
        )}
      </header>
      {dropped && <p class="refusal">{words.dropped[dropped]}</p>}
      <p class="what">{item.job.summary}</p>
      <Where item={item} isOver={isOver} />
      <Crew item={item} me={me} labelOf={labelOf} />
      {item.pause && <p class="hint">{words.paused(item.pause.reason)}</p>}
      {item.eta && item.status === 'en_route' && (
        <p class="hint">{words.expected(sayTime(item.eta, zone, serverNowMs()))}</p>
      )}
      <Told item={item} zone={zone} store={store} />
      <Sending item={item} zone={zone} store={store} />
      {store.unapplied.value
        .filter(({ tap }) => tap.appointmentId === item.id)
        .map((each) => (
          <NotDone key={each.tap.deviceTime} unapplied={each} zone={zone} store={store} />
        ))}
      {offered.length > 0 &&
        (isNext || waits ? (
          buttons
        ) : (
          <details>
            <summary>{words.change}</summary>
            {buttons}
          </details>
        ))}
    </article>
  );
}

function Where({ item: { customer, job }, isOver }: { item: AgendaItem; isOver: boolean }) {
  const { name = '', phone, address, accessNote } = customer ?? {};
  return (
    <>
      <p class="who">{name}</p>
      <p>
        {address ?? words.noAddress} <span class="hint">{words.job(job.number)}</span>
      </p>
      {!isOver && accessNote && <p class="note">{accessNote}</p>}
      {!isOver && (phone || address) && (
        <p class="ways">
          {address && (
            <a class="button" href={mapsLink(address)} target="_blank" rel="noreferrer">
              {words.navigate}
            </a>
          )}
          {phone && (
            <a class="button" href={phoneLink(phone)}>
              {words.call(firstName(name) || words.customer)}
            </a>
          )}
        </p>
      )}
    </>
  );
}

/** Who else goes, and where each of them stands. */
function Crew({ item, me, labelOf }: { item: AgendaItem; me: Me; labelOf: (part: AssignmentView) => string }) {
  const others = item.assignments.filter(({ personId }) => personId !== me.id);
  if (others.length === 0) return null;
  const lead = item.leadId ?? item.assignments[0]?.personId;
  return (
    <div class="crew">
      <p class="hint">
        {words.crew}. {lead === me.id && words.youLead}
      </p>
      <ul>
        {others.map((part) => (
          <li key={part.personId}>
            {part.name}
            {part.personId === lead && ` (${words.lead})`} <PhaseMark phase={part.phase} label={labelOf(part)} />{' '}
            {part.phase !== 'pending' && (
              <span class="hint">{words.since(sayTime(part.at, me.account.zone, serverNowMs()))}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What has been done and is not told yet; it is taken back with the code that leads back. */
function Told({ item, zone, store }: { item: AgendaItem; zone: string; store: DayStore }) {
  const back = item.codes.find(({ phase }) => phase === 'pending');
  const isBusy = tapsOf(store.taps.value, item).length > 0;
  if (isBusy) return null;
  return (
    <>
      {item.held?.map((held) => (
        <ToldLine
          key={held.fact}
          held={held}
          zone={zone}
          onUndo={back && (() => store.tap(item, back))}
          otherwise={words.askTheOffice}
        />
      ))}
    </>
  );
}

/** What is on its way to the server, or waits for a connection. */
function Sending({ item, zone, store }: { item: AgendaItem; zone: string; store: DayStore }) {
  const waiting = tapsOf(store.taps.value, item);
  const trouble = store.trouble.value;
  return (
    <div class="sending-line" role="status">
      {waiting.length > 0 && (
        <>
          <ul>
            {waiting.map(({ label, deviceTime }) => (
              <li key={`${label} ${deviceTime}`}>
                {trouble ? words.waiting(label, sayTime(deviceTime, zone, serverNowMs())) : words.sending(label)}
              </li>
            ))}
          </ul>
          {trouble && (
            <button type="button" onClick={() => store.drop(item)}>
              {words.drop}
            </button>
          )}
        </>
      )}
    </div>
  );
}

function NotDone({ unapplied, zone, store }: { unapplied: Unapplied; zone: string; store: DayStore }) {
  const { tap, why } = unapplied;
  return (
    <div class="refusal" role="alert">
      <p>
        {why.kind === 'late'
          ? words.late(tap.label, sayTime(tap.deviceTime, zone, serverNowMs()))
          : words.refused(tap.label, why.detail)}
      </p>
      <button type="button" onClick={() => store.understood(unapplied)}>
        {words.understood}
      </button>
    </div>
  );
}
