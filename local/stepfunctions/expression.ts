/**
 * JSONata as Step Functions uses it: an expression is a whole string `{% … %}`, anywhere inside a JSON template.
 * The package is pinned to 2.0.6, the version AWS runs; later ones accept operators that AWS refuses.
 */
import jsonata from 'jsonata';
import { expressionFunctions } from './expression-functions.ts';
import { type Json, toPayload } from './payload.ts';
import { StateError } from './state-error.ts';

/** What an expression can see: `$states`, the variables of the execution by name, and the clock. */
export interface ExpressionScope {
  states: { input: Json; context: Json; result?: Json; errorOutput?: Json };
  variables: Record<string, Json>;
  now: number;
}

// Compiling costs more than evaluating, and the expressions of all machines together are few.
const compiled = new Map<string, jsonata.Expression>();

const isExpression = (text: string) => text.startsWith('{%');

function compile(text: string): jsonata.Expression {
  let expression = compiled.get(text);
  if (!expression) {
    if (!text.endsWith('%}')) throw new Error('it begins with {% and does not end with %}');
    expression = jsonata(text.slice(2, -2).trim());
    compiled.set(text, expression);
  }
  return expression;
}

/** What is wrong with the expressions inside a template, one sentence each; empty when all of them compile. */
export function expressionProblems(template: unknown): string[] {
  if (Array.isArray(template)) return template.flatMap(expressionProblems);
  if (typeof template === 'object' && template !== null) return Object.values(template).flatMap(expressionProblems);
  if (typeof template !== 'string' || !isExpression(template)) return [];
  try {
    compile(template);
    return [];
  } catch (error) {
    return [`the expression '${template}' cannot be read: ${messageOf(error)}`];
  }
}

/**
 * Fills in a template: every expression in it is replaced by its value. Throws `States.QueryEvaluationError` for an
 * expression that fails, or that has no value (JSON knows no undefined), and `States.DataLimitExceeded` for too much.
 */
export async function evaluateTemplate(template: Json, scope: ExpressionScope): Promise<Json> {
  return toPayload(await fill(template, scope));
}

async function fill(template: Json, scope: ExpressionScope): Promise<unknown> {
  if (typeof template === 'string') return isExpression(template) ? evaluateExpression(template, scope) : template;
  if (Array.isArray(template)) {
    const items: unknown[] = [];
    for (const item of template) items.push(await fill(item, scope));
    return items;
  }
  if (typeof template === 'object' && template !== null) {
    const fields: Array<[string, unknown]> = [];
    for (const [name, value] of Object.entries(template)) fields.push([name, await fill(value, scope)]);
    return Object.fromEntries(fields);
  }
  return template;
}

async function evaluateExpression(text: string, { states, variables, now }: ExpressionScope): Promise<unknown> {
  let value: unknown;
  try {
    value = await compile(text).evaluate(undefined, { ...expressionFunctions(() => now), ...variables, states });
  } catch (error) {
    throw new StateError(
      'States.QueryEvaluationError',
      `The JSONata expression '${text}' threw an error: ${messageOf(error)}`,
    );
  }
  if (value === undefined || isFunction(value)) {
    throw new StateError('States.QueryEvaluationError', `The JSONata expression '${text}' returned nothing.`);
  }
  return value;
}

/** JSONata keeps its functions as marked objects; JSON has none. */
const isFunction = (value: unknown): boolean =>
  typeof value === 'function' ||
  (typeof value === 'object' && value !== null && ('_jsonata_function' in value || '_jsonata_lambda' in value));

/** JSONata throws plain objects with a message. */
function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
