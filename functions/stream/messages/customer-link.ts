import type { AccountId } from '../../../core/ids/ids.ts';
import { settled } from '../../../core/job/cascade.ts';
import type { Visit } from '../../../core/job/visit.ts';
import { type LinkToken, linkFor } from '../../../core/link/link.ts';
import type { LinkStore } from '../../../core/link/link-store.ts';
import type { Message } from '../../../core/message/message.ts';
import { categoryIn, type Notice } from '../../../core/notification/notice.ts';
import type { Channel } from '../../../core/person/person.ts';
import type { SurveyStore } from '../../../core/survey/survey-store.ts';
import { techniciansOf } from '../../../core/survey/technicians.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { hashSecret } from '../../pipelines/secret-hash.ts';

export interface LinkDeps {
  links: Pick<LinkStore, 'keep'>;
  surveysOf: (account: AccountId) => Pick<SurveyStore, 'asked'>;
  drawLinkToken: () => LinkToken;
  baseUrl: string;
}

/**
 * The page that a customer's message leads to. Its token is drawn here, between claim and hand-over, because a message
 * holds facts and a token may be stored nowhere in clear; the row is there before the message leaves the house. A
 * message that is tried again later gets another link, and both work. Undefined for a message to the team.
 */
export async function customerLink(
  { accountId, to }: Pick<Message, 'accountId' | 'to'>,
  { channel, address, notices }: { channel: Channel; address: string; notices: readonly Notice[] },
  visit: Visit,
  now: Instant,
  { links, surveysOf, drawLinkToken, baseUrl }: LinkDeps,
): Promise<string | undefined> {
  if (!accountId || !('contactId' in to)) return undefined;
  const { id: jobId } = visit.job;
  const token = drawLinkToken();
  const link = { accountId, jobId, contactId: to.contactId, channel, address, category: categoryIn(notices) };
  await links.keep(hashSecret(token), linkFor(link, now));
  if (notices.some(({ about }) => about === 'survey'))
    await surveysOf(accountId).asked(jobId, techniciansOf(settled(visit)), now);
  return `${baseUrl}/c/${token}`;
}
