import * as z from 'zod';

export const MessageStreamEnv = z.object({
  TABLE_NAME: z.string().min(1),
  /** Where links in messages point, without a slash at the end. */
  BASE_URL: z.url(),
  /** The verified address emails come from. */
  MAIL_FROM: z.email(),
  /** SES configuration set that reports deliveries and bounces; empty for none. */
  SES_CONFIGURATION_SET: z.string(),
  /** Who sends SMS: SNS, or End User Messaging. */
  SMS_PROVIDER: z.enum(['sns', 'eum']),
  /** Number that SMS come from (End User Messaging: or its id, or a pool's); empty lets the provider choose. */
  SMS_ORIGINATION: z.string(),
  /** End User Messaging's configuration set, which tells how SMS end; empty for none. */
  SMS_CONFIGURATION_SET: z.string(),
  /** The most one SMS may cost, in US dollars, with two decimals: `0.50`. */
  SMS_MAX_PRICE: z.string().regex(/^\d+\.\d{2}$/),
});
