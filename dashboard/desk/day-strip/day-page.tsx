import { useState } from 'preact/hooks';
import type { AgendaItem } from '../../../core/contracts/appointments.ts';
import type { Me } from '../../../core/contracts/login.ts';
import type { PersonView } from '../../../core/contracts/people.ts';
import { callApi } from '../../client/call-api.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { StatusShape, VISIT_TONES } from '../../job/status-mark.tsx';
import { sayDate, sayHour, sayHours } from '../../time/say-span.ts';
import { second } from '../../time/second.ts';
import { instantOf, plusDays, wallTime } from '../../time/wall-time.ts';
import { connection } from '../../words/en.ts';
import { day as words } from '../../words/en-day.ts';
import { visitStatus } from '../../words/en-visits.ts';
import { Page } from '../page.tsx';
import { usePeople } from '../people/people.ts';
import { usePolled } from '../polled.ts';
import { OnCallBand } from './on-call-band.tsx';
import { type Bar, hoursOf, placed, type Row, rowsOf, type Stretch, stretchOf } from './strip.ts';
import { VisitSheet } from './visit-sheet.tsx';

/** The day of the whole team: technicians by hours, who is on call above, and what nobody has yet on top. */
export function DayPage({ date: named, me }: { date: string | undefined; me: Me }) {
  const { zone } = me.account;
  const today = wallTime(serverNowMs(), zone).slice(0, 10);
  const date = named ?? today;
  const visits = usePolled(`day ${date}`, () => callApi('GET /v1/appointments', { query: { date } }));
  const people = usePeople();
  const team = people.data ?? [];
  return (
    <Page
      heading={words.of(sayDate(instantOf(`${date}T12:00`, zone), zone))}
      aside={<Dates date={date} today={today} />}
      wide
    >
      {visits.isUnanswered && visits.data !== undefined && (
        <p class="stale" role="status">
          {connection.lastKnown}
        </p>
      )}
      {visits.data === undefined ? (
        <p role="status">{visits.sentence}</p>
      ) : (
        <Strip items={visits.data.items} people={team} date={date} zone={zone} onDone={visits.askNow} />
      )}
    </Page>
  );
}

function Dates({ date, today }: { date: string; today: string }) {
  return (
    <nav class="dates" aria-label={words.heading}>
      <a class="button" href={`/day/${plusDays(date, -1)}`}>
        {words.before}
      </a>
      <a class="button" href="/day" aria-current={date === today ? 'date' : undefined}>
        {words.today}
      </a>
      <a class="button" href={`/day/${plusDays(date, 1)}`}>
        {words.after}
      </a>
    </nav>
  );
}

function Strip({
  items,
  people,
  date,
  zone,
  onDone,
}: {
  items: readonly AgendaItem[];
  people: readonly PersonView[];
  date: string;
  zone: string;
  onDone: () => void;
}) {
  const [open, setOpen] = useState<string | undefined>(undefined);
  const stretch = stretchOf(items, date, zone);
  const technicians = people.filter(({ enabled, roles }) => enabled && roles.includes('technician'));
  const rows = rowsOf(items, technicians, stretch);
  const opened = items.find(({ id }) => id === open);
  return (
    <>
      <p class="hint">{words.timesIn(zone)}</p>
      <div class="strip">
        <Hours stretch={stretch} zone={zone} />
        <OnCallBand date={date} zone={zone} stretch={stretch} people={people} />
        {rows.length === 0 && (
          <div class="empty">
            <h2>{words.emptyHeading}</h2>
            <p>{words.empty}</p>
          </div>
        )}
        {rows.map((row) => (
          <StripRow key={row.person?.id ?? ''} row={row} zone={zone} onOpen={setOpen} />
        ))}
        <Now stretch={stretch} />
      </div>
      {opened && <VisitSheet item={opened} zone={zone} onDone={onDone} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function Hours({ stretch, zone }: { stretch: Stretch; zone: string }) {
  const hours = hoursOf(stretch);
  return (
    <div class="hours" aria-hidden="true">
      {hours.map((hour) => (
        <span key={hour} class="hour">
          {sayHour(hour, zone)}
        </span>
      ))}
    </div>
  );
}

/** Where the day has got to; only for the eye, the clock on the wall says the same. */
function Now({ stretch }: { stretch: Stretch }) {
  const now = second.value;
  const at = placed({ start: new Date(now).toISOString(), end: new Date(now + 1000).toISOString() }, stretch);
  if (at === undefined) return null;
  return (
    <div class="now-line" aria-hidden="true">
      <span class="line" style={{ insetInlineStart: `${at.from}%` }} />
    </div>
  );
}

function StripRow({ row, zone, onOpen }: { row: Row; zone: string; onOpen: (id: string) => void }) {
  const { person, bars, lanes } = row;
  return (
    <section class={person === undefined ? 'strip-row nobody' : 'strip-row'}>
      <h2>{person?.name ?? words.nobody}</h2>
      <ul class="track" style={{ '--lanes': lanes }}>
        {bars.length === 0 && <li class="hint free">{words.free}</li>}
        {bars.map((bar) => (
          <VisitBar key={bar.item.id} bar={bar} zone={zone} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  );
}

function VisitBar({ bar, zone, onOpen }: { bar: Bar; zone: string; onOpen: (id: string) => void }) {
  const { item, from, length, lane } = bar;
  const hours = sayHours(Date.parse(item.start), Date.parse(item.end), zone);
  const crew = item.assignments.map(({ name }) => name).join(', ') || words.noCrew;
  const status = visitStatus[item.status];
  return (
    <li class="bar" style={{ '--from': `${from}%`, '--length': `${length}%`, '--lane': lane }}>
      <button type="button" class={`tone-${VISIT_TONES[item.status]}`} onClick={() => onOpen(item.id)}>
        <span class="state">
          <StatusShape status={item.status} />
          {status}
        </span>
        <span class="when">{hours}</span>
        <span class="what">{item.job.summary}</span>
        <span class="unseen">{words.barOf(item.customer?.name ?? '', crew)}</span>
      </button>
    </li>
  );
}
