import type { LadderRuns } from '../../core/escalation/ladder-runs.ts';
import type { LadderInput } from '../../statemachines/escalation-ladder/contract.ts';
import type { Ending, Process } from './processes.ts';

/*
 * The ladder's state machine as far as an escalation sees it: runs by name, one open token each, time-outs, a minute of
 * patience after a function that failed. The definition itself is tested in test/local/stepfunctions.
 */

export interface LadderFunction {
  hold(token: string, ladder: LadderInput): Promise<Ending<void>>;
  advance(ladder: LadderInput): Promise<Ending<LadderInput>>;
}

export interface LadderMachine {
  /** The service as one process calls it. */
  runs(process: Process): LadderRuns;
  /** Lets the timers go off whose time has come. */
  ring(): void;
  /** A run disappears, as if it had never been started. */
  lose(random: () => number): void;
}

type Outcome = 'settled' | 'look' | 'look_soon';

/** As in the definition: how long a failed function is left alone. */
const PATIENCE_MS = 60_000;

export function createLadderMachine(now: () => number, functions: LadderFunction): LadderMachine {
  const started = new Set<string>();
  const tokens = new Map<string, (outcome: Outcome) => void>();
  const timers: { run: string; at: number; ring: () => void }[] = [];
  const after = (run: string, ms: number) =>
    new Promise<void>((ring) => void timers.push({ run, at: now() + ms, ring }));

  async function go(run: string, input: LadderInput): Promise<void> {
    for (let ladder = input; ; ) {
      const token = `${run}/${tokens.size}`;
      const outcome = new Promise<Outcome>((resolve) => void tokens.set(token, resolve));
      const answer = (how: Outcome) => tokens.get(token)?.(how);
      void after(run, ladder.waitSeconds * 1000).then(() => answer('look'));
      void functions.hold(token, ladder).then(({ ended }) => {
        if (ended !== 'well') answer('look_soon');
      });
      const how = await outcome;
      tokens.set(token, () => undefined);
      if (how === 'settled') return;
      if (how === 'look_soon') await after(run, PATIENCE_MS);
      for (;;) {
        const next = await functions.advance(ladder);
        if (next.ended === 'well') {
          ladder = next.value;
          break;
        }
        await after(run, PATIENCE_MS);
      }
    }
  }

  return {
    runs: (process) => ({
      start: (escalation, waitSeconds) =>
        process.stop(() => {
          const name = `${escalation.id}-${escalation.epoch}`;
          if (started.has(name)) return;
          started.add(name);
          const { accountId, number, epoch, nextWakeAt } = escalation;
          void go(name, { accountId, number, epoch, wakeAt: nextWakeAt, waitSeconds });
        }),
      settle: (token) => process.stop(() => tokens.get(token)?.('settled')),
      rewake: (token) => process.stop(() => tokens.get(token)?.('look')),
    }),
    ring() {
      const due = timers.filter(({ at }) => at <= now());
      for (const each of due) {
        timers.splice(timers.indexOf(each), 1);
        each.ring();
      }
    },
    lose(random) {
      const lost = timers[Math.floor(random() * timers.length)]?.run;
      for (const each of timers.filter(({ run }) => run === lost)) timers.splice(timers.indexOf(each), 1);
      for (const token of tokens.keys()) if (token.startsWith(`${lost}/`)) tokens.set(token, () => undefined);
    },
  };
}
