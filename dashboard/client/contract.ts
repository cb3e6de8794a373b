import type * as z from 'zod';
import type { ACCOUNT_ROUTES } from '../../core/contracts/account.ts';
import type { APPOINTMENT_ROUTES } from '../../core/contracts/appointments.ts';
import type { BOARD_ACTION_ROUTES } from '../../core/contracts/board-actions.ts';
import type { BOOKING_ROUTES } from '../../core/contracts/booking.ts';
import type { CHANNEL_ROUTES } from '../../core/contracts/channels.ts';
import type { CONSENT_ROUTES } from '../../core/contracts/consents.ts';
import type { COVER_ROUTES } from '../../core/contracts/covers.ts';
import type { CUSTOMER_PAGE_ROUTES } from '../../core/contracts/customer-page.ts';
import type { CUSTOMER_ROUTES } from '../../core/contracts/customers.ts';
import type { DRILL_ROUTES } from '../../core/contracts/drills.ts';
import type { ESCALATION_ROUTES } from '../../core/contracts/escalations.ts';
import type { FAILED_NOTICE_ROUTES } from '../../core/contracts/failed-notices.ts';
import type { JOB_MESSAGE_ROUTES } from '../../core/contracts/job-messages.ts';
import type { JOB_ROUTES } from '../../core/contracts/jobs.ts';
import type { LOGIN_ROUTES } from '../../core/contracts/login.ts';
import type { MY_ON_CALL_ROUTES } from '../../core/contracts/my-on-call.ts';
import type { NOTIFICATION_RULE_ROUTES } from '../../core/contracts/notification-rules.ts';
import type { PEOPLE_ROUTES } from '../../core/contracts/people.ts';
import type { PHOTO_ROUTES } from '../../core/contracts/photos.ts';
import type { PLAN_ROUTES } from '../../core/contracts/plans.ts';
import type { REPORT_ROUTES } from '../../core/contracts/reports.ts';
import type { SCHEDULE_ROUTES } from '../../core/contracts/schedules.ts';
import type { STATUS_CODE_ROUTES } from '../../core/contracts/status-codes.ts';
import type { SURVEY_REPORT_ROUTES } from '../../core/contracts/survey-report.ts';
import type { TASK_ROUTES } from '../../core/contracts/tasks.ts';
import type { TEMPLATE_ROUTES } from '../../core/contracts/templates.ts';
import type { TEXT_ROUTES } from '../../core/contracts/texts.ts';
import type { TICKET_ROUTES } from '../../core/contracts/tickets.ts';

/*
 * The API as the dashboard sees it: types only, derived from the route contracts. At run time a route is its key, one
 * string such as `POST /v1/escalations/{number}/accept`; the schemas stay on the server.
 */

type DashboardRoute =
  | (typeof LOGIN_ROUTES)[number]
  | (typeof ESCALATION_ROUTES)[number]
  | (typeof BOARD_ACTION_ROUTES)[number]
  | (typeof FAILED_NOTICE_ROUTES)[number]
  | (typeof CUSTOMER_ROUTES)[number]
  | (typeof CONSENT_ROUTES)[number]
  | (typeof JOB_ROUTES)[number]
  | (typeof JOB_MESSAGE_ROUTES)[number]
  | (typeof APPOINTMENT_ROUTES)[number]
  | (typeof STATUS_CODE_ROUTES)[number]
  | (typeof ACCOUNT_ROUTES)[number]
  | (typeof PEOPLE_ROUTES)[number]
  | (typeof PHOTO_ROUTES)[number]
  | (typeof CUSTOMER_PAGE_ROUTES)[number]
  | (typeof BOOKING_ROUTES)[number]
  | (typeof SCHEDULE_ROUTES)[number]
  | (typeof COVER_ROUTES)[number]
  | (typeof MY_ON_CALL_ROUTES)[number]
  | (typeof DRILL_ROUTES)[number]
  | (typeof REPORT_ROUTES)[number]
  | (typeof SURVEY_REPORT_ROUTES)[number]
  | (typeof PLAN_ROUTES)[number]
  | (typeof TASK_ROUTES)[number]
  | (typeof TICKET_ROUTES)[number]
  | (typeof CHANNEL_ROUTES)[number]
  | (typeof NOTIFICATION_RULE_ROUTES)[number]
  | (typeof TEMPLATE_ROUTES)[number]
  | (typeof TEXT_ROUTES)[number];

type RouteByKey = { [R in DashboardRoute as `${R['method']} ${R['path']}`]: R };

/** As API Gateway names a route: method, space, path template. */
export type RouteKey = keyof RouteByKey;

/** One part of a request, present when the contract declares it and optional when its schema takes nothing, too. */
type Part<R, Name extends 'params' | 'query' | 'body'> =
  R extends Record<Name, infer S extends z.ZodType>
    ? undefined extends z.input<S>
      ? { [N in Name]?: z.input<S> }
      : Record<never, never> extends z.input<S>
        ? { [N in Name]?: z.input<S> }
        : { [N in Name]: z.input<S> }
    : Record<never, never>;

/**
 * What a call of the route has to be given. Asked for a route at a time: of an index with all of them the type checker
 * would make every combination of their bodies, and give up.
 */
export type RequestOf<K extends RouteKey> = K extends RouteKey
  ? Part<RouteByKey[K], 'params'> & Part<RouteByKey[K], 'query'> & Part<RouteByKey[K], 'body'>
  : never;

type Body<S> = S extends z.ZodType ? z.output<S> : undefined;
type Answers = { [K in RouteKey]: Body<RouteByKey[K]['answers'][keyof RouteByKey[K]['answers']]> };

/** What the route answers when all went well, parsed from JSON; undefined for an answer without a body. */
export type AnswerOf<K extends RouteKey> = Answers[K];
