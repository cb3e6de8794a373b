import { codesWith } from '../appointment/status-code.ts';
import { placeOf } from '../customer/place.ts';
import { settled } from '../job/cascade.ts';
import type { VisitCase, VisitSetting } from '../job/job-store.ts';
import type { Visit } from '../job/visit.ts';
import { type Notice, wordFor } from '../notification/notice.ts';
import { subjectOf } from '../notification/notice-subject.ts';
import { sayWindow } from '../template/say-when.ts';
import type { Instant } from '../time/instant.ts';
import { mailHtml, mailText } from './mail-shell.ts';
import { fitted, shortened } from './sms-text.ts';
import { WORDS } from './words-en.ts';
import type { Written } from './written.ts';

/** What a message about a visit is put into words with. */
export interface VisitNotice {
  found: Pick<VisitCase, 'visit'>;
  setting: Pick<VisitSetting, 'account' | 'customer' | 'codes'>;
  /** What of it is still true. */
  notices: readonly Notice[];
}

/** With a name and a window of this length a sentence fits two segments in any alphabet. */
const NAME_MAX = 30;

/** Says to the team what has become of a visit, with the job's number. Customers are told by templates. */
export function writeToTeam({ found, setting: given, notices }: VisitNotice): Written | undefined {
  const visit = settled(found.visit);
  // Times are said on the wall clock of the service address.
  const { zone, address } = placeOf(given.customer, visit.job.locationId, given.account.zone);
  const account = { ...given.account, zone };
  const setting = { ...given, account };
  const sentences = notices.map((notice) => sentenceOf(notice, visit, setting));
  const [first] = sentences;
  const [notice] = notices;
  if (first === undefined || !notice) return undefined;
  const appointment = subjectOf(notice, visit);
  const crew = appointment?.assignments.map((each) => each.name).join(', ');
  const { facts } = WORDS.notice;
  const mail = {
    from: account.name,
    heading: first,
    paragraphs: sentences.slice(1),
    facts: [
      ...(appointment ? ([[facts.when, windowOf(appointment, account.zone)]] as const) : []),
      ...(address ? ([[facts.place, address]] as const) : []),
      ...(crew ? ([[facts.technician, crew]] as const) : []),
      [facts.job, `${visit.job.number}, ${visit.job.summary}`] as const,
    ],
    footer: WORDS.footer,
  };
  return {
    sms: fitted(sentences.join(' '), '', ''),
    email: { subject: first, text: mailText(mail), html: mailHtml(mail) },
  };
}

function sentenceOf(notice: Notice, visit: Visit, { account, customer, codes }: VisitNotice['setting']): string {
  const appointment = subjectOf(notice, visit);
  const { about } = notice;
  const label = typeof about === 'string' ? WORDS.notice.inShort[about] : codesWith(codes).get(about.code)?.label;
  return WORDS.notice.team(
    visit.job.number,
    shortened(customer?.name ?? '', NAME_MAX),
    label ?? wordFor(notice),
    appointment ? windowOf(appointment, account.zone) : '',
  );
}

const windowOf = (of: { start: Instant; end: Instant }, zone: string): string =>
  sayWindow(of, { language: 'en', zone, inSms: true });
