import { useEffect, useRef } from 'preact/hooks';
import type { EscalatedView } from '../../../core/contracts/tasks.ts';
import { callApi } from '../../client/call-api.ts';
import { tasks, escalate as words } from '../../words/en-tasks.ts';
import { useLoaded } from '../loaded.ts';
import { goTo } from '../place.ts';
import { useClaiming } from './claiming.ts';

/** What an agent says to the customer, and the next task under his hand. */
export function EscalateReceipt({ escalated, isNew }: { escalated: EscalatedView; isNew: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { ticket, sentence, escalation } = escalated;
  return (
    <section class="receipt" aria-labelledby="receipt">
      <h2 id="receipt" ref={heading} tabIndex={-1}>
        {isNew ? words.made : words.already}
      </h2>
      {!isNew && <p>{words.alreadyHint}</p>}
      <p class="number">
        <span>{words.number}</span>
        <strong>{ticket.number}</strong>
      </p>
      <div>
        <p class="hint">{words.say}</p>
        <p class="paging">“{sentence}.”</p>
      </div>
      {escalation && (
        <p>
          {words.paging(escalation.number)} <a href={`/escalations/${escalation.number}`}>{words.watch}</a>
        </p>
      )}
      <NextTask ticketNumber={ticket.number} />
    </section>
  );
}

/** The task that has waited longest, to be claimed at once. When somebody is quicker, the one after it. */
function NextTask({ ticketNumber }: { ticketNumber: string }) {
  const waiting = useLoaded('next task', (signal) =>
    callApi('GET /v1/tasks', { query: { order: 'oldest', limit: 1 } }, { signal }),
  );
  const claiming = useClaiming();
  const next = waiting.data?.items[0];
  const claim = async (id: string) => {
    const task = await claiming.claim(id);
    if (task === undefined) waiting.reload();
    else goTo(`/tasks/${task.id}`);
  };
  return (
    <>
      {next && <p class="hint">{words.nextIs(next.summary, next.customerName ?? tasks.customerGone)}</p>}
      {waiting.data && !next && <p class="hint">{words.noNext}</p>}
      <p class="error" role="alert">
        {claiming.refusal}
      </p>
      <p class="actions">
        {next && (
          <button
            type="button"
            class="primary"
            aria-disabled={claiming.progress !== 'idle'}
            onClick={() => void claim(next.id)}
          >
            {words.next}
          </button>
        )}
        <a class="button" href={`/tickets/${ticketNumber}`}>
          {words.view}
        </a>
        <a class="button" href="/tasks">
          {tasks.back}
        </a>
      </p>
    </>
  );
}
