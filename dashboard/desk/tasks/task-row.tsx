import type { ComponentChildren } from 'preact';
import type { TaskView } from '../../../core/contracts/tasks.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { sayAge, sayTime } from '../../time/say-time.ts';
import { tasks as words } from '../../words/en-tasks.ts';
import { Mark } from '../mark.tsx';

/** A task in a list: what is to be done, for whom, since when; `children` stand beside it. */
export function TaskRow({ task, zone, children }: { task: TaskView; zone: string; children?: ComponentChildren }) {
  const { id, summary, customerName = words.customerGone, createdAt, dueAt, owner, status, ticket, outcome } = task;
  const now = serverNowMs();
  return (
    <li class="row task-row">
      <div class="stack">
        <p>
          <a class="title" href={`/tasks/${id}`}>
            {summary}
          </a>
        </p>
        <p class="hint">
          {customerName} · {words.waiting(sayAge(createdAt, now))}
          {status === 'claimed' && owner && <> · {words.claimedBy(owner.name)}</>}
          {status === 'done' && owner && <> · {words.doneBy(owner.name)}</>}
          {ticket && (
            <>
              {' · '}
              <a href={`/tickets/${ticket.number}`}>{words.ticket(ticket.number)}</a>
            </>
          )}
        </p>
        {outcome && <p>“{outcome.note}”</p>}
        {dueAt !== undefined && (status === 'unclaimed' || status === 'claimed') && (
          <p>
            {Date.parse(dueAt) < now ? (
              <Mark tone="bad">{words.overdue(sayTime(dueAt, zone, now))}</Mark>
            ) : (
              <Mark tone="wait">{words.dueAt(sayTime(dueAt, zone, now))}</Mark>
            )}
          </p>
        )}
      </div>
      {children}
    </li>
  );
}
