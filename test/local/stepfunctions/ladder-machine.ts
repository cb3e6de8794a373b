import { call, callWithToken, machine } from './rig.ts';

const retryThrice = {
  ErrorEquals: ['States.ALL'],
  IntervalSeconds: 1,
  BackoffRate: 2,
  MaxAttempts: 2,
  JitterStrategy: 'FULL',
};
const keepInput = { Output: '{% $states.input %}' };

/** A machine of the ladder's shape: wait for an answer until the wake, advance, wait again; look again when broken. */
export const ladderMachine = machine(
  {
    AwaitAcceptance: callWithToken('ladder', {
      Arguments: {
        FunctionName: 'ladder',
        Payload: { do: 'hold', token: '{% $states.context.Task.Token %}', ladder: '{% $states.input %}' },
      },
      TimeoutSeconds: '{% $states.input.waitSeconds %}',
      Retry: [{ ErrorEquals: ['States.Timeout', 'Rewake'], MaxAttempts: 0 }, retryThrice],
      Catch: [
        { ErrorEquals: ['States.Timeout', 'Rewake'], ...keepInput, Next: 'Advance' },
        { ErrorEquals: ['States.ALL'], ...keepInput, Next: 'CatchBreath' },
      ],
    }),
    Advance: call('ladder', {
      Arguments: { FunctionName: 'ladder', Payload: { do: 'advance', ladder: '{% $states.input %}' } },
      TimeoutSeconds: 60,
      Output: '{% $states.result.Payload %}',
      Retry: [retryThrice],
      Catch: [{ ErrorEquals: ['States.ALL'], ...keepInput, Next: 'CatchBreath' }],
      Next: 'AwaitAcceptance',
    }),
    CatchBreath: { Type: 'Wait', Seconds: 60, Next: 'Advance' },
  },
  { TimeoutSeconds: 90_000 },
);
