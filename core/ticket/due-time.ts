import {
  type BusinessCalendar,
  type BusinessDay,
  businessDay,
  businessSecondsBetween,
  endOfBusinessDay,
  isBusinessDay,
  nextOpening,
  plusBusinessTime,
} from '../calendar/business-calendar.ts';
import type { Urgency } from '../escalation/escalation.ts';
import { fromEpochMs, type Instant, plusMinutes, plusSeconds } from '../time/instant.ts';
import { occurrencesOf } from '../time/wall-clock.ts';
import type { Notice } from './ticket.ts';

/*
 * When the customer of a ticket is to have been contacted, and when somebody is reminded of it (tickets spec, 6).
 * Asked once, when the ticket is made: the times are then facts of the ticket, because the customer was told.
 */

/** What arrives after 16:00 of a day that ends at 17:00 is too late for that day; of any day, in its last hour. */
const LAST_HOUR_SECONDS = 3600;

/** Noon of a day; where noon is not within its hours, their end. */
function noonOf({ date, opensAt, closesAt }: BusinessDay, zone: string): Instant {
  const noon = fromEpochMs(occurrencesOf(zone, Date.parse(`${date}T12:00:00Z`)).first);
  return opensAt < noon && noon < closesAt ? noon : closesAt;
}

/**
 * The end of the business day; noon of the next one for what comes in the last hour or later. What comes before the
 * day has begun is out of hours, and that day is the next one. A break in the middle of a day is not out of hours.
 */
function urgentDueAt(calendar: BusinessCalendar, arrivedAt: Instant): Instant {
  const day = businessDay(calendar, arrivedAt, 1);
  if (arrivedAt < day.opensAt) return noonOf(day, calendar.zone);
  if (arrivedAt <= plusSeconds(day.closesAt, -LAST_HOUR_SECONDS)) return day.closesAt;
  return noonOf(businessDay(calendar, arrivedAt, 2), calendar.zone);
}

/** The end of the nth business day after the date of `at`, whether that date is one itself or not. */
const endOfDayAfter = (calendar: BusinessCalendar, at: Instant, n: number): Instant =>
  endOfBusinessDay(calendar, at, isBusinessDay(calendar, at) ? n + 1 : n);

/** When the customer is to have been contacted. */
export const dueAtOf = (calendar: BusinessCalendar, urgency: Urgency, arrivedAt: Instant): Instant =>
  urgency === 'urgent' ? urgentDueAt(calendar, arrivedAt) : endOfDayAfter(calendar, arrivedAt, 2);

/** A ticket's times. An urgent one is breached when it is due. */
export interface WatchTimes {
  /** Half of the business time from arrival to `dueAt` has passed. */
  halfAt: Instant;
  dueAt: Instant;
  breachAt: Instant;
  /** When somebody is reminded, in order: see `Notice`. */
  noticesAt: Notice[];
}

export function watchTimes(calendar: BusinessCalendar, urgency: Urgency, arrivedAt: Instant): WatchTimes {
  const dueAt = dueAtOf(calendar, urgency, arrivedAt);
  const breachAt = urgency === 'urgent' ? dueAt : endOfDayAfter(calendar, arrivedAt, 3);
  const halfAt = plusBusinessTime(calendar, arrivedAt, businessSecondsBetween(calendar, arrivedAt, dueAt) / 2);
  const noticesAt: Notice[] = [
    { kind: 'half', at: noticeAt(calendar, halfAt) },
    { kind: 'due', at: urgency === 'urgent' ? dueAt : noticeAt(calendar, dueAt) },
    { kind: 'breach', at: urgency === 'urgent' ? breachAt : noticeAt(calendar, breachAt) },
  ];
  return { halfAt, dueAt, breachAt, noticesAt };
}

/** A reminder for the end of the day, sent a little late, is still one of that day. */
const GRACE_MINUTES = 15;

/** In business hours, the moment of closing and a little after included: `at`, or the next opening after it. */
export function noticeAt(calendar: BusinessCalendar, at: Instant): Instant {
  const justOpen = businessSecondsBetween(calendar, plusMinutes(at, -GRACE_MINUTES), at) > 0;
  return justOpen ? at : nextOpening(calendar, at);
}
