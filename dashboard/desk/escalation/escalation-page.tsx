import { useEffect, useMemo, useState } from 'preact/hooks';
import type { EscalationView } from '../../../core/contracts/escalations.ts';
import type { Me } from '../../../core/contracts/login.ts';
import { phoneLink } from '../../escalation/call-facts.ts';
import { createEscalationStore, type EscalationStore } from '../../escalation/escalation-store.ts';
import { ReasonDialog } from '../../escalation/reason-dialog.tsx';
import { SendingLine } from '../../escalation/sending-line.tsx';
import { StandingPanel } from '../../escalation/standing-text.tsx';
import { StatusMark } from '../../escalation/status-mark.tsx';
import { TimelineList } from '../../escalation/timeline-list.tsx';
import { WhoHasTime } from '../../escalation/who-has-time.tsx';
import { sayAge } from '../../time/say-time.ts';
import { second } from '../../time/second.ts';
import { connection, givingBack, stopping, escalation as words } from '../../words/en.ts';
import { desk } from '../../words/en-board.ts';
import { DESK, hasAnyOf, MANAGERS } from '../navigation.ts';
import { Page } from '../page.tsx';
import { BoardActions } from './board-actions.tsx';
import { ContactLines } from './contact-lines.tsx';
import { WhatIf } from './what-if.tsx';

/** One escalation for the desk: where it stands, what can be done, the call, everything that happened and will. */
export function EscalationPage({ number, me }: { number: string; me: Me }) {
  const store = useMemo(() => createEscalationStore(number), [number]);
  useEffect(() => store.start(), [store]);
  const shown = store.shown.value;
  const back = <a href="/board">{desk.backToBoard}</a>;

  if (shown.state !== 'shown') {
    const isWaiting = shown.state === 'loading' || shown.state === 'unanswered';
    return (
      <Page heading={isWaiting ? words.incident(number) : words.missing(number)} aside={back}>
        {isWaiting && <p role="status">{shown.state === 'loading' ? connection.opening : connection.none}</p>}
      </Page>
    );
  }
  const { escalation } = shown;
  const refusal = store.refusal.value;
  return (
    <Page heading={words.incident(number)} aside={back}>
      {store.stale.value && (
        <p class="stale" role="status">
          {connection.lastKnown}
        </p>
      )}
      <p class="tags">
        <StatusMark status={escalation.status} />
        <span class={`urgency ${escalation.urgency}`}>{words.urgency[escalation.urgency]}</span>
      </p>
      <StandingPanel escalation={escalation} personId={me.id} zone={me.account.zone} mayRest={false} />
      <WhoHasTime escalation={escalation} isYours={escalation.paging.some((person) => person.id === me.id)} />
      {refusal !== undefined && (
        <p class="refusal" role="alert">
          {words.refused(refusal)}
        </p>
      )}
      <Actions escalation={escalation} store={store} />
      <div class="halves">
        <div class="stack">
          <ContactLines escalation={escalation} zone={me.account.zone} />
          <Facts escalation={escalation} mayOpenJob={hasAnyOf(me.roles, DESK)} />
          {escalation.status !== 'pending' && hasAnyOf(me.roles, MANAGERS) && (
            <WhatIf escalation={escalation} zone={me.account.zone} />
          )}
        </div>
        <TimelineList escalation={escalation} zone={me.account.zone} />
      </div>
    </Page>
  );
}

function Actions({ escalation, store }: { escalation: EscalationView; store: EscalationStore }) {
  const [asks, setAsks] = useState<'stop' | 'release' | undefined>(undefined);
  const sending = store.sending.value;
  const isBusy = sending !== undefined;
  const label = (action: 'accept' | 'pass' | 'stop') => (sending?.action === action ? words.sending : words[action]);
  return (
    <>
      <SendingLine sending={sending} onGiveUp={store.giveUp} />
      {escalation.actions.length > 0 && (
        <p class="actions">
          {escalation.actions.includes('accept') && (
            <button type="button" class="accept" aria-disabled={isBusy} onClick={() => void store.act('accept')}>
              {escalation.status === 'expired' && !isBusy ? words.acceptLate : label('accept')}
            </button>
          )}
          {escalation.actions.includes('pass') && (
            <button type="button" aria-disabled={isBusy} onClick={() => void store.act('pass')}>
              {label('pass')}
            </button>
          )}
          <BoardActions escalation={escalation} store={store} />
          {escalation.actions.includes('release') && (
            <button type="button" aria-disabled={isBusy} onClick={() => setAsks(isBusy ? undefined : 'release')}>
              {sending?.action === 'release' ? words.sending : words.giveBack}
            </button>
          )}
          {escalation.actions.includes('stop') && (
            <button
              type="button"
              class="danger"
              aria-disabled={isBusy}
              onClick={() => setAsks(isBusy ? undefined : 'stop')}
            >
              {label('stop')}
            </button>
          )}
        </p>
      )}
      {asks && (
        <ReasonDialog
          words={asks === 'stop' ? stopping : givingBack}
          onReason={(reason) => void store.act(asks, reason)}
          onClose={() => setAsks(undefined)}
        />
      )}
    </>
  );
}

function Facts({ escalation, mayOpenJob }: { escalation: EscalationView; mayOpenJob: boolean }) {
  const { call, jobId, note, startedBy, createdAt } = escalation;
  return (
    <section class="facts" aria-labelledby="facts">
      <h2 id="facts">{words.facts}</h2>
      <p class="summary">{call.summary}</p>
      <dl>
        <dt>{words.customerLabel}</dt>
        <dd>{call.customerName}</dd>
        {call.phone !== undefined && (
          <>
            <dt>{words.phoneLabel}</dt>
            <dd>
              <a href={phoneLink(call.phone)}>{call.phone}</a>
            </dd>
          </>
        )}
        <dt>{words.placeLabel}</dt>
        <dd>{call.address ?? words.noAddress}</dd>
        <dt>{words.jobLabel}</dt>
        <dd>{mayOpenJob ? <a href={`/jobs/${jobId}`}>{call.jobNumber}</a> : call.jobNumber}</dd>
        <dt>{words.startedLabel}</dt>
        <dd>{words.startedBy(startedBy.name, sayAge(createdAt, second.value))}</dd>
      </dl>
      {note !== '' && (
        <figure>
          <blockquote>{note}</blockquote>
          <figcaption>{words.noteFrom(startedBy.name)}</figcaption>
        </figure>
      )}
    </section>
  );
}
