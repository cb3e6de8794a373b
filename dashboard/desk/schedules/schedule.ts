import type { AnswerOf } from '../../client/contract.ts';

/** A schedule as the API answers it. */
export type Schedule = AnswerOf<'GET /v1/schedules/{scheduleId}'>;
