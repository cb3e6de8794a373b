import type * as z from 'zod';
import { fieldErrors, ProblemError } from '../../functions/pipelines/problem-response.ts';
import type { ControlAnswer } from './control.ts';

/** The body by its schema; throws the problem that names what is wrong. A missing body is an empty one. */
export function parseInput<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body ?? {});
  if (!parsed.success) throw new ProblemError('invalid', undefined, fieldErrors(parsed.error));
  return parsed.data;
}

export const wrongField = (field: string, message: string): ProblemError =>
  new ProblemError('invalid', undefined, [{ field, message }]);

export const json = (value: unknown, headers: Record<string, string> = {}): ControlAnswer => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(value),
});
