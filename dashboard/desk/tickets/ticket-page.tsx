import type { Me } from '../../../core/contracts/login.ts';
import type { TicketView } from '../../../core/contracts/tickets.ts';
import { callApi } from '../../client/call-api.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { sayTime } from '../../time/say-time.ts';
import { connection, form as formWords } from '../../words/en.ts';
import { tickets as listWords, status as statusName, ticket as words } from '../../words/en-tickets.ts';
import { useSaving } from '../form/saving.ts';
import { Mark } from '../mark.tsx';
import { hasAnyOf, TEAM } from '../navigation.ts';
import { Page } from '../page.tsx';
import { type Polled, usePolled } from '../polled.ts';
import { DueMark } from './due-mark.tsx';
import { ResolveForm } from './resolve-form.tsx';
import { TicketFacts } from './ticket-facts.tsx';
import { ticketSentence } from './ticket-sentence.ts';

const Back = () => <a href="/tickets">{listWords.back}</a>;

/** What the link in a ticket's email opens. To open it is to look at it: only the button claims. */
export function TicketPage({ number, me }: { number: string; me: Me }) {
  const ticket = usePolled(number, () => callApi('GET /v1/tickets/{number}', { params: { number } }));
  if (ticket.data === undefined) {
    const isMissing = ticket.status === 404;
    return (
      <Page heading={words.heading(number)} aside={<Back />}>
        <p role="status">{isMissing ? words.missing(number) : ticket.sentence}</p>
        {isMissing && <p class="hint">{words.missingHint}</p>}
      </Page>
    );
  }
  const { customer } = ticket.data;
  return (
    <Page heading={listWords.title(words.heading(number), customer.name)} aside={<Back />} wide>
      {ticket.isUnanswered && (
        <p class="stale" role="status">
          {connection.lastKnown}
        </p>
      )}
      <div class="task">
        <div class="stack">
          <Standing ticket={ticket.data} me={me} change={ticket} />
          <TicketFacts ticket={ticket.data} zone={me.account.zone} />
        </div>
        <Timeline ticket={ticket.data} zone={me.account.zone} />
      </div>
    </Page>
  );
}

/** Where it stands, and what the reader can do about it. */
function Standing({ ticket, me, change }: { ticket: TicketView; me: Me; change: Polled<TicketView> }) {
  const { status, owner, outcome, toldTo } = ticket;
  const { zone } = me.account;
  const isMine = owner?.id === me.id;
  const mayHandle = hasAnyOf(me.roles, TEAM);
  // The owner resolves, or whoever manages, so that no ticket waits for somebody's return.
  const mayResolve = isMine || hasAnyOf(me.roles, ['manager', 'administrator']);
  return (
    <section class="panel" aria-label={statusName[status]}>
      <p class="marks">
        {status === 'claimed' && owner ? (
          <Mark tone={isMine ? 'good' : 'wait'}>{isMine ? words.mine : listWords.claimedBy(owner.name)}</Mark>
        ) : (
          <Mark tone={status === 'resolved' ? 'good' : 'care'}>{statusName[status]}</Mark>
        )}{' '}
        {status !== 'resolved' && <DueMark ticket={ticket} zone={zone} />}
      </p>
      {toldTo !== 'channel' && <p class="hint">{listWords.toldTo[toldTo]}</p>}
      {outcome && (
        <>
          <p class="typed">“{outcome.note}”</p>
          <p class="hint">{listWords.resolvedBy(outcome.by.name, sayTime(outcome.at, zone, serverNowMs()))}</p>
        </>
      )}
      {status === 'open' && mayHandle && <ClaimButton number={ticket.number} change={change} />}
      {status === 'claimed' && mayHandle && mayResolve && <ResolveForm ticket={ticket} onResolved={change.replace} />}
    </section>
  );
}

function ClaimButton({ number, change }: { number: string; change: Polled<TicketView> }) {
  const saving = useSaving();
  const claim = async () => {
    const claimed = await saving.save((options) =>
      callApi('POST /v1/tickets/{number}/claim', { params: { number } }, options),
    );
    if (claimed === undefined) change.askNow();
    else change.replace(claimed.data);
  };
  return (
    <div class="stack">
      <p class="actions">
        <button type="button" class="primary" aria-disabled={saving.progress !== 'idle'} onClick={() => void claim()}>
          {saving.progress === 'idle' ? words.claim : words.claiming}
        </button>
      </p>
      <p class="hint">{words.claimHint}</p>
      <p class="error" role="alert">
        {saving.sentence && formWords.fieldError(saving.sentence)}
      </p>
    </div>
  );
}

function Timeline({ ticket, zone }: { ticket: TicketView; zone: string }) {
  const now = serverNowMs();
  return (
    <section class="panel" aria-labelledby="timeline">
      <h2 id="timeline">{words.timeline}</h2>
      <ol class="ticket-timeline">
        {ticket.timeline.map((entry) => (
          <li key={entry.seq}>
            <time dateTime={entry.at}>{sayTime(entry.at, zone, now)}</time>
            <span>{ticketSentence(entry, zone, now)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
