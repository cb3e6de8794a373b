import { type Course, type Refusal, refusedWith, sharedCourses } from '../tray/course.ts';
import type { FaultBehaviour } from '../tray/faults.ts';

/** End User Messaging's own failure: the message may be on its way. */
export const EUM_INTERNAL_ERROR: Refusal = {
  status: 500,
  code: 'InternalServerException',
  message: 'The API encountered an unexpected error.',
};

/** A field that is not as the API wants it; `field` is its name in the request. */
export const invalidField = (field: string, message: string): Refusal => ({
  status: 400,
  code: 'ValidationException',
  message: `1 validation error detected: ${field}: ${message}`,
  details: { Reason: 'INVALID_PARAMETER', Fields: [{ Name: field, Message: message }] },
});

/** A number that is no phone number. */
export const INVALID_NUMBER = invalidField('DestinationPhoneNumber', 'The value is not a valid phone number.');

const conflict = (Reason: string): Refusal => ({
  status: 400,
  code: 'ConflictException',
  message: `Conflict Occurred - Reason="${Reason}"`,
  details: { Reason },
});

/**
 * What each fault does to an SMS. Unlike SNS, End User Messaging looks before it takes a message: an opted-out number
 * and a used-up month are refused at once, each with a Reason.
 */
export const EUM_COURSES: Record<FaultBehaviour, Course> = {
  ...sharedCourses({
    throttled: { status: 400, code: 'ThrottlingException', message: 'Rate exceeded' },
    failed: EUM_INTERNAL_ERROR,
    refused: conflict('DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION'),
  }),
  opted_out: refusedWith(conflict('DESTINATION_PHONE_NUMBER_OPTED_OUT')),
  spend_limit: refusedWith({
    status: 400,
    code: 'ServiceQuotaExceededException',
    message: 'The monthly spend limit is reached.',
    details: { Reason: 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT' },
  }),
  invalid_number: refusedWith(INVALID_NUMBER),
};
