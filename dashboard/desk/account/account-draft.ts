import type { AccountView } from '../../../core/contracts/account.ts';
import type { RequestOf } from '../../client/contract.ts';
import { account as words } from '../../words/en-account.ts';
import { type Row, rowOf } from '../form/row.ts';

export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** One stretch of open hours as time fields have it: the end of the day is `00:00`. */
export interface HoursDraft {
  from: string;
  to: string;
}

export interface AccountDraft {
  name: string;
  zone: string;
  hours: Record<Weekday, Row<HoursDraft>[]>;
  holidays: string[];
  quietFrom: string;
  quietTo: string;
  defaultPlanId: string;
  lateAcceptHours: string;
  technicianMayStop: boolean;
  acceptMode: AccountView['acceptMode'];
  completeRule: AccountView['completeRule'];
  reviewLink: string;
  language: AccountView['language'];
  callerLoop: boolean;
  colour: string;
  officePhone: string;
  takesBookings: boolean;
}

/** What a day that opens is given first. */
export const newHours = (): Row<HoursDraft> => rowOf({ from: '08:00', to: '17:00' });

export function draftOf(view: AccountView): AccountDraft {
  const rows = (day: Weekday) =>
    (view.businessHours[day] ?? []).map(({ from, to }) => rowOf({ from, to: to === '24:00' ? '00:00' : to }));
  return {
    ...{ name: view.name, zone: view.zone, holidays: [...view.holidays] },
    hours: {
      ...{ '1': rows('1'), '2': rows('2'), '3': rows('3'), '4': rows('4') },
      ...{ '5': rows('5'), '6': rows('6'), '7': rows('7') },
    },
    quietFrom: view.quietHours.from,
    quietTo: view.quietHours.to,
    defaultPlanId: view.defaultPlanId ?? '',
    lateAcceptHours: String(view.lateAcceptHours),
    technicianMayStop: view.technicianMayStop,
    acceptMode: view.acceptMode,
    completeRule: view.completeRule,
    reviewLink: view.reviewLink ?? '',
    language: view.language,
    callerLoop: view.callerLoop,
    colour: view.colour ?? '',
    officePhone: view.officePhone ?? '',
    takesBookings: view.takesBookings,
  };
}

const endOf = ({ to }: HoursDraft): string => (to === '00:00' ? '24:00' : to);

/** A field that is emptied is taken away. */
const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

type ChangeBody = RequestOf<'PATCH /v1/account'>['body'];

function wholeBody(draft: AccountDraft): NonNullable<ChangeBody> {
  const { name, zone, holidays, defaultPlanId, technicianMayStop, acceptMode, completeRule, language } = draft;
  const { callerLoop, takesBookings } = draft;
  const days = WEEKDAYS.map(
    (day) => [day, draft.hours[day].map(({ value }) => ({ from: value.from, to: endOf(value) }))] as const,
  );
  return {
    ...{
      name: name.trim(),
      zone,
      holidays: holidays.toSorted(),
      technicianMayStop,
      acceptMode,
      completeRule,
      language,
    },
    businessHours: Object.fromEntries(days.filter(([, stretches]) => stretches.length > 0)),
    quietHours: { from: draft.quietFrom, to: draft.quietTo },
    lateAcceptHours: Number(draft.lateAcceptHours),
    ...{ callerLoop, takesBookings, reviewLink: orNull(draft.reviewLink) },
    ...{ colour: orNull(draft.colour), officePhone: orNull(draft.officePhone) },
    ...(defaultPlanId === '' ? {} : { defaultPlanId }),
  };
}

/** The request a draft makes: only what differs from what was read, so that a colleague's change of the rest stays. */
export function bodyOf(draft: AccountDraft, view: AccountView): NonNullable<ChangeBody> {
  const before: Record<string, unknown> = wholeBody(draftOf(view));
  return Object.fromEntries(
    Object.entries(wholeBody(draft)).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])),
  );
}

/** What can be said before asking the server, by the API's names. */
export function wrongIn(draft: AccountDraft): Record<string, string> {
  const wrong: [string, string][] = [];
  if (draft.name.trim() === '') wrong.push(['name', words.missing.name]);
  for (const day of WEEKDAYS) {
    const stretches = draft.hours[day].map(({ value }) => value);
    const isMissing = stretches.some(({ from, to }) => from === '' || to === '');
    const isOrdered = stretches.every(
      (each, index) => each.from < endOf(each) && (index === 0 || endOf(stretches[index - 1] ?? each) <= each.from),
    );
    if (isMissing) wrong.push([`businessHours.${day}`, words.missing.hours]);
    else if (!isOrdered) wrong.push([`businessHours.${day}`, words.missing.order]);
  }
  if (WEEKDAYS.every((day) => draft.hours[day].length === 0)) wrong.push(['businessHours.1', words.missing.open]);
  if (draft.quietFrom === '' || draft.quietTo === '') wrong.push(['quietHours.from', words.missing.quiet]);
  if (!/^([0-9]|[1-3][0-9]|4[0-8])$/.test(draft.lateAcceptHours.trim()))
    wrong.push(['lateAcceptHours', words.missing.lateAccept]);
  return Object.fromEntries(wrong);
}
