import * as z from 'zod';

export const SettingsEnv = z.object({
  TABLE_NAME: z.string().min(1),
  /** ISO 3166 country of phone numbers typed without one. */
  DEFAULT_COUNTRY: z.string().length(2),
});
