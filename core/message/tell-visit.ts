import { codesWith } from '../appointment/status-code.ts';
import { placeOf } from '../customer/place.ts';
import type { PersonId } from '../ids/ids.ts';
import { settled } from '../job/cascade.ts';
import type { VisitCase, VisitSetting } from '../job/job-store.ts';
import type { Visit } from '../job/visit.ts';
import { type Notice, wordFor } from '../notification/notice.ts';
import { subjectOf } from '../notification/notice-subject.ts';
import { sayWindow } from '../template/say-when.ts';
import { TEXT_WORDS } from '../text/text-catalogue.ts';
import { type Telling, type WrittenText, writeText } from '../text/write-text.ts';
import { fitted } from './sms-text.ts';
import type { Speaking } from './speaking.ts';

/** What a message about a visit is put into words with. */
export interface VisitNotice {
  found: Pick<VisitCase, 'visit'>;
  setting: Pick<VisitSetting, 'account' | 'customer' | 'codes'>;
  /** What of it is still true. */
  notices: readonly Notice[];
}

/** The same to somebody of the team. */
interface TeamNotice extends VisitNotice {
  /** Whoever reads it; undefined where it goes to no one person. */
  reader?: PersonId | undefined;
}

/** Says to the team what has become of a visit, with the job's number. Customers are told by the texts of the rules. */
export function writeToTeam(
  { found, setting, notices, reader }: TeamNotice,
  speaking: Speaking,
): WrittenText | undefined {
  const visit = settled(found.visit);
  // Times are said on the wall clock of the service address.
  const { zone, address } = placeOf(setting.customer, visit.job.locationId, setting.account.zone);
  const there = { ...speaking, zone };
  const [first, ...others] = notices.map((notice) => tellVisit(notice, { visit, reader, address }, setting, there));
  if (!first) return undefined;
  const say = (telling: Telling) => writeText(telling, speaking, setting.account.name);
  const more = others.map(say);
  const written = say({ ...first, paragraphs: more.map(({ email }) => email.subject) });
  return more.length === 0
    ? written
    : { ...written, sms: fitted([written, ...more].map(({ sms }) => sms).join(' '), '', '') };
}

function tellVisit(
  notice: Notice,
  { visit, reader, address }: Pick<TeamNotice, 'reader'> & { visit: Visit; address: string | undefined },
  { customer, codes }: VisitNotice['setting'],
  speaking: Speaking,
): Telling {
  const { facts, labels } = TEXT_WORDS[speaking.language];
  const { about } = notice;
  const label = typeof about === 'string' ? labels[about] : codesWith(codes).get(about.code)?.label;
  const appointment = subjectOf(notice, visit, reader);
  const when = appointment ? sayWindow(appointment, { ...speaking, inSms: false }) : null;
  const crew = appointment?.assignments.map((each) => each.name).join(', ');
  const { number, summary } = visit.job;
  return {
    name: 'team_notice',
    values: {
      ...{ job_number: number, summary, customer: customer?.name ?? '', status_label: label ?? wordFor(notice) },
      ...{ appointment_window: when, technicians: crew || null, address: address ?? null },
    },
    facts: [
      ...(when ? ([[facts.when ?? '', when]] as const) : []),
      ...(address ? ([[facts.address ?? '', address]] as const) : []),
      ...(crew ? ([[facts.technicians ?? '', crew]] as const) : []),
      [facts.job ?? '', `${number}, ${summary}`] as const,
    ],
  };
}
