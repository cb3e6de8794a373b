import middy from '@middy/core';
import type * as z from 'zod';
import { describeError, logger } from './logger.ts';

/**
 * A function that a state machine or a schedule calls: its payload parsed, its answer given back, and what it throws
 * logged and thrown on, because the caller's own retries are the way to repeat it.
 */
export const task = <S extends z.ZodType, Answer>(payload: S, run: (payload: z.output<S>) => Promise<Answer>) =>
  middy<unknown, Answer>()
    .onError((request) => {
      logger.error('task failed', describeError(request.error));
    })
    .handler(async (event: unknown) => run(payload.parse(event)));
