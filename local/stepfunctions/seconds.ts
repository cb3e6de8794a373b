import { MAX_SECONDS } from './definition.ts';
import { type ExpressionScope, evaluateTemplate } from './expression.ts';
import { StateError } from './state-error.ts';

/**
 * A number of seconds from a field that may be an expression: an integer from `min` to 99 999 999. Anything else is
 * `States.QueryEvaluationError`, fractions included: an expression rounds for itself.
 */
export async function evaluateSeconds(field: number | string, scope: ExpressionScope, min: number): Promise<number> {
  const value = await evaluateTemplate(field, scope);
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= MAX_SECONDS) return value;
  throw new StateError(
    'States.QueryEvaluationError',
    `'${field}' answered ${JSON.stringify(value)}, which is not an integer from ${min} to ${MAX_SECONDS}.`,
  );
}

/** An instant with a zone (RFC 3339) as epoch milliseconds; anything else is `States.QueryEvaluationError`. */
export async function evaluateTimestamp(field: string, scope: ExpressionScope): Promise<number> {
  const value = await evaluateTemplate(field, scope);
  const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
  const at = typeof value === 'string' && rfc3339.test(value) ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(at)) return at;
  throw new StateError(
    'States.QueryEvaluationError',
    `'${field}' answered ${JSON.stringify(value)}, which is not a timestamp like 2026-06-01T15:00:00Z.`,
  );
}
