import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { call, createRig, machine, type Rig, START } from '../rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await createRig({ echo: (payload: unknown) => payload });
});
afterEach(() => rig.close());

const output = async (definition: object, input: unknown = {}) => {
  const { status, output: text, cause } = await rig.run(definition, input);
  expect(cause).toBeUndefined();
  expect(status).toBe('SUCCEEDED');
  return JSON.parse(text ?? '');
};
/** The value of one expression, evaluated in a Pass state. */
const value = (expression: string, input: unknown = {}) =>
  output(machine({ Only: { Type: 'Pass', Output: `{% ${expression} %}`, End: true } }), input);
const evaluationError = { status: 'FAILED', error: 'States.QueryEvaluationError' };

test('a task passes its result on as the Invoke API gives it', async () => {
  expect(await output(machine({ Ask: call('echo') }), [1, 2])).toMatchObject({ Payload: [1, 2], StatusCode: 200 });
});

test('a function that returns nothing gives null, one without a payload gets an empty object', async () => {
  rig.functions.quiet = () => undefined;
  expect(await output(machine({ Ask: call('quiet') }))).toMatchObject({ Payload: null });
  await rig.run(machine({ Ask: call('echo', { Arguments: { FunctionName: 'echo' } }) }), { not: 'sent' });
  expect(rig.calls.at(-1)).toEqual({ functionName: 'echo', payload: {} });
});

test('a function may be named by an expression', async () => {
  const task = call('echo', { Arguments: { FunctionName: "{% 'ec' & 'ho' %}", Payload: 7 } });
  expect(await output(machine({ Ask: task }))).toMatchObject({ Payload: 7 });
});

describe('Choice', () => {
  const choose = machine({
    Pick: {
      Type: 'Choice',
      Choices: [
        { Condition: '{% $states.input.n > 10 %}', Next: 'Show', Output: 'big', Assign: { why: 'rule' } },
        { Condition: '{% $states.input.n > 5 %}', Next: 'Show', Output: 'middling' },
      ],
      Default: 'Show',
      Output: 'small',
      Assign: { why: 'default' },
    },
    Show: { Type: 'Pass', Output: "{% $states.input & ' ' & $string($why) %}", End: true },
  });

  test('the first rule that holds decides, with its own Output and Assign', async () => {
    expect(await output(choose, { n: 11 })).toBe('big rule');
    expect(await output(choose, { n: 1 })).toBe('small default');
    expect((await rig.run(choose, { n: 7 })).output).toBe('"middling "');
  });

  test('a condition that is not a boolean is an evaluation error', async () => {
    const vague = machine({
      Pick: { Type: 'Choice', Choices: [{ Condition: '{% $states.input.n %}', Next: 'Done' }], Default: 'Done' },
      Done: { Type: 'Succeed' },
    });
    expect(await rig.run(vague, { n: 1 })).toMatchObject(evaluationError);
    expect(await rig.run(vague, {})).toMatchObject(evaluationError);
  });

  test('no rule and no default is States.NoChoiceMatched', async () => {
    const strict = machine({
      Pick: { Type: 'Choice', Choices: [{ Condition: '{% $states.input.n = 1 %}', Next: 'Done' }] },
      Done: { Type: 'Succeed' },
    });
    expect(await rig.run(strict, { n: 2 })).toMatchObject({ status: 'FAILED', error: 'States.NoChoiceMatched' });
  });
});

describe('Wait', () => {
  const endedAfter = async (fields: object, input: unknown = {}) => {
    const { executionArn = '' } = await rig.run(machine({ Rest: { Type: 'Wait', ...fields, End: true } }), input);
    const startedAt = rig.clock.now();
    await rig.advance(7200);
    const { status, stopDate } = await rig.describeExecution(executionArn);
    expect(status).toBe('SUCCEEDED');
    return ((stopDate?.getTime() ?? 0) - startedAt) / 1000;
  };

  test('lasts so many seconds, or until an instant; both may be expressions', async () => {
    expect(await endedAfter({ Seconds: 90 })).toBe(90);
    expect(await endedAfter({ Seconds: '{% $states.input.n * 2 %}' }, { n: 30 })).toBe(60);
    const inHalfAnHour = new Date(rig.clock.now() + 1_800_000).toISOString();
    expect(await endedAfter({ Timestamp: inHalfAnHour })).toBe(1800);
    const inAnHour = new Date(rig.clock.now() + 3_600_000).toISOString();
    expect(await endedAfter({ Timestamp: '{% $states.input.at %}' }, { at: inAnHour })).toBe(3600);
  });

  test('for an instant that has passed, or no seconds, does not wait', async () => {
    expect(await endedAfter({ Timestamp: '2020-01-01T00:00:00Z' })).toBe(0);
    expect(await endedAfter({ Seconds: 0 })).toBe(0);
  });

  test('refuses fractions, negative seconds and texts that are no timestamp', async () => {
    const rest = (fields: object) => rig.run(machine({ Rest: { Type: 'Wait', ...fields, End: true } }));
    expect(await rest({ Seconds: '{% 1.5 %}' })).toMatchObject(evaluationError);
    expect(await rest({ Seconds: '{% -1 %}' })).toMatchObject(evaluationError);
    expect(await rest({ Timestamp: "{% 'tomorrow' %}" })).toMatchObject(evaluationError);
  });
});

test('Fail ends with its error and cause, which may be expressions', async () => {
  const fail = machine({ Stop: { Type: 'Fail', Error: 'Refused', Cause: "{% 'by ' & $states.input.who %}" } });
  expect(await rig.run(fail, { who: 'Ana' })).toMatchObject({ status: 'FAILED', error: 'Refused', cause: 'by Ana' });
});

test('Succeed ends with its Output, or its input', async () => {
  expect(await output(machine({ Done: { Type: 'Succeed' } }), { a: 1 })).toEqual({ a: 1 });
  expect(await output(machine({ Done: { Type: 'Succeed', Output: 'done' } }))).toBe('done');
});

test('Assign and Output both see the variables as they were on entry', async () => {
  const swap = machine({
    Begin: { Type: 'Pass', Assign: { a: 1, b: 2 }, Next: 'Swap' },
    Swap: { Type: 'Pass', Assign: { a: '{% $b %}', b: '{% $a %}' }, Output: '{% [$a, $b] %}', Next: 'Show' },
    Show: { Type: 'Pass', Output: { before: '{% $states.input %}', after: '{% [$a, $b] %}' }, End: true },
  });
  expect(await output(swap)).toEqual({ before: [1, 2], after: [2, 1] });
});

describe('expressions', () => {
  test('know the context of the execution', async () => {
    const arn = rig.register('known', machine({ Here: { Type: 'Pass', Output: '{% $states.context %}', End: true } }));
    const executionArn = await rig.start(arn, { a: 1 }, 'one');
    await rig.idle();
    expect(JSON.parse((await rig.describeExecution(executionArn)).output ?? '')).toEqual({
      Execution: {
        Id: executionArn,
        Input: { a: 1 },
        Name: 'one',
        RoleArn: 'arn:aws:iam::000000000000:role/local',
        StartTime: new Date(START).toISOString(),
      },
      StateMachine: { Id: arn, Name: 'known' },
      State: { Name: 'Here', EnteredTime: new Date(START).toISOString(), RetryCount: 0 },
    });
  });

  test('read the time from the clock of the runtime', async () => {
    await rig.advance(3600);
    expect(await value('$now()')).toBe('2026-06-01T16:00:00.000Z');
    expect(await value('$millis()')).toBe(START + 3_600_000);
    expect(await value("$now('[H01]:[m01]', '-0500')")).toBe('11:00');
  });

  test('have the functions that Step Functions adds', async () => {
    expect(await value('$partition([1, 2, 3], 2)')).toEqual([[1, 2], [3]]);
    expect(await value('$range(0, 10, 5)')).toEqual([0, 5, 10]);
    expect(await value('$range(3, 1, -1)')).toEqual([3, 2, 1]);
    expect(await value('$parse(\'{"a":[1]}\')')).toEqual({ a: [1] });
    expect(await value("$hash('abc', 'SHA-1')")).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
    expect(await value('$uuid()')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await value('$random(7) = $random(7)')).toBe(true);
  });

  test('that have no value, throw, or call $eval are evaluation errors', async () => {
    for (const expression of [
      '$states.input.missing',
      '$unknown',
      "$error('no')",
      "$eval('1')",
      '$string',
      'function(){1}',
    ]) {
      const only = { Type: 'Pass', Output: `{% ${expression} %}`, End: true };
      expect(await rig.run(machine({ Only: only })), expression).toMatchObject(evaluationError);
    }
  });

  test('give plain JSON: a sequence is an array and keeps nothing hidden', async () => {
    expect(await value('$states.input.items.{ "n": n }', { items: [{ n: 1 }, { n: 2 }] })).toEqual([
      { n: 1 },
      { n: 2 },
    ]);
    expect(await value('[$states.input.items[n = 2].n]', { items: [{ n: 1 }, { n: 2 }] })).toEqual([2]);
  });

  test('stand only for whole strings, at any depth', async () => {
    const template = { deep: [{ one: '{% 1 + 1 %}', text: 'a {% 1 %} b' }] };
    expect(await output(machine({ Only: { Type: 'Pass', Output: template, End: true } }))).toEqual({
      deep: [{ one: 2, text: 'a {% 1 %} b' }],
    });
  });
});

test('a timeout that is no whole number of seconds from 1 is an evaluation error', async () => {
  for (const seconds of ['0', '2.5', "'5'"]) {
    const task = call('echo', { TimeoutSeconds: `{% ${seconds} %}` });
    expect(await rig.run(machine({ Ask: task })), seconds).toMatchObject(evaluationError);
  }
});

test('an execution that goes round without end stops at 25 000 events', async () => {
  const { executionArn = '' } = await rig.run(machine({ Round: { Type: 'Pass', Next: 'Round' } }));
  const ended = await rig.describeExecution(executionArn);
  expect(ended).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
});
