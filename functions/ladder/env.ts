import * as z from 'zod';

export const LadderEnv = z.object({ TABLE_NAME: z.string().min(1) });
