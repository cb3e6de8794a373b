import type { PersonRef } from '../escalation/escalation.ts';
import type { JobId } from '../ids/ids.ts';
import type { Instant } from '../time/instant.ts';
import type { AskedSurvey } from './survey.ts';

/** The surveys of one account. */
export interface SurveyStore {
  /** Notes that the customer of a job is asked. Twice, or after he has answered, it is already so. */
  asked(jobId: JobId, technicians: readonly PersonRef[], at: Instant): Promise<void>;
  /** Whoever was asked from `from` up to `to`, in order; from an index, so the last second may be missing. */
  within(from: Instant, to: Instant): Promise<AskedSurvey[]>;
}
