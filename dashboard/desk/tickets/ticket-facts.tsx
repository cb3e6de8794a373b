import type { ComponentChildren } from 'preact';
import type { TicketView } from '../../../core/contracts/tickets.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { sayTime } from '../../time/say-time.ts';
import { category as categoryName, contactMethod as methodName, urgency as urgencyName } from '../../words/en-tasks.ts';
import { ticket as words } from '../../words/en-tickets.ts';
import { channelName } from '../channels/reach.ts';

/** Everything the agent said, whom to contact, how and by when. What was left empty is left out. */
export function TicketFacts({ ticket, zone }: { ticket: TicketView; zone: string }) {
  const { customer, category, channel, urgency, contactMethod, issue, tried, why, summary, escalatedBy } = ticket;
  const now = serverNowMs();
  const at = (instant: string) => sayTime(instant, zone, now);
  const { phone, email, address } = customer;
  return (
    <section class="panel" aria-labelledby="facts">
      <h2 id="facts">{words.facts}</h2>
      <dl class="fact-list">
        <Fact name={words.issue} isTyped>
          {issue}
        </Fact>
        {tried !== '' && (
          <Fact name={words.tried} isTyped>
            {tried}
          </Fact>
        )}
        {why !== '' && (
          <Fact name={words.why} isTyped>
            {why}
          </Fact>
        )}
        <Fact name={words.customer}>{customer.name}</Fact>
        <Fact name={words.method}>
          <b>{methodName[contactMethod]}</b>
        </Fact>
        {phone !== undefined && (
          <Fact name={words.phone}>
            <a href={`tel:${phone}`}>{phone}</a>
          </Fact>
        )}
        {email !== undefined && (
          <Fact name={words.email}>
            <a href={`mailto:${email}`}>{email}</a>
          </Fact>
        )}
        {address !== undefined && <Fact name={words.address}>{address}</Fact>}
        <Fact name={words.due}>{at(ticket.dueAt)}</Fact>
        {ticket.breachAt !== ticket.dueAt && <Fact name={words.breach}>{at(ticket.breachAt)}</Fact>}
        <Fact name={words.urgency}>{urgencyName[urgency]}</Fact>
        <Fact name={words.category}>{categoryName[category]}</Fact>
        <Fact name={words.channel}>{channelName(channel)}</Fact>
        <Fact name={words.task}>
          <a href={`/tasks/${ticket.taskId}`}>{summary}</a>
        </Fact>
        <Fact name={words.by}>{escalatedBy.name}</Fact>
      </dl>
    </section>
  );
}

const Fact = ({
  name,
  isTyped = false,
  children,
}: {
  name: string;
  isTyped?: boolean;
  children: ComponentChildren;
}) => (
  <>
    <dt>{name}</dt>
    <dd class={isTyped ? 'typed' : undefined}>{children}</dd>
  </>
);
