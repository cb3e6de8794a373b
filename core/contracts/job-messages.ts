import * as z from 'zod';
import { JobId } from '../ids/ids.ts';
import { Channel } from '../person/person.ts';
import { JobDetail } from './jobs.ts';
import { DESK_ROLES, roles, route } from './route.ts';

export const resendMessage = route({
  id: 'resendMessage',
  method: 'POST',
  path: '/v1/jobs/{jobId}/messages/resend',
  service: 'jobs',
  summary:
    'Sends a message to the customer again that failed or whose end is not known; 409 with the reason while its address is closed to it',
  access: roles({ allow: DESK_ROLES }),
  params: z.object({ jobId: JobId }),
  body: z.strictObject({
    /** Of the message, as the job shows it. */
    key: z.string().min(1).max(400),
    /** By which to send it; the one it went by when absent. */
    channel: Channel.optional(),
  }),
  answers: { 200: JobDetail },
});

export const JOB_MESSAGE_ROUTES = [resendMessage] as const;
