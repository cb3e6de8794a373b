import { acceptedThenFailed, type Course, type Refusal, refusedWith, sharedCourses } from '../tray/course.ts';
import type { FaultBehaviour } from '../tray/faults.ts';

/** SES's own failure: whether the mail went out nobody can say. */
export const SES_INTERNAL_FAILURE: Refusal = {
  status: 500,
  code: 'InternalFailure',
  message: 'The request processing has failed because of an unknown error, exception or failure.',
};

/**
 * What each fault does to an email. Where a phone would be opted out or wrong, a mailbox bounces: SES takes the mail
 * and tells later, by an event whose `bounceSubType` is the reason given here. A spent daily quota is refused at once.
 */
export const EMAIL_COURSES: Record<FaultBehaviour, Course> = {
  ...sharedCourses({
    throttled: { status: 400, code: 'Throttling', message: 'Maximum sending rate exceeded.' },
    failed: SES_INTERNAL_FAILURE,
    refused: { status: 400, code: 'MessageRejected', message: 'Email address is not verified.' },
  }),
  opted_out: acceptedThenFailed(() => 'OnAccountSuppressionList'),
  invalid_number: acceptedThenFailed(() => 'NoEmail'),
  spend_limit: refusedWith({ status: 400, code: 'Throttling', message: 'Daily message quota exceeded.' }),
};
