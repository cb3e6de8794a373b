import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { EscalationSummary } from '../../core/contracts/escalations.ts';
import { callApi } from '../client/call-api.ts';
import { startPolling } from '../client/polling.ts';
import { StatusMark } from '../escalation/status-mark.tsx';
import { connection, escalation as escalationWords } from '../words/en.ts';
import { ownCalls as words } from '../words/en-after-hours.ts';
import { Page } from './page.tsx';

/** What a technician finds at `/`: the calls that wait for him. Each leads to its field page. */
export function OwnCallsPage() {
  const calls = useSignal<EscalationSummary[] | undefined>(undefined);
  const isUnanswered = useSignal(false);
  useEffect(
    () =>
      startPolling(async () => {
        const answer = await callApi('GET /v1/escalations', {});
        if (answer.outcome === 'ok') calls.value = answer.data.items;
        isUnanswered.value = answer.outcome !== 'ok';
        return answer.outcome === 'ok';
      }).stop,
    [calls, isUnanswered],
  );
  const waiting = calls.value;
  return (
    <Page heading={words.heading}>
      {isUnanswered.value && (
        <p class="stale" role="status">
          {waiting === undefined ? connection.none : connection.lastKnown}
        </p>
      )}
      {waiting?.length === 0 && (
        <div class="empty">
          <h2>{words.emptyHeading}</h2>
          <p>{words.empty}</p>
        </div>
      )}
      <ul class="calls">
        {waiting?.map(({ number, status, call }) => (
          <li key={number}>
            <StatusMark status={status} />
            <a href={`/e/${number}`}>
              {escalationWords.number(number)} {call.summary}
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}
