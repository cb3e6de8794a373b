import { createHash, randomUUID } from 'node:crypto';
import jsonata from 'jsonata';

/**
 * What Step Functions adds to JSONata, and what it takes away. `$now` and `$millis` read the local clock, so that an
 * expression and the functions around it agree on the time.
 */
export function expressionFunctions(now: () => number): Record<string, (...args: never[]) => unknown> {
  return {
    now: (picture?: string, zone?: string) =>
      picture === undefined
        ? new Date(now()).toISOString()
        : formatMillis.evaluate(undefined, { at: now(), picture, zone }),
    millis: () => now(),
    uuid: () => randomUUID(),
    parse: (text: string) => JSON.parse(text),
    hash: (text: string, algorithm = 'SHA-256') =>
      createHash(algorithm.replace('-', '').toLowerCase()).update(text).digest('hex'),
    partition: (items: unknown[], size: number) => {
      if (!(size >= 1)) throw new Error('$partition needs a size of at least 1');
      return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
        items.slice(index * size, (index + 1) * size),
      );
    },
    range: (first: number, last: number, step: number) => {
      if (!step) throw new Error('$range needs a step that is not 0');
      return Array.from(
        { length: Math.max(0, Math.floor((last - first) / step) + 1) },
        (_, index) => first + index * step,
      );
    },
    random: (seed?: number) => (seed === undefined ? Math.random() : seededFraction(seed)),
    eval: () => {
      throw new Error('$eval is not available in Step Functions; $parse reads JSON text');
    },
  };
}

const formatMillis = jsonata('$fromMillis($at, $picture, $zone)');

/** A fraction in [0, 1) that is the same for the same seed, as AWS promises; the value itself is not AWS's. */
function seededFraction(seed: number): number {
  return createHash('sha256').update(String(seed)).digest().readUInt32BE(0) / 2 ** 32;
}
