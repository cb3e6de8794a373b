import * as z from 'zod';

/** Where in a text: `offset` and `length` in UTF-16 units, as a text field counts them; `line` and `column` from 1. */
export const TextPlace = z
  .object({ offset: z.int().min(0), length: z.int().min(0), line: z.int().min(1), column: z.int().min(1) })
  .meta({ id: 'TextPlace' });
export type TextPlace = z.infer<typeof TextPlace>;

/** What is wrong with one field of a request; of a text, with the place. */
export const FieldError = z
  .object({ field: z.string(), message: z.string(), at: TextPlace.optional() })
  .meta({ id: 'FieldError' });
export type FieldError = z.infer<typeof FieldError>;

/** RFC 9457 problem document; `type` is stable, the rest is for people. */
export const Problem = z
  .object({
    type: z.string().meta({ description: 'Stable name of the problem, a path below /problems/' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z.array(FieldError).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

/** Every problem Callout answers with: its status and title. The one list that code and clients share. */
export const PROBLEMS = {
  'unreadable-json': { status: 400, title: 'The body is not JSON' },
  'no-session': { status: 401, title: 'Please sign in' },
  forbidden: { status: 403, title: 'You may not do this' },
  'foreign-origin': { status: 403, title: 'The request came from another site' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'already-taken': { status: 409, title: 'Somebody has already accepted' },
  'wrong-status': { status: 409, title: 'Not possible in the present status' },
  conflict: { status: 409, title: 'Somebody else changed this at the same time' },
  'in-flight': { status: 409, title: 'The same request is still being worked on' },
  'too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body is not of the media type that this takes' },
  invalid: { status: 422, title: 'Something in the request is wrong' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'Please try again in a moment' },
} as const satisfies Record<string, { status: number; title: string }>;
export type ProblemName = keyof typeof PROBLEMS;

export function problem(name: ProblemName, detail?: string, errors?: FieldError[]): Problem {
  const { status, title } = PROBLEMS[name];
  return { type: `/problems/${name}`, title, status, ...(detail ? { detail } : {}), ...(errors ? { errors } : {}) };
}
