import { acceptedThenFailed, type Course, type Refusal, refusedWith, sharedCourses } from '../tray/course.ts';
import type { FaultBehaviour } from '../tray/faults.ts';

/** SNS's own failure: safe to repeat only for who can bear a second SMS. */
export const SNS_INTERNAL_ERROR: Refusal = {
  status: 500,
  code: 'InternalError',
  message: 'We encountered an internal error. Please try again.',
};

/** A number that is no phone number; SNS says so at once. */
export const invalidNumber = (phone: string): Refusal => ({
  status: 400,
  code: 'InvalidParameter',
  message: `Invalid parameter: PhoneNumber Reason: ${phone} is not valid to publish to`,
});

/**
 * What each fault does to an SMS. SNS takes a message for an opted-out number, or over the month's spend, like any
 * other and answers a MessageId; only the delivery log tells (its `providerResponse`, whose wordings these are).
 */
export const SMS_COURSES: Record<FaultBehaviour, Course> = {
  ...sharedCourses({
    throttled: { status: 429, code: 'Throttling', message: 'Rate exceeded' },
    failed: SNS_INTERNAL_ERROR,
    refused: { status: 400, code: 'ValidationException', message: 'The message cannot be sent as it is.' },
  }),
  opted_out: acceptedThenFailed((to) => `${to} is opted out`),
  spend_limit: acceptedThenFailed(() => 'No quota left for account'),
  invalid_number: refusedWith(invalidNumber('The number')),
};
