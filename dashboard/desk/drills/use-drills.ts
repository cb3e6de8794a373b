import type { DrillsView } from '../../../core/contracts/drills.ts';
import { callApi } from '../../client/call-api.ts';
import { sayAge } from '../../time/say-time.ts';
import { drills as words } from '../../words/en-readiness.ts';
import { type Loaded, useLoaded } from '../loaded.ts';
import type { Tone } from '../mark.tsx';

export type DrilledMethod = DrillsView['items'][number]['methods'][number];

/** How everybody's methods stand. */
export const useDrills = (): Loaded<DrillsView> =>
  useLoaded('drills', (signal) => callApi('GET /v1/drills', {}, { signal }));

export const TONES: Record<DrilledMethod['state'], Tone> = {
  answered: 'good',
  waiting: 'wait',
  failed: 'bad',
  old: 'bad',
  never: 'off',
};

/** What is known of a method's tests, in sentences; empty where there is nothing yet. */
export const sayMethod = ({ answered, failed }: DrilledMethod, nowMs: number): string =>
  [
    ...(failed ? [words.failed(sayAge(failed.at, nowMs), words.why[failed.why] ?? words.whyOther)] : []),
    ...(answered ? [words.lastAnswered(answered.seconds, sayAge(answered.at, nowMs))] : []),
  ].join(' ');
