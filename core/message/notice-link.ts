import type { Notice } from '../notification/notice.ts';
import { LINK_WORDS } from './words-link-en.ts';

/** The one link of a customer's message, with what stands around it. */
export interface NoticeLink {
  href: string;
  /** Before it, in a text. */
  lead: string;
  /** On it, in an email. */
  button: string;
}

/**
 * Where a message leads: to the page of the job; a thank-you to where the account wants to be praised. What is called
 * off leads nowhere.
 */
export function noticeLink(
  { about }: Notice,
  page: string | undefined,
  reviewLink: string | undefined,
): NoticeLink | undefined {
  const { lead, button } = LINK_WORDS;
  if (about === 'complete' && reviewLink) return { href: reviewLink, lead: lead.review, button: button.review };
  if (page === undefined) return undefined;
  const to = (before: string, on: string): NoticeLink => ({ href: page, lead: before, button: on });
  switch (about) {
    case 'cancelled':
    case 'offer_declined':
      return undefined;
    case 'offer_accepted':
      return to(lead.none, button.request);
    case 'reminder':
      return to(lead.reminder, button.reminder);
    case 'survey':
      return to(lead.survey, button.survey);
    case 'on_the_way':
    case 'eta_changed':
    case 'lead_changed':
      return to(lead.none, button.crew);
    case 'complete':
    case 'started':
      return to(lead.none, button.job);
    default:
      return to(lead.none, button.appointment);
  }
}
