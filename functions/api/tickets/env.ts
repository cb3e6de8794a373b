import * as z from 'zod';

export const TicketsEnv = z.object({ TABLE_NAME: z.string().min(1) });
