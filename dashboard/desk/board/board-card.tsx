import type { EscalationSummary } from '../../../core/contracts/escalations.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { StatusMark } from '../../escalation/status-mark.tsx';
import { TimeLeft } from '../../escalation/time-left.tsx';
import { sayAge, sayTime } from '../../time/say-time.ts';
import { second } from '../../time/second.ts';
import { escalation as escalationWords } from '../../words/en.ts';
import { board as words } from '../../words/en-board.ts';

/** What matters about its status: who is paged and how long he has, who has it, what to do, why it was stopped. */
function Now({ escalation, zone }: { escalation: EscalationSummary; zone: string }) {
  const { status, paging, stepEndsAt, assignee, assignedAt, enRouteAt, reason, updatedAt } = escalation;
  switch (status) {
    case 'pending':
      return (
        <p class="now">
          <span>{paging.length === 0 ? words.pagingNobody : words.pagingNow(paging.map((person) => person.name))}</span>
          {stepEndsAt !== undefined && (
            <strong>
              <TimeLeft until={stepEndsAt} isOver={words.timeIsUp} />
            </strong>
          )}
        </p>
      );
    case 'assigned':
      return (
        <p class="now">
          <span>{words.assignedTo(assignee?.name ?? '', sayTime(assignedAt ?? updatedAt, zone, serverNowMs()))}</span>
          {enRouteAt !== undefined && <b>{words.onTheWay}</b>}
        </p>
      );
    case 'expired':
      return <p class="now">{words.expired[reason === 'no_coverage' ? 'no_coverage' : 'no_answer']}</p>;
    case 'cancelled':
      return <p class="now">{reason === 'JOB_CANCELLED' ? words.jobCancelled : reason}</p>;
  }
}

/** One escalation on the board. */
export function BoardCard({ escalation, zone }: { escalation: EscalationSummary; zone: string }) {
  const { number, status, call, urgency, createdAt } = escalation;
  return (
    <article class={`card ${status}`}>
      <header>
        <span class="number">{escalationWords.number(number)}</span>
        <StatusMark status={status} />
        <a href={`/escalations/${number}`} aria-label={words.viewOf(number)}>
          {words.view}
        </a>
      </header>
      <h3>{call.summary}</h3>
      <p class="where">
        {call.customerName}
        {call.address !== undefined && <span>{call.address}</span>}
      </p>
      <Now escalation={escalation} zone={zone} />
      <p class="hint">
        {urgency === 'urgent' && <span class="urgency urgent">{escalationWords.urgency.urgent}</span>}
        {escalationWords.called(sayAge(createdAt, second.value))}
      </p>
    </article>
  );
}
