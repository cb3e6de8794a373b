import type { Appointment } from '../appointment/appointment.ts';
import { leadOf } from '../appointment/appointment.ts';
import { codesWith } from '../appointment/status-code.ts';
import { placeOf } from '../customer/place.ts';
import { settled } from '../job/cascade.ts';
import type { VisitCase, VisitSetting } from '../job/job-store.ts';
import type { Visit } from '../job/visit.ts';
import { type Notice, wordFor } from '../notification/notice.ts';
import { type Instant, toEpochMs } from '../time/instant.ts';
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

/** With a name, a window and a link of this length a sentence fits two segments in any alphabet. */
const NAME_MAX = 30;
const SUMMARY_MAX = 60;

/** Says what has become of a visit: to the customer in the contractor's name, to the team with the job's number. */
export function writeNotices(
  { found, setting: given, notices }: VisitNotice,
  toCustomer: boolean,
): Written | undefined {
  const visit = settled(found.visit);
  const { customer } = given;
  // Times are said on the wall clock of the service address.
  const { zone, address } = placeOf(customer, visit.job.locationId, given.account.zone);
  const account = { ...given.account, zone };
  const setting = { ...given, account };
  const sentences = notices.map((notice) =>
    toCustomer ? forCustomer(notice, visit, setting) : forTeam(notice, visit, setting),
  );
  const [first] = sentences;
  const [notice] = notices;
  if (first === undefined || !notice) return undefined;
  const name = shortened(account.name, NAME_MAX);
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
    footer: toCustomer ? WORDS.notice.footer : WORDS.footer,
  };
  const subject = toCustomer ? `${name}: ${first}` : first;
  return {
    sms: fitted(toCustomer ? `${name}: ${sentences.join(' ')}` : sentences.join(' '), '', ''),
    email: { subject, text: mailText(mail), html: mailHtml(mail) },
  };
}

/** The appointment that a notice is about; of a fact of the whole job, the next one. */
function subjectOf({ appointmentId, about }: Notice, { appointments }: Visit): Appointment | undefined {
  if (appointmentId !== undefined) return appointments.find(({ id }) => id === appointmentId);
  const wanted = about === 'cancelled' ? 'cancelled' : about === 'restored' ? 'scheduled' : 'complete';
  return appointments.filter(({ status }) => status === wanted).toSorted((a, b) => (a.start < b.start ? -1 : 1))[0];
}

function forCustomer(notice: Notice, visit: Visit, setting: VisitNotice['setting']): string {
  const { account } = setting;
  const appointment = subjectOf(notice, visit);
  const when = appointment ? windowOf(appointment, account.zone) : '';
  const summary = shortened(visit.job.summary.replace(/\.$/, ''), SUMMARY_MAX);
  const { about, eta } = notice;
  const words = WORDS.notice;
  if (typeof about !== 'string') return words.code(codesWith(setting.codes).get(about.code)?.label ?? about.code, when);
  switch (about) {
    case 'booked':
    case 'moved':
    case 'reminder':
    case 'restored':
      return words[about](when);
    case 'cancelled':
      return words.cancelled(summary, when);
    case 'on_the_way': {
      const arrival = eta
        ? words.arrivesAt(timeOf(eta, account.zone))
        : appointment
          ? words.arrivesBetween(timeOf(appointment.start, account.zone), timeOf(appointment.end, account.zone))
          : '';
      return words.on_the_way(whoGoes(notice, appointment), arrival);
    }
    case 'eta_changed':
      return eta ? words.eta_changed(timeOf(eta, account.zone)) : words.moved(when);
    case 'started':
      return words.started(whoGoes(notice, appointment));
    case 'lead_changed':
      return words.lead_changed(whoGoes(notice, appointment));
    case 'complete':
      return words.complete(account.reviewLink);
    case 'survey':
      return words.survey(summary, account.reviewLink);
  }
}

function forTeam(notice: Notice, visit: Visit, { account, customer, codes }: VisitNotice['setting']): string {
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

/** The technician a fact is about; else whoever is on the way or at work; else the lead. */
function whoGoes({ personId }: Notice, appointment: Appointment | undefined): string {
  if (!appointment) return WORDS.notice.somebody;
  const { assignments } = appointment;
  const underWay = assignments.find(({ phase }) => phase === 'en_route' || phase === 'started');
  const named =
    assignments.find((each) => each.personId === personId) ??
    underWay ??
    assignments.find((each) => each.personId === leadOf(appointment));
  return named ? shortened(named.name, NAME_MAX) : WORDS.notice.somebody;
}

const format = (at: Instant, timeZone: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-US', { ...options, timeZone }).format(toEpochMs(at));
const timeOf = (at: Instant, zone: string) => format(at, zone, { hour: 'numeric', minute: '2-digit' });
const dayOf = (at: Instant, zone: string) => format(at, zone, { weekday: 'short', month: 'short', day: 'numeric' });

/** `Mon, Jun 1, 12:00 PM to 2:00 PM`, in the zone of the service address. */
function windowOf({ start, end }: Appointment, zone: string): string {
  const [from, to] = [dayOf(start, zone), dayOf(end, zone)];
  return WORDS.notice.window(`${from}, ${timeOf(start, zone)}`, `${from === to ? '' : `${to}, `}${timeOf(end, zone)}`);
}
