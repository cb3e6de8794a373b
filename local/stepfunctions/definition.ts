/**
 * The part of the Amazon States Language that runs here: JSONata machines whose tasks invoke Lambda functions. A
 * definition is read once, at registration; whatever could not be run as AWS runs it is refused there by name,
 * rather than misrun at 2 a.m.
 */
import * as z from 'zod';
import { expressionProblems } from './expression.ts';

/** The longest wait and timeout of the language, in seconds (three years). */
export const MAX_SECONDS = 99_999_999;

const Template = z.json();
const Expression = z.string().startsWith('{%').endsWith('%}');
const Assign = z
  .record(z.string(), Template)
  .refine((assign) => !('states' in assign), { error: "'states' is a reserved name" });
const Described = { Comment: z.string().optional(), QueryLanguage: z.literal('JSONata').optional() };
const Onward = { Next: z.string().optional(), End: z.boolean().optional() };
const Result = { Output: Template.optional(), Assign: Assign.optional() };
const seconds = (min: number) => z.union([z.int().min(min).max(MAX_SECONDS), Expression]);

const Retrier = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals: z.array(z.string()).min(1),
  IntervalSeconds: z.int().min(1).default(1),
  BackoffRate: z.number().min(1).default(2),
  MaxAttempts: z.int().min(0).max(MAX_SECONDS).default(3),
  MaxDelaySeconds: z.int().min(1).optional(),
  JitterStrategy: z.enum(['FULL', 'NONE']).default('NONE'),
});
export type Retrier = z.infer<typeof Retrier>;

const Catcher = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals: z.array(z.string()).min(1),
  Next: z.string(),
  ...Result,
});

/** The two resources a task may name. */
const LAMBDA_INVOKE = 'arn:aws:states:::lambda:invoke';
export const LAMBDA_INVOKE_WITH_TOKEN = 'arn:aws:states:::lambda:invoke.waitForTaskToken';

const TaskState = z.strictObject({
  Type: z.literal('Task'),
  Resource: z.enum([LAMBDA_INVOKE, LAMBDA_INVOKE_WITH_TOKEN], {
    error: `only ${LAMBDA_INVOKE} and ${LAMBDA_INVOKE_WITH_TOKEN} are supported here`,
  }),
  Arguments: z.strictObject({ FunctionName: z.string().min(1), Payload: Template.optional() }),
  TimeoutSeconds: seconds(1).optional(),
  HeartbeatSeconds: seconds(1).optional(),
  Retry: z.array(Retrier).default([]),
  Catch: z.array(Catcher).default([]),
  ...Described,
  ...Onward,
  ...Result,
});
export type TaskState = z.infer<typeof TaskState>;

const ChoiceState = z.strictObject({
  Type: z.literal('Choice'),
  Choices: z
    .array(
      z.strictObject({
        Comment: z.string().optional(),
        Condition: z.union([z.boolean(), Expression]),
        Next: z.string(),
        ...Result,
      }),
    )
    .min(1),
  Default: z.string().optional(),
  ...Described,
  ...Result,
});

const WaitState = z.strictObject({
  Type: z.literal('Wait'),
  Seconds: seconds(0).optional(),
  Timestamp: z.union([z.iso.datetime({ offset: true }), Expression]).optional(),
  ...Described,
  ...Onward,
  ...Result,
});

const State = z.discriminatedUnion('Type', [
  TaskState,
  ChoiceState,
  WaitState,
  z.strictObject({ Type: z.literal('Pass'), ...Described, ...Onward, ...Result }),
  z.strictObject({ Type: z.literal('Succeed'), ...Described, Output: Template.optional() }),
  z.strictObject({
    Type: z.literal('Fail'),
    ...Described,
    Error: z.string().optional(),
    Cause: z.string().optional(),
  }),
]);
export type State = z.infer<typeof State>;

const Definition = z.strictObject({
  Comment: z.string().optional(),
  Version: z.literal('1.0').optional(),
  QueryLanguage: z.literal('JSONata', {
    error: 'only JSONata definitions run here; JSONPath ones would be misread',
  }),
  StartAt: z.string(),
  TimeoutSeconds: z.int().min(1).max(MAX_SECONDS).optional(),
  States: z.record(z.string().min(1).max(80), State),
});
export type Definition = z.infer<typeof Definition>;

/**
 * Reads a definition. Throws an Error whose message names every problem with its place: a JSONPath field, a state
 * type or integration that does not run here (Map and Parallel are among them), a transition to nowhere, an
 * expression that does not compile.
 */
export function parseDefinition(definition: unknown): Definition {
  const unsupported = unsupportedStates(definition);
  if (unsupported.length > 0) throw refusal(unsupported);
  const parsed = Definition.safeParse(definition);
  if (!parsed.success) {
    throw refusal(parsed.error.issues.map((issue) => `${issue.path.join('.') || 'definition'}: ${issue.message}`));
  }
  const problems = [
    ...transitionProblems(parsed.data),
    ...Object.entries(parsed.data.States).flatMap(([name, state]) =>
      expressionProblems(state).map((problem) => `States.${name}: ${problem}`),
    ),
  ];
  if (problems.length > 0) throw refusal(problems);
  return parsed.data;
}

const refusal = (problems: string[]) => new Error(`This state machine cannot run here: ${problems.join('; ')}`);

const TypesOfStates = z.looseObject({ States: z.record(z.string(), z.looseObject({ Type: z.string() })) });

/** Map and Parallel are named before the fields are looked at: theirs would only hide the reason. */
function unsupportedStates(definition: unknown): string[] {
  const machine = TypesOfStates.safeParse(definition);
  if (!machine.success) return [];
  return Object.entries(machine.data.States)
    .filter(([, { Type }]) => Type === 'Map' || Type === 'Parallel')
    .map(([name, { Type }]) => `States.${name}: ${Type} is not supported here`);
}

function transitionProblems({ StartAt, States }: Definition): string[] {
  const problems: string[] = [];
  const target = (place: string, name: string | undefined) => {
    if (name !== undefined && !Object.hasOwn(States, name)) problems.push(`${place}: there is no state '${name}'`);
  };
  target('StartAt', StartAt);
  for (const [name, state] of Object.entries(States)) {
    const place = `States.${name}`;
    if (state.Type === 'Choice') {
      for (const rule of state.Choices) target(place, rule.Next);
      target(place, state.Default);
    } else if (state.Type === 'Task' || state.Type === 'Wait' || state.Type === 'Pass') {
      target(place, state.Next);
      if ((state.Next !== undefined) === (state.End === true)) problems.push(`${place}: needs either Next or End`);
    }
    if (state.Type === 'Wait' && (state.Seconds === undefined) === (state.Timestamp === undefined)) {
      problems.push(`${place}: needs either Seconds or Timestamp`);
    }
    if (state.Type !== 'Task') continue;
    for (const catcher of state.Catch) target(place, catcher.Next);
    for (const list of [state.Retry, state.Catch]) {
      for (const [index, { ErrorEquals }] of list.entries()) {
        if (ErrorEquals.includes('States.ALL') && (ErrorEquals.length > 1 || index < list.length - 1)) {
          problems.push(`${place}: States.ALL must stand alone and last`);
        }
      }
    }
  }
  return problems;
}
