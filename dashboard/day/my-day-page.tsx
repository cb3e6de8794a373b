import { useEffect, useMemo } from 'preact/hooks';
import type { AgendaItem } from '../../core/contracts/appointments.ts';
import type { Me } from '../../core/contracts/login.ts';
import { serverNowMs } from '../client/server-clock.ts';
import { signOut } from '../login/sign-out.ts';
import { sayDate } from '../time/say-span.ts';
import { plusDays, wallTime } from '../time/wall-time.ts';
import { connection, product, escalation as shared } from '../words/en.ts';
import { myDay as words } from '../words/en-my-day.ts';
import { byDate, nextVisit } from './agenda.ts';
import { createDayStore, type DayStore } from './day-store.ts';
import { VisitCard } from './visit-card.tsx';

/** A technician's day and the next ones: where to go, whom to call, and his status in one tap. */
export function MyDayPage({ me }: { me: Me }) {
  const store = useMemo(() => createDayStore(me.id), [me.id]);
  useEffect(() => store.start(), [store]);
  useEffect(() => {
    document.title = `${words.heading} · ${product.name}`;
  }, []);
  const items = store.items.value;
  return (
    <div class="day">
      <header>
        <h1>{words.heading}</h1>
        <a href="/your-calls">{words.yourCalls}</a>
      </header>
      <main>
        {store.stale.value && (
          <p class="stale" role="status">
            {items === undefined ? connection.none : connection.lastKnown}
          </p>
        )}
        {items === undefined && !store.stale.value && (
          <p role="status">{store.isRefused.value ? words.notYours : connection.opening}</p>
        )}
        {items?.length === 0 && (
          <div class="empty">
            <h2>{words.emptyHeading}</h2>
            <p>{words.empty}</p>
          </div>
        )}
        {items && <Days items={items} me={me} store={store} />}
        <p class="signed-in hint">
          {shared.signedInAs(me.name)} <a href="/me">{words.settings}</a>
          <button type="button" class="quiet" onClick={() => void signOut()}>
            {shared.signOut}
          </button>
        </p>
      </main>
    </div>
  );
}

function Days({ items, me, store }: { items: readonly AgendaItem[]; me: Me; store: DayStore }) {
  const { zone } = me.account;
  const today = wallTime(serverNowMs(), zone).slice(0, 10);
  const dates = byDate(items, zone);
  const next = nextVisit(items, me.id, dates.find(([date]) => date === today)?.[1] ?? []);
  const nameOf = (date: string, first: AgendaItem | undefined) => {
    const said = first === undefined ? date : sayDate(Date.parse(first.start), zone);
    if (date === today) return words.today(said);
    return date === plusDays(today, 1) ? words.tomorrow(said) : said;
  };
  return (
    <>
      {dates.map(([date, visits]) => (
        <section key={date} aria-labelledby={`day-${date}`}>
          <h2 id={`day-${date}`}>{nameOf(date, visits[0])}</h2>
          <ol class="visits">
            {visits.map((item) => (
              <li key={item.id}>
                <VisitCard item={item} me={me} store={store} isNext={item.id === next?.id} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}
