import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Me } from '../../core/contracts/login.ts';
import { createEscalationStore } from '../escalation/escalation-store.ts';
import { StandingPanel } from '../escalation/standing-text.tsx';
import { StatusMark } from '../escalation/status-mark.tsx';
import { StopDialog } from '../escalation/stop-dialog.tsx';
import { TimelineList } from '../escalation/timeline-list.tsx';
import { signOut } from '../login/sign-out.ts';
import { connection, product, escalation as words } from '../words/en.ts';
import { CallHead } from './call-head.tsx';
import { DecisionBar } from './decision-bar.tsx';

/**
 * A call as somebody woken by it sees it: why he is paged and what it is about on top, the decision where the thumb is,
 * the timeline below for whoever wants to know more.
 */
export function CallPage({ number, me }: { number: string; me: Me }) {
  const store = useMemo(() => createEscalationStore(number), [number]);
  const [isStopping, setIsStopping] = useState(false);
  useEffect(() => store.start(), [store]);
  useEffect(() => {
    document.title = `${words.number(number)} · ${product.name}`;
  }, [number]);

  const shown = store.shown.value;
  if (shown.state === 'loading' || shown.state === 'unanswered') {
    return (
      <main class="notice">
        <p role="status">{shown.state === 'loading' ? connection.opening : connection.none}</p>
      </main>
    );
  }
  if (shown.state !== 'shown') {
    return (
      <main class="notice">
        <h1>{shown.state === 'missing' ? words.missing(number) : words.forbidden}</h1>
        <p class="hint">{words.missingHint}</p>
        <button type="button" onClick={() => void signOut()}>
          {words.signOut}
        </button>
      </main>
    );
  }

  const { escalation } = shown;
  const { zone, name } = me.account;
  const sending = store.sending.value;
  const refusal = store.refusal.value;
  const isOpen = escalation.status === 'pending' || escalation.status === 'expired';
  return (
    <div class="call">
      <header>
        <p>
          <strong>{words.number(escalation.number)}</strong> <span>{name}</span>
        </p>
        {escalation.actions.includes('stop') && (
          <button
            type="button"
            class="stop"
            aria-disabled={sending !== undefined}
            onClick={() => setIsStopping(sending === undefined)}
          >
            {sending?.action === 'stop' ? words.sending : words.stop}
          </button>
        )}
      </header>
      <main>
        {store.stale.value && (
          <p class="stale" role="status">
            {connection.lastKnown}
          </p>
        )}
        <p class="tags">
          <StatusMark status={escalation.status} />
          <span class={`urgency ${escalation.urgency}`}>{words.urgency[escalation.urgency]}</span>
        </p>
        <StandingPanel escalation={escalation} personId={me.id} zone={zone} mayRest />
        {refusal !== undefined && isOpen && (
          <p class="refusal" role="alert">
            {words.refused(refusal)}
          </p>
        )}
        <CallHead escalation={escalation} />
        <TimelineList escalation={escalation} zone={zone} />
        <p class="signed-in hint">
          {words.signedInAs(me.name)}
          <button type="button" class="quiet" onClick={() => void signOut()}>
            {words.signOut}
          </button>
        </p>
      </main>
      <DecisionBar escalation={escalation} personId={me.id} store={store} />
      {isStopping && (
        <StopDialog onReason={(reason) => void store.act('stop', reason)} onClose={() => setIsStopping(false)} />
      )}
    </div>
  );
}
