import type { PendingEscalation } from '../escalation/escalation.ts';
import { secondsBetween } from '../time/instant.ts';
import { type Message, type MessageContent, pagedPeople } from './message.ts';
import { fitted, shortened } from './sms-text.ts';
import { WORDS } from './words-en.ts';
import type { Compose, Setting } from './write.ts';
import type { Written } from './written.ts';

/** Where an escalation is answered. */
export const linkTo = (number: string, { baseUrl }: Setting): string => `${baseUrl}/e/${number}`;

/** So long that with a name and a street of this length the codes and the link fit three segments in any alphabet. */
const NAME_MAX = 30;
const STREET_MAX = 40;
/** Of people who share a phone and of other calls that wait, so many are named. */
const SHARING_MAX = 3;
const ALSO_MAX = 3;

/** A street is enough on a lock screen: the part before the first comma. */
export const street = (address: string | undefined): string =>
  shortened(address?.split(',')[0]?.trim() ?? '', STREET_MAX);

/** A page: what, where, how long, and how to answer; with the codes of those who are reached at this address. */
export function writePage(
  message: Pick<Message, 'to' | 'content'>,
  content: Extract<MessageContent, { kind: 'page' }>,
  escalation: PendingEscalation,
  account: string,
  setting: Setting,
  compose: Compose,
): Written {
  const { number, call, note } = escalation;
  const link = linkTo(number, setting);
  // Rounded up: somebody told "0 minutes" would not look.
  const left = Math.max(1, Math.ceil(secondsBetween(setting.now, escalation.stepEndsAt) / 60));
  const place = street(call.address);
  const { page } = WORDS;
  const also = setting.alsoWaiting?.length ? page.also(setting.alsoWaiting.slice(0, ALSO_MAX)) : '';
  const ways = waysToAnswer(message, content.names, escalation);
  const end = ways ? page.smsEnd(place, left, also, ways, link) : page.smsEndNoCode(place, left, also, link);
  return compose(
    page.subject(number, call.summary, left),
    fitted(page.smsStart(shortened(account, NAME_MAX), number), call.summary.replace(/\.$/, ''), end),
    {
      heading: page.heading(call.summary),
      paragraphs: [page.why(content.names.join(' and '), left)],
      button: { label: page.button, href: link },
      facts: [
        [page.facts.number, number],
        [page.facts.customer, call.customerName],
        ...(call.address ? ([[page.facts.place, call.address]] as const) : []),
        ...(note ? ([[page.facts.note, note]] as const) : []),
      ],
    },
  );
}

/** How to answer by SMS: with one's own code, so that whoever shares the phone answers for himself. */
function waysToAnswer(
  message: Pick<Message, 'to' | 'content'>,
  names: readonly string[],
  { replyCodes }: PendingEscalation,
): string {
  const coded = pagedPeople(message).flatMap((id, index) => {
    const code = replyCodes[id];
    return code === undefined ? [] : [{ name: shortened(names[index] ?? '', NAME_MAX), code }];
  });
  const [first, ...others] = coded;
  if (!first) return '';
  if (others.length === 0) return WORDS.page.ways(first.code);
  return coded
    .slice(0, SHARING_MAX)
    .map(({ name, code }) => WORDS.page.waysOf(name, code))
    .join(' ');
}
