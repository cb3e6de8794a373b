import { createRequire } from 'node:module';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ladderMachine } from '../ladder-machine.ts';
import { call, callWithToken, createRig, machine, type Rig } from '../rig.ts';

// The package has no type declarations.
const validateAsl: (definition: object) => { isValid: boolean } = createRequire(import.meta.url)('asl-validator');

let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

const register = (definition: unknown) => () => rig.register('tried', definition);
const end = { Type: 'Pass', End: true };

const fit: Array<[string, object]> = [
  ['the ladder', ladderMachine],
  [
    'every kind of state',
    machine(
      {
        Ask: call('f', {
          Next: 'Pick',
          TimeoutSeconds: 5,
          HeartbeatSeconds: 2,
          Assign: { a: '{% $states.result.Payload %}' },
        }),
        Pick: { Type: 'Choice', Choices: [{ Condition: '{% $a = 1 %}', Next: 'Rest' }], Default: 'Until' },
        Rest: { Type: 'Wait', Seconds: '{% $a %}', Next: 'Done' },
        Until: { Type: 'Wait', Timestamp: '{% $states.input.at %}', Next: 'Stop' },
        Done: { Type: 'Succeed', Output: '{% $a %}' },
        Stop: { Type: 'Fail', Error: 'Stopped', Cause: "{% 'because' %}" },
      },
      { Comment: 'All of them', TimeoutSeconds: 60 },
    ),
  ],
];

test.each(fit)('%s is fit here and for asl-validator', (_, definition) => {
  expect(register(definition)).not.toThrow();
  const names = JSON.stringify(definition).replaceAll(
    /"FunctionName":"\w+"/g,
    '"FunctionName":"arn:aws:lambda:us-east-1:000000000000:function:f"',
  );
  expect(validateAsl(JSON.parse(names))).toMatchObject({ isValid: true });
});

const unfit: Array<[string, object, RegExp]> = [
  ['a JSONPath machine', { StartAt: 'A', States: { A: end } }, /QueryLanguage: only JSONata/],
  ['a JSONPath state', machine({ A: { ...end, QueryLanguage: 'JSONPath' } }), /States\.A\.QueryLanguage/],
  ['a JSONPath field', machine({ A: { ...end, InputPath: '$.a' } }), /InputPath/],
  ['a timeout by path', machine({ A: call('f', { TimeoutSecondsPath: '$.t' }) }), /TimeoutSecondsPath/],
  ['Map', machine({ A: { Type: 'Map', ItemProcessor: {}, End: true } }), /States\.A: Map is not supported here/],
  [
    'Parallel',
    machine({ A: { Type: 'Parallel', Branches: [], End: true } }),
    /States\.A: Parallel is not supported here/,
  ],
  [
    'another integration',
    machine({ A: call('f', { Resource: 'arn:aws:states:::sqs:sendMessage' }) }),
    /only arn:aws:states:::lambda:invoke/,
  ],
  [
    'a function ARN as resource',
    machine({ A: call('f', { Resource: 'arn:aws:lambda:us-east-1:000000000000:function:f' }) }),
    /only arn:aws:states/,
  ],
  ['a task without a function', machine({ A: call('f', { Arguments: { Payload: {} } }) }), /FunctionName/],
  ['a start that is not there', machine({ A: end }, { StartAt: 'B' }), /StartAt: there is no state 'B'/],
  ['a next that is not there', machine({ A: { Type: 'Pass', Next: 'B' } }), /States\.A: there is no state 'B'/],
  [
    'a catch that leads nowhere',
    machine({ A: call('f', { Catch: [{ ErrorEquals: ['X'], Next: 'B' }] }) }),
    /there is no state 'B'/,
  ],
  [
    'a choice that leads nowhere',
    machine({ A: { Type: 'Choice', Choices: [{ Condition: true, Next: 'B' }] } }),
    /there is no state 'B'/,
  ],
  ['neither Next nor End', machine({ A: { Type: 'Pass' } }), /needs either Next or End/],
  ['both Next and End', machine({ A: { ...end, Next: 'A' } }), /needs either Next or End/],
  ['a wait for nothing', machine({ A: { Type: 'Wait', End: true } }), /needs either Seconds or Timestamp/],
  [
    'an expression that does not compile',
    machine({ A: { ...end, Output: '{% 1 + %}' } }),
    /States\.A: the expression .* cannot be read/,
  ],
  ['an expression without an end', machine({ A: { ...end, Output: '{% 1' } }), /does not end with/],
  [
    'an operator of a later JSONata',
    machine({ A: { ...end, Output: '{% $states.input.a ?? 1 %}' } }),
    /cannot be read/,
  ],
  [
    'States.ALL before another catcher',
    machine({
      A: call('f', {
        Catch: [
          { ErrorEquals: ['States.ALL'], Next: 'B' },
          { ErrorEquals: ['X'], Next: 'B' },
        ],
      }),
      B: end,
    }),
    /States\.ALL must stand alone and last/,
  ],
  ['a variable named states', machine({ A: { ...end, Assign: { states: 1 } } }), /reserved name/],
  ['a timeout of no seconds', machine({ A: callWithToken('f', { TimeoutSeconds: 0 }) }), /TimeoutSeconds/],
  ['a heartbeat of a fraction', machine({ A: callWithToken('f', { HeartbeatSeconds: 1.5 }) }), /HeartbeatSeconds/],
  ['a retrier with unknown fields', machine({ A: call('f', { Retry: [{ ErrorEquals: ['X'], Tries: 3 }] }) }), /Tries/],
  ['something else altogether', { hello: 'world' }, /cannot run here/],
];

test.each(unfit)('%s is refused by name', (_, definition, reason) => {
  expect(register(definition)).toThrow(reason);
});

test('a refusal names every problem at once', () => {
  const twice = machine({ A: { Type: 'Pass', Next: 'B' }, C: { Type: 'Pass', Output: '{% ( %}', End: true } });
  expect(register(twice)).toThrow(/no state 'B'.*States\.C: the expression/);
});
