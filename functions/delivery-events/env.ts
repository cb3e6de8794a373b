import * as z from 'zod';

export const DeliveryEventsEnv = z.object({ TABLE_NAME: z.string().min(1) });
