import type { Me } from '../../../core/contracts/login.ts';
import type { TicketSummary } from '../../../core/contracts/tickets.ts';
import { callApi } from '../../client/call-api.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { sayTime } from '../../time/say-time.ts';
import { connection } from '../../words/en.ts';
import { category as categoryName } from '../../words/en-tasks.ts';
import { status as statusName, tickets as words } from '../../words/en-tickets.ts';
import { channelName, channelReach } from '../channels/reach.ts';
import { Mark } from '../mark.tsx';
import { hasAnyOf, TEAM } from '../navigation.ts';
import { Page } from '../page.tsx';
import { usePages } from '../pages.ts';
import { Views } from '../views.tsx';
import { DueMark } from './due-mark.tsx';

export type TicketStatus = TicketSummary['status'];

const STATUSES: readonly TicketStatus[] = ['open', 'claimed', 'resolved'];
/** Open ones are what one comes for: they have the short address. */
const pathOf = (status: TicketStatus, channel: string | undefined): string =>
  channel === undefined ? (status === 'open' ? '/tickets' : `/tickets/${status}`) : `/tickets/${status}/${channel}`;

/** Tickets by status, of all channels or of one. */
export function TicketsPage({ me, status, channel }: { me: Me; status: TicketStatus; channel: string | undefined }) {
  const isTeam = hasAnyOf(me.roles, TEAM);
  const channels = channelReach.value?.channels ?? [];
  return (
    <Page heading={words.heading}>
      <Views
        label={words.views}
        views={STATUSES.map((each) => ({ to: pathOf(each, channel), label: statusName[each] }))}
      />
      {isTeam && channels.length > 1 && (
        <Views
          label={words.channels}
          views={[
            { to: pathOf(status, undefined), label: words.allChannels },
            ...channels.map(({ key, name }) => ({ to: pathOf(status, key), label: name })),
          ]}
          isMinor
        />
      )}
      <List key={`${status} ${channel}`} me={me} status={status} channel={channel} isTeam={isTeam} />
    </Page>
  );
}

function List({
  me,
  status,
  channel,
  isTeam,
}: {
  me: Me;
  status: TicketStatus;
  channel: string | undefined;
  isTeam: boolean;
}) {
  const tickets = usePages(`${status} ${channel}`, (cursor) =>
    callApi('GET /v1/tickets', { query: { status, channel, cursor, limit: 50 } }),
  );
  if (tickets.items === undefined) return <p role="status">{tickets.sentence}</p>;
  return (
    <>
      {tickets.isUnanswered && (
        <p class="stale" role="status">
          {connection.lastKnown}
        </p>
      )}
      {tickets.items.length === 0 && !tickets.more && (
        <p class="empty">{isTeam ? words.empty[status] : words.emptyOwn}</p>
      )}
      <ul class="rows">
        {tickets.items.map((ticket) => (
          <TicketRow key={ticket.id} ticket={ticket} zone={me.account.zone} />
        ))}
      </ul>
      {tickets.more && (
        <button type="button" onClick={() => void tickets.more?.()}>
          {words.more}
        </button>
      )}
    </>
  );
}

function TicketRow({ ticket, zone }: { ticket: TicketSummary; zone: string }) {
  const { number, customer, summary, category, channel, status, owner, outcome, urgency, toldTo } = ticket;
  return (
    <li class="row">
      <div class="row-head">
        <p>
          <a class="title" href={`/tickets/${number}`}>
            {words.title(number, customer.name)}
          </a>
        </p>
        {status === 'resolved' ? (
          <Mark tone="good">{statusName.resolved}</Mark>
        ) : (
          <DueMark ticket={ticket} zone={zone} />
        )}
      </div>
      <p>{summary}</p>
      <p class="hint">
        {urgency === 'urgent' && <b>{words.urgent}, </b>}
        {words.line(categoryName[category], channelName(channel))}
        {status === 'claimed' && owner && <> · {words.claimedBy(owner.name)}</>}
        {outcome && <> · {words.resolvedBy(outcome.by.name, sayTime(outcome.at, zone, serverNowMs()))}</>}
      </p>
      {status === 'open' && toldTo !== 'channel' && <p class="hint">{words.toldTo[toldTo]}</p>}
      {outcome && <p>“{outcome.note}”</p>}
    </li>
  );
}
