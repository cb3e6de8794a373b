import * as z from 'zod';

export const SweepEnv = z.object({ TABLE_NAME: z.string().min(1) });
