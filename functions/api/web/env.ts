import * as z from 'zod';

export const WebEnv = z.object({
  /** The folder of the built dashboard: beside the bundle in AWS, `dist/dashboard` on a laptop. */
  DASHBOARD_DIR: z.string().min(1),
});
