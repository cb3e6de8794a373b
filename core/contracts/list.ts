import * as z from 'zod';

/** Lists answer newest first, 50 by default, at most 100. */
export const ListQuery = z.strictObject({
  cursor: z.string().max(1024).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** The answer of every list: the items, and where to go on when there are more. */
export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().optional() });
