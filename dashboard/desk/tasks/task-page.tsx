import { useEffect, useState } from 'preact/hooks';
import type { Me } from '../../../core/contracts/login.ts';
import type { EscalatedView, EscalateOffer, TaskView } from '../../../core/contracts/tasks.ts';
import { callApi } from '../../client/call-api.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { sayTime } from '../../time/say-time.ts';
import { connection } from '../../words/en.ts';
import { escalate, tasks, task as words } from '../../words/en-tasks.ts';
import { type Loaded, useLoaded } from '../loaded.ts';
import { Mark } from '../mark.tsx';
import { Page } from '../page.tsx';
import { type Polled, usePolled } from '../polled.ts';
import { useClaiming } from './claiming.ts';
import { DoneForm } from './done-form.tsx';
import { EscalateForm } from './escalate-form.tsx';
import { EscalateReceipt } from './escalate-receipt.tsx';
import { TaskFacts } from './task-facts.tsx';

const Back = () => <a href="/tasks">{tasks.back}</a>;

/** One task: Escalate on top while it is open, then what it is about, then being done with it. */
export function TaskPage({ taskId, me }: { taskId: string; me: Me }) {
  const task = usePolled(taskId, () => callApi('GET /v1/tasks/{taskId}', { params: { taskId } }));
  const offer = useOffer(taskId);
  const [receipt, setReceipt] = useState<{ escalated: EscalatedView; isNew: boolean } | undefined>(undefined);
  if (task.data === undefined || offer.data === undefined) {
    return (
      <Page heading={tasks.heading} aside={<Back />}>
        <p role="status">{task.sentence ?? offer.sentence}</p>
      </Page>
    );
  }
  const { status, summary } = task.data;
  const isOpen = status === 'unclaimed' || status === 'claimed';
  return (
    <Page heading={summary} aside={<Back />} wide>
      {task.isUnanswered && (
        <p class="stale" role="status">
          {connection.lastKnown}
        </p>
      )}
      <div class="task">
        {receipt ? (
          <EscalateReceipt escalated={receipt.escalated} isNew={receipt.isNew} />
        ) : isOpen ? (
          <EscalateForm
            taskId={taskId}
            offer={offer.data}
            onEscalated={(escalated, isNew) => {
              setReceipt({ escalated, isNew });
              task.askNow();
            }}
          />
        ) : (
          <Ended task={task.data} zone={me.account.zone} />
        )}
        <div class="stack">
          {!receipt && <Standing task={task.data} me={me} onChange={task} />}
          {!receipt && isOpen && <Rules />}
          <TaskFacts task={task.data} customer={offer.data.customer} zone={me.account.zone} />
          {status === 'claimed' && task.data.owner?.id === me.id && !receipt && (
            <DoneForm taskId={taskId} onDone={task.replace} />
          )}
        </div>
      </div>
    </Page>
  );
}

/** When not to think twice (tickets spec, 8). */
const Rules = () => (
  <section class="panel rules" aria-labelledby="rules">
    <h2 id="rules">{escalate.rulesHeading}</h2>
    <ul>
      {escalate.rules.map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ul>
  </section>
);

/** What Escalate would promise; as the clock goes on, so does what it can promise. */
function useOffer(taskId: string): Loaded<EscalateOffer> {
  const offer = useLoaded(`offer ${taskId}`, (signal) =>
    callApi('GET /v1/tasks/{taskId}/escalate', { params: { taskId } }, { signal }),
  );
  const { reload } = offer;
  useEffect(() => {
    const timer = setInterval(reload, EVERY_MINUTE_MS);
    return () => clearInterval(timer);
  }, [taskId]);
  return offer;
}
const EVERY_MINUTE_MS = 60_000;

/** Who has it, and the button of who has not. */
function Standing({ task, me, onChange }: { task: TaskView; me: Me; onChange: Polled<TaskView> }) {
  const claiming = useClaiming();
  const { id, status, owner } = task;
  const claim = async () => {
    const claimed = await claiming.claim(id);
    if (claimed === undefined) onChange.askNow();
    else onChange.replace(claimed);
  };
  if (status === 'claimed' && owner) {
    const isMine = owner.id === me.id;
    return (
      <div>
        <p>
          <Mark tone={isMine ? 'good' : 'care'}>{isMine ? words.mine : tasks.claimedBy(owner.name)}</Mark>
        </p>
        {!isMine && <p class="hint">{words.takenHint}</p>}
        <p class="error" role="alert">
          {claiming.refusal}
        </p>
      </div>
    );
  }
  if (status !== 'unclaimed') return null;
  return (
    <div class="stack">
      <p>
        <Mark tone="wait">{words.status.unclaimed}</Mark>
      </p>
      <p class="actions">
        <button type="button" aria-disabled={claiming.progress !== 'idle'} onClick={() => void claim()}>
          {claiming.progress === 'idle' ? tasks.claim : tasks.claiming}
        </button>
      </p>
      <p class="hint">{words.claimHint}</p>
      <p class="error" role="alert">
        {claiming.refusal}
      </p>
    </div>
  );
}

/** What came of a task that left the queue. */
function Ended({ task, zone }: { task: TaskView; zone: string }) {
  const { status, ticket, owner, outcome } = task;
  return (
    <section class="panel" aria-labelledby="outcome">
      <p>
        <Mark tone={status === 'done' || outcome ? 'good' : 'wait'}>{words.status[status]}</Mark>{' '}
        {status === 'done' && owner && tasks.doneBy(owner.name)}
      </p>
      {ticket && (
        <p>
          {words.becameTicket} <a href={`/tickets/${ticket.number}`}>{tasks.ticket(ticket.number)}</a>.
        </p>
      )}
      <h2 id="outcome">{words.outcomeHeading}</h2>
      {outcome ? (
        <>
          <p class="typed">“{outcome.note}”</p>
          <p class="hint">{words.outcomeBy(outcome.by.name, sayTime(outcome.at, zone, serverNowMs()))}</p>
        </>
      ) : (
        <p class="hint">{status === 'escalated' ? words.noOutcome : words.none}</p>
      )}
    </section>
  );
}
