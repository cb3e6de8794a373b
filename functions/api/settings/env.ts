import * as z from 'zod';

export const SettingsEnv = z.object({
  TABLE_NAME: z.string().min(1),
  /** ISO 3166 country of phone numbers typed without one. */
  DEFAULT_COUNTRY: z.string().length(2),
  /** Where links in messages point, without a slash at the end: a preview counts their length. */
  BASE_URL: z.url(),
  /** What an SMS segment costs, in US dollars, as text: `0.0079`. */
  SMS_SEGMENT_PRICE: z.string().regex(/^\d+(\.\d+)?$/),
});
