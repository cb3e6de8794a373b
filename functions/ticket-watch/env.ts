import * as z from 'zod';

export const TicketWatchEnv = z.object({ TABLE_NAME: z.string().min(1) });
