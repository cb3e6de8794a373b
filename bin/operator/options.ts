import type * as z from 'zod';

/** An expected no: its message is all that the operator needs to see. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** Reads a command's options by their schema; throws a Refused that names each wrong one. */
export function readOptions<S extends z.ZodType>(schema: S, options: unknown): z.output<S> {
  const read = schema.safeParse(options);
  if (read.success) return read.data;
  throw new Refused(read.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`).join('\n'));
}
