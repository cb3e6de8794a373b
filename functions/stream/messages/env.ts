import * as z from 'zod';

export const MessageStreamEnv = z.object({
  TABLE_NAME: z.string().min(1),
  /** Where links in messages point, without a slash at the end. */
  BASE_URL: z.url(),
  /** The verified address emails come from. */
  MAIL_FROM: z.email(),
  /** SES configuration set that reports deliveries and bounces; empty for none. */
  SES_CONFIGURATION_SET: z.string(),
  /** Number or sender id that SMS come from; empty lets SNS choose. */
  SMS_ORIGINATION: z.string(),
  /** The most one SMS may cost, in US dollars, as SNS wants it: `0.50`. */
  SMS_MAX_PRICE: z.string().regex(/^\d+\.\d{2}$/),
});
