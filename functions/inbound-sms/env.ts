import * as z from 'zod';

export const InboundSmsEnv = z.object({ TABLE_NAME: z.string().min(1) });
