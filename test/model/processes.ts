import type { Table } from '../../adapters/dynamodb/client.ts';
import type { FaultKind } from '../../local/dynamodb/faults.ts';
import { inProcessTable, type TableAnswer, type TableRequest } from '../support/in-process-table.ts';
import type { Engine } from './quick-engine.ts';

/*
 * Operations that run at once, each standing still before everything it asks of the outside: the model decides whose
 * request is carried out next, and which process dies before or after one.
 */

/** Dies at its n-th request (from 1), which has been carried out or not. A dead process is never heard of again. */
export interface Crash {
  at: number;
  when: 'before' | 'after';
}

export interface Process {
  /** The table, each request of which is a stop. */
  table: Table;
  /** A stop before something else outside: a provider, the state machine. */
  stop<T>(carryOut: () => T): Promise<T>;
}

export type Ending<T> = { ended: 'well'; value: T } | { ended: 'badly'; error: unknown } | { ended: 'dead' };

export interface Processes {
  begin<T>(
    run: (process: Process) => Promise<T>,
    options?: { crash?: Crash | undefined; onAnswer?: (request: TableRequest, answer: TableAnswer) => void },
  ): Promise<Ending<T>>;
  /** Carries out one of the waiting requests, and lets its process go on to the next. False: nobody waits. */
  letOne(): Promise<boolean>;
  /** From now on nothing fails. */
  endFaults(): void;
}

/** Spec, "Tests that prove it": of the requests so many are throttled, in conflict, or committed but reset. */
const FAULTS: readonly { kind: FaultKind; below: number }[] = [
  { kind: 'throttle', below: 0.1 },
  { kind: 'transaction_conflict', below: 0.15 },
  { kind: 'reset_after_commit', below: 0.17 },
];

/** Everything that can run has run: what is left waits for a request of its own. */
const quiet = () => new Promise<void>((resolve) => setImmediate(resolve));

export function createProcesses(engine: Engine, random: () => number): Processes {
  const waiting: (() => void)[] = [];
  let faulty = true;
  /** Something has begun since the last quiet: of thousands of requests a life most follow one another. */
  let astir = false;
  const settle = async () => {
    await quiet();
    astir = false;
  };

  const carryOut = ({ operation, body }: TableRequest) => {
    const drawn = random();
    const fault = faulty ? FAULTS.find(({ below }) => drawn < below) : undefined;
    if (fault) engine.faults.add({ kind: fault.kind, count: 1 });
    const answer = engine.handle(`DynamoDB_20120810.${operation}`, body);
    // A kind that does not fit this operation must not wait for another one.
    engine.faults.clear();
    return answer;
  };

  return {
    begin(run, { crash, onAnswer } = {}) {
      astir = true;
      const died = Promise.withResolvers<Ending<never>>();
      let requests = 0;
      const never = () => {
        died.resolve({ ended: 'dead' });
        return new Promise<never>(() => undefined);
      };
      const stop = async <T>(work: () => T): Promise<Awaited<T>> => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        const dies = crash && ++requests >= crash.at;
        if (dies && (crash.when === 'before' || requests > crash.at)) return never();
        const result = await work();
        return dies ? never() : result;
      };
      const table = inProcessTable((request) =>
        stop(async () => {
          const answer = await carryOut(request);
          onAnswer?.(request, answer);
          return answer;
        }),
      );
      const lived = run({ table, stop }).then(
        (value) => ({ ended: 'well' as const, value }),
        (error: unknown) => ({ ended: 'badly' as const, error }),
      );
      return Promise.race([lived, died.promise]);
    },
    async letOne() {
      if (astir) await settle();
      const [next] = waiting.splice(Math.floor(random() * waiting.length), 1);
      if (!next) return false;
      next();
      await settle();
      return true;
    },
    endFaults() {
      faulty = false;
    },
  };
}
