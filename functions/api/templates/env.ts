import * as z from 'zod';

export const TemplatesEnv = z.object({
  TABLE_NAME: z.string().min(1),
  /** Our own address, to which links in texts may lead; without a slash at the end. */
  BASE_URL: z.url(),
  /** What an SMS segment costs, in US dollars, as text: `0.0079`. */
  SMS_SEGMENT_PRICE: z.string().regex(/^\d+(\.\d+)?$/),
});
