import * as z from 'zod';
import { JobId } from '../ids/ids.ts';
import { JobDetail } from './jobs.ts';
import { roles, route } from './route.ts';

export const resendMessage = route({
  id: 'resendMessage',
  method: 'POST',
  path: '/v1/jobs/{jobId}/resend',
  service: 'jobs',
  summary: 'Sends a message to the customer once more that failed or that nobody could confirm; twice sends it once',
  access: roles({ allow: ['administrator', 'manager', 'office', 'dispatcher'] }),
  params: z.object({ jobId: JobId }),
  body: z.strictObject({
    /** The message's key, as the job shows it. */
    key: z.string().min(1).max(400),
  }),
  answers: { 200: JobDetail },
});

export const RESEND_ROUTES = [resendMessage] as const;
