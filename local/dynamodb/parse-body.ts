import type * as z from 'zod';
import { validationError } from './service-error.ts';

/** Parses the body of an operation whose shape is described here rather than in the library; throws a ValidationException. */
export function parseBody<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const details = issues.map(({ path, message }) => `${path.join('.') || 'request'}: ${message}`).join('; ');
  throw validationError(`${issues.length} validation error${issues.length > 1 ? 's' : ''} detected: ${details}`);
}
