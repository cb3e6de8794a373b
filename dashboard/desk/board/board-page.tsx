import { useEffect, useMemo } from 'preact/hooks';
import type { EscalationSummary } from '../../../core/contracts/escalations.ts';
import type { EscalationStatus } from '../../../core/escalation/escalation.ts';
import { StatusShape } from '../../escalation/status-mark.tsx';
import { second } from '../../time/second.ts';
import { connection, status as statusWords } from '../../words/en.ts';
import { board as words } from '../../words/en-board.ts';
import { Page } from '../page.tsx';
import { BoardCard } from './board-card.tsx';
import { COLUMNS, columnOf } from './board-items.ts';
import { type BoardStore, createBoardStore } from './board-store.ts';

/** Seconds without an answer after which the board says that it may be out of date. */
const STALE_AFTER_S = 30;

/** Every escalation that waits, and what became of the others in the last 24 hours. */
export function BoardPage({ zone }: { zone: string }) {
  const store = useMemo(createBoardStore, []);
  useEffect(() => store.start(), [store]);
  const items = store.items.value;

  if (store.forbidden.value) {
    return (
      <Page heading={words.heading}>
        <p>{words.forbidden}</p>
      </Page>
    );
  }
  return (
    <Page heading={words.heading} wide>
      <StaleBanner store={store} />
      {items === undefined ? (
        <p class="hint" role="status">
          {connection.opening}
        </p>
      ) : (
        <Columns items={items} zone={zone} />
      )}
    </Page>
  );
}

function StaleBanner({ store }: { store: BoardStore }) {
  // Read for its beat only: silence is measured on a clock that nobody can set.
  void second.value;
  const silence = Math.floor((performance.now() - store.answeredAt.value) / 1000);
  const isStale = silence >= STALE_AFTER_S;
  return <div role="alert">{isStale && <p class="stale">{words.stale(silence - (silence % 10))}</p>}</div>;
}

function Columns({ items, zone }: { items: EscalationSummary[]; zone: string }) {
  const columns = COLUMNS.map((status) => ({ status, cards: columnOf(items, status) }));
  return (
    <>
      <nav class="sections" aria-label={words.sections}>
        {columns.map(({ status, cards }) => (
          <a key={status} href={`#${status}`} class={cards.length > 0 ? `${status} some` : status}>
            <StatusShape status={status} />
            <span>{statusWords[status]}</span>
            <b>{cards.length}</b>
          </a>
        ))}
      </nav>
      <div class="columns">
        {columns.map(({ status, cards }) => (
          <Column key={status} status={status} cards={cards} zone={zone} />
        ))}
      </div>
    </>
  );
}

function Column({ status, cards, zone }: { status: EscalationStatus; cards: EscalationSummary[]; zone: string }) {
  return (
    <section class={`column ${status}`} id={status} aria-labelledby={`${status}-heading`}>
      <h2 id={`${status}-heading`}>
        <StatusShape status={status} />
        {statusWords[status]}
        <span class="count" title={words.count(cards.length)}>
          {cards.length}
        </span>
      </h2>
      {cards.length === 0 ? (
        <p class="empty">{words.empty[status]}</p>
      ) : (
        <ul>
          {cards.map((card) => (
            <li key={card.number}>
              <BoardCard escalation={card} zone={zone} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
