import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Me } from '../../core/contracts/login.ts';
import { createEscalationStore } from '../escalation/escalation-store.ts';
import { ReasonDialog } from '../escalation/reason-dialog.tsx';
import { standingOf } from '../escalation/standing.ts';
import { StandingPanel } from '../escalation/standing-text.tsx';
import { StatusMark } from '../escalation/status-mark.tsx';
import { TimelineList } from '../escalation/timeline-list.tsx';
import { signOut } from '../login/sign-out.ts';
import { connection, givingBack, product, stopping, escalation as words } from '../words/en.ts';
import { CallHead } from './call-head.tsx';
import { DecisionBar } from './decision-bar.tsx';

/**
 * A call as somebody woken by it sees it: why he is paged and what it is about on top, the decision where the thumb is,
 * the timeline below for whoever wants to know more.
 */
export function CallPage({ number, me }: { number: string; me: Me }) {
  const store = useMemo(() => createEscalationStore(number), [number]);
  const [asks, setAsks] = useState<'stop' | 'release' | undefined>(undefined);
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
  const mayAct = escalation.actions.length > 0;
  return (
    <div class="call">
      <header>
        <p>
          <strong>{words.number(escalation.number)}</strong> <span>{name}</span>
        </p>
        {(['stop', 'release'] as const).map(
          (action) =>
            escalation.actions.includes(action) && (
              <button
                key={action}
                type="button"
                class="stop"
                aria-disabled={sending !== undefined}
                onClick={() => setAsks(sending === undefined ? action : undefined)}
              >
                {sending?.action === action ? words.sending : action === 'stop' ? words.stop : words.giveBack}
              </button>
            ),
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
        {refusal !== undefined && mayAct && (
          <p class="refusal" role="alert">
            {words.refused(refusal)}
          </p>
        )}
        <CallHead escalation={escalation} isYours={standingOf(escalation, me.id).kind === 'yours'} />
        <TimelineList escalation={escalation} zone={zone} />
        <p class="signed-in hint">
          <a class="button quiet" href="/my-day">
            {words.myDay}
          </a>
          {words.signedInAs(me.name)}
          <button type="button" class="quiet" onClick={() => void signOut()}>
            {words.signOut}
          </button>
        </p>
      </main>
      <DecisionBar escalation={escalation} personId={me.id} store={store} />
      {asks && (
        <ReasonDialog
          words={asks === 'stop' ? stopping : givingBack}
          onReason={(reason) => void store.act(asks, reason)}
          onClose={() => setAsks(undefined)}
        />
      )}
    </div>
  );
}
