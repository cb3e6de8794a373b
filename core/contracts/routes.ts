import { ACCOUNT_ROUTES } from './account.ts';
import { APPOINTMENT_ROUTES } from './appointments.ts';
import { BOARD_ACTION_ROUTES } from './board-actions.ts';
import { BOOKING_ROUTES } from './booking.ts';
import { CHANNEL_ROUTES } from './channels.ts';
import { CONSENT_ROUTES } from './consents.ts';
import { COVER_ROUTES } from './covers.ts';
import { CUSTOMER_PAGE_ROUTES } from './customer-page.ts';
import { CUSTOMER_ROUTES } from './customers.ts';
import { DRILL_ROUTES } from './drills.ts';
import { ESCALATION_ROUTES } from './escalations.ts';
import { FAILED_NOTICE_ROUTES } from './failed-notices.ts';
import { JOB_MESSAGE_ROUTES } from './job-messages.ts';
import { JOB_ROUTES } from './jobs.ts';
import { LOGIN_ROUTES } from './login.ts';
import { MY_ON_CALL_ROUTES } from './my-on-call.ts';
import { NOTIFICATION_RULE_ROUTES } from './notification-rules.ts';
import { PEOPLE_ROUTES } from './people.ts';
import { PHOTO_ROUTES } from './photos.ts';
import { PLAN_ROUTES } from './plans.ts';
import { REPORT_ROUTES } from './reports.ts';
import type { Route } from './route.ts';
import { SCHEDULE_ROUTES } from './schedules.ts';
import { STATUS_CODE_ROUTES } from './status-codes.ts';
import { SURVEY_REPORT_ROUTES } from './survey-report.ts';
import { TASK_ROUTES } from './tasks.ts';
import { TEMPLATE_ROUTES } from './templates.ts';
import { TEXT_ROUTES } from './texts.ts';
import { TICKET_ROUTES } from './tickets.ts';
import { WEB_ROUTES } from './web.ts';

/** Every route of the deployed API; anything else is `$default`, which the web function answers. */
export const ROUTES: readonly Route[] = [
  ...LOGIN_ROUTES,
  ...ESCALATION_ROUTES,
  ...BOARD_ACTION_ROUTES,
  ...FAILED_NOTICE_ROUTES,
  ...CUSTOMER_ROUTES,
  ...CONSENT_ROUTES,
  ...JOB_ROUTES,
  ...JOB_MESSAGE_ROUTES,
  ...APPOINTMENT_ROUTES,
  ...STATUS_CODE_ROUTES,
  ...NOTIFICATION_RULE_ROUTES,
  ...TEMPLATE_ROUTES,
  ...TEXT_ROUTES,
  ...ACCOUNT_ROUTES,
  ...PEOPLE_ROUTES,
  ...PHOTO_ROUTES,
  ...SCHEDULE_ROUTES,
  ...COVER_ROUTES,
  ...MY_ON_CALL_ROUTES,
  ...PLAN_ROUTES,
  ...DRILL_ROUTES,
  ...REPORT_ROUTES,
  ...SURVEY_REPORT_ROUTES,
  ...TASK_ROUTES,
  ...TICKET_ROUTES,
  ...CHANNEL_ROUTES,
  ...CUSTOMER_PAGE_ROUTES,
  ...BOOKING_ROUTES,
  ...WEB_ROUTES,
];
