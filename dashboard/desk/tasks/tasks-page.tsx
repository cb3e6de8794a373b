import { useState } from 'preact/hooks';
import type { Me } from '../../../core/contracts/login.ts';
import type { TaskView } from '../../../core/contracts/tasks.ts';
import { callApi } from '../../client/call-api.ts';
import { connection } from '../../words/en.ts';
import { tasks as words } from '../../words/en-tasks.ts';
import { Page } from '../page.tsx';
import { usePages } from '../pages.ts';
import { goTo } from '../place.ts';
import { usePolled } from '../polled.ts';
import { Views } from '../views.tsx';
import { useClaiming } from './claiming.ts';
import { TaskRow } from './task-row.tsx';

export type TasksView = 'open' | 'escalated' | 'done';

const VIEWS = [
  { to: '/tasks', label: words.view.open },
  { to: '/tasks/escalated', label: words.view.escalated },
  { to: '/tasks/done', label: words.view.done },
] as const;

/** The agents' queue: what is to be done, what was handed to a team, what is done. */
export function TasksPage({ me, view }: { me: Me; view: TasksView }) {
  return (
    <Page
      heading={words.heading}
      aside={
        <a class="button" href="/tasks/new">
          {words.add}
        </a>
      }
    >
      <Views label={words.views} views={VIEWS} />
      {view === 'open' ? <Queue me={me} /> : <Past key={view} me={me} status={view} />}
    </Page>
  );
}

/** The server's limit of a page. So many wait at most where somebody works the queue. */
const MOST = 100;

const listOf = (status: 'unclaimed' | 'claimed') =>
  callApi('GET /v1/tasks', { query: { status, order: 'oldest', limit: MOST } });

/** What is to be done: one's own first, then what anybody may claim, longest waiting first. */
function Queue({ me }: { me: Me }) {
  const { zone } = me.account;
  const claimed = usePolled('claimed', () => listOf('claimed'));
  const unclaimed = usePolled('unclaimed', () => listOf('unclaimed'));
  const claiming = useClaiming();
  const [wanted, setWanted] = useState('');
  if (claimed.data === undefined || unclaimed.data === undefined)
    return <p role="status">{claimed.sentence ?? unclaimed.sentence}</p>;
  const mine = claimed.data.items.filter(({ owner }) => owner?.id === me.id);
  const others = claimed.data.items.filter(({ owner }) => owner?.id !== me.id);
  const waiting = unclaimed.data.items;

  const claim = async (id: string) => {
    setWanted(id);
    const task = await claiming.claim(id);
    if (task !== undefined) return goTo(`/tasks/${id}`);
    unclaimed.askNow();
    claimed.askNow();
  };

  return (
    <>
      {(claimed.isUnanswered || unclaimed.isUnanswered) && (
        <p class="stale" role="status">
          {connection.lastKnown}
        </p>
      )}
      <div role="alert">{claiming.refusal !== '' && <p class="refusal">{claiming.refusal}</p>}</div>
      {mine.length + others.length + waiting.length === 0 && (
        <div class="empty">
          <h2>{words.empty.openHeading}</h2>
          <p>{words.empty.open}</p>
        </div>
      )}
      <Section heading={words.mine} tasks={mine} zone={zone} />
      {mine.length + others.length > 0 && waiting.length === 0 && <p class="hint">{words.empty.unclaimed}</p>}
      {waiting.length > 0 && (
        <section class="stack" aria-labelledby="waiting">
          <h2 id="waiting">
            {words.unclaimed} <small>{words.count(waiting.length)}</small>
          </h2>
          <ul class="rows">
            {waiting.map((task) => (
              <TaskRow key={task.id} task={task} zone={zone}>
                <button
                  type="button"
                  aria-label={words.claimOf(task.summary)}
                  aria-disabled={claiming.progress !== 'idle'}
                  onClick={() => void claim(task.id)}
                >
                  {claiming.progress !== 'idle' && wanted === task.id ? words.claiming : words.claim}
                </button>
              </TaskRow>
            ))}
          </ul>
          {unclaimed.data.next !== undefined && <p class="hint">{words.onlySome(waiting.length)}</p>}
        </section>
      )}
      <Section heading={words.others} tasks={others} zone={zone} />
    </>
  );
}

function Section({ heading, tasks, zone }: { heading: string; tasks: readonly TaskView[]; zone: string }) {
  if (tasks.length === 0) return null;
  return (
    <section class="stack" aria-label={heading}>
      <h2>
        {heading} <small>{words.count(tasks.length)}</small>
      </h2>
      <ul class="rows">
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} zone={zone} />
        ))}
      </ul>
    </section>
  );
}

/** What left the queue, newest first, with what came of it. */
function Past({ me, status }: { me: Me; status: 'escalated' | 'done' }) {
  const tasks = usePages(status, (cursor) => callApi('GET /v1/tasks', { query: { status, cursor, limit: 50 } }));
  if (tasks.items === undefined) return <p role="status">{tasks.sentence}</p>;
  if (tasks.items.length === 0) return <p class="empty">{words.empty[status]}</p>;
  return (
    <>
      <ul class="rows">
        {tasks.items.map((task) => (
          <TaskRow key={task.id} task={task} zone={me.account.zone} />
        ))}
      </ul>
      {tasks.more && (
        <button type="button" onClick={() => void tasks.more?.()}>
          {words.more}
        </button>
      )}
    </>
  );
}
