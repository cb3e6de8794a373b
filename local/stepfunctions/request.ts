/** What the operations ask of a request before they look at it: shape, names, ARNs, JSON texts, page keys. */
import * as z from 'zod';
import { ApiError } from './api-error.ts';
import { PAYLOAD_LIMIT_BYTES } from './payload.ts';

/** One operation: reads the request, throws an ApiError or answers with the response body. */
export type Operation = (body: unknown) => object;

/** An operation that gets its request parsed; a field that is missing or wrong is a `ValidationException`. */
export function operation<Schema extends z.ZodType>(
  schema: Schema,
  run: (request: z.infer<Schema>) => object,
): Operation {
  return (body) => {
    const parsed = schema.safeParse(body);
    if (parsed.success) return run(parsed.data);
    const problems = parsed.error.issues.map((issue) => `'${issue.path.join('.')}': ${issue.message}`);
    throw new ApiError('ValidationException', `${problems.length} validation error detected: ${problems.join('; ')}`);
  };
}

const ARNS = {
  stateMachine: /^arn:aws[\w-]*:states:[\w-]+:\d{12}:stateMachine:[^:\s]+$/,
  execution: /^arn:aws[\w-]*:states:[\w-]+:\d{12}:execution:[^:\s]+:[^:\s]+$/,
};

/** Throws `InvalidArn` for what is no ARN of this kind. */
export function checkArn(arn: string, kind: keyof typeof ARNS): void {
  if (!ARNS[kind].test(arn)) throw new ApiError('InvalidArn', `Invalid Arn: 'Invalid ARN: ${arn}'`);
}

/** Names of machines and executions: 1 to 80 characters, none of those the API reference forbids. */
export function checkName(name: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the API reference forbids exactly these
  const forbidden = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]/;
  if (name.length === 0 || name.length > 80 || forbidden.test(name)) {
    throw new ApiError('InvalidName', `Invalid Name: '${name}'`);
  }
}

/** Throws an error of the type given unless the text is JSON of at most 256 KiB. */
export function checkJson(text: string, errorType: 'InvalidExecutionInput' | 'InvalidOutput'): unknown {
  if (Buffer.byteLength(text) > PAYLOAD_LIMIT_BYTES) {
    throw new ApiError(errorType, `Longer than the maximum of ${PAYLOAD_LIMIT_BYTES} bytes`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(errorType, `${errorType}: the text is not JSON`);
  }
}

/** The paging fields of a list request; `maxResults` 0 and none mean the default. */
export const Paging = { maxResults: z.int().min(0).max(1000).optional(), nextToken: z.string().optional() };

/** Reads the paging fields: one row more than the page is asked for, so that its end is known. */
export function pageOf(
  { maxResults, nextToken }: { maxResults?: number | undefined; nextToken?: string | undefined },
  byDefault: number,
): { after: number | undefined; size: number } {
  if (nextToken !== undefined && !/^\d{1,15}$/.test(nextToken)) {
    throw new ApiError('InvalidToken', `Invalid Token: '${nextToken}'`);
  }
  return { after: nextToken === undefined ? undefined : Number(nextToken), size: maxResults || byDefault };
}

/** Cuts the extra row off; the key of the last row shown is the token of the next page. */
export function cutPage<Row>(
  rows: Row[],
  size: number,
  key: (row: Row) => number,
): { page: Row[]; nextToken?: string } {
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return rows.length > size && last !== undefined ? { page, nextToken: String(key(last)) } : { page };
}
