import { hadNoAccess } from '../appointment/appointment.ts';
import type { Visit } from '../job/visit.ts';
import { type Instant, plusSeconds } from '../time/instant.ts';

/** What is known of the customer when a survey is thought of, and again when it would be sent. */
export interface SurveyWorld {
  openComplaint: boolean;
  lastSurveyAt?: Instant;
}

/** Messages spec, rule 12: nobody is asked twice in so many days. */
export const SURVEY_REST_DAYS = 30;

/** Why the customer is not asked how it was; undefined when he may be. */
export function whyNoSurvey(
  { openComplaint, lastSurveyAt }: SurveyWorld,
  { appointments }: Visit,
  now: Instant,
): 'open_complaint' | 'no_access' | 'asked_recently' | undefined {
  if (openComplaint) return 'open_complaint';
  const last = appointments
    .filter(({ status }) => status === 'complete')
    .reduce<Visit['appointments'][number] | undefined>((a, b) => (a && a.start >= b.start ? a : b), undefined);
  if (last && hadNoAccess(last)) return 'no_access';
  const asked = lastSurveyAt !== undefined && plusSeconds(lastSurveyAt, SURVEY_REST_DAYS * 86_400) > now;
  return asked ? 'asked_recently' : undefined;
}
