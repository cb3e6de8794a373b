import validate from 'asl-validator';
import { describe, expect, test } from 'vitest';
import { LADDER_SUBSTITUTIONS, REWAKE } from '../../statemachines/escalation-ladder/contract.ts';
import { ladderDefinition, ladderText } from './ladder-definition.ts';

const definition = ladderDefinition((name) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`);
const states = Object.entries(definition.States);
const tasks = states.filter(([, { Type }]) => Type === 'Task');

test('the definition is valid Amazon States Language', () => {
  const { isValid, errors } = validate(definition);
  expect(errors).toEqual([]);
  expect(isValid).toBe(true);
});

test('its placeholders are those that the contract names, each of them used', () => {
  const used = new Set([...ladderText().matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name));
  expect([...used].sort()).toEqual([...LADDER_SUBSTITUTIONS].sort());
});

test('it speaks JSONata, and ends by itself a little after the 24 hours of a ladder', () => {
  expect(definition.QueryLanguage).toBe('JSONata');
  expect(definition.TimeoutSeconds).toBe(25 * 3600);
});

test('a wake is two transitions: wait, advance, wait', () => {
  expect(definition.StartAt).toBe('AwaitAcceptance');
  expect(definition.States.Advance?.Next).toBe('AwaitAcceptance');
  const wake = definition.States.AwaitAcceptance?.Catch?.find(({ ErrorEquals }) =>
    ErrorEquals.includes('States.Timeout'),
  );
  expect(wake).toMatchObject({ ErrorEquals: ['States.Timeout', REWAKE], Next: 'Advance' });
  expect(Object.keys(definition.States)).toEqual(['AwaitAcceptance', 'Advance', 'LookAgainSoon']);
});

describe.each(tasks)('the task %s', (name, state) => {
  test('has a time-out, and repeats with jitter', () => {
    expect(state.TimeoutSeconds).toBeDefined();
    const retry = state.Retry?.find(({ ErrorEquals }) => ErrorEquals.includes('States.ALL'));
    expect(retry?.JitterStrategy).toBe('FULL');
  });

  test('catches everything, and never leads to itself', () => {
    expect(state.Catch?.at(-1)).toMatchObject({ ErrorEquals: ['States.ALL'], Next: 'LookAgainSoon' });
    for (const { Next, Output } of state.Catch ?? []) {
      expect(Next).not.toBe(name);
      expect(Output, 'the ladder goes on with what it had').toBe('{% $states.input %}');
    }
  });
});

test('a wait that is over is never repeated: Retry is looked at before Catch', () => {
  expect(definition.States.AwaitAcceptance?.Retry?.[0]).toMatchObject({
    ErrorEquals: ['States.Timeout', REWAKE],
    MaxAttempts: 0,
  });
});

test('nothing in it can fail the ladder for good', () => {
  expect(states.filter(([, { Type }]) => Type === 'Fail')).toEqual([]);
});
