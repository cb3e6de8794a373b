import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { EscalationSummary } from '../../../core/contracts/escalations.ts';
import { callApi } from '../../client/call-api.ts';
import { startPolling } from '../../client/polling.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { mergeBoard } from './board-items.ts';

/** The index behind the board is read eventually consistent, so every so often it is read whole: milliseconds. */
const WHOLE_EVERY_MS = 120_000;

export interface BoardStore {
  /** Undefined until the first answer. */
  items: ReadonlySignal<EscalationSummary[] | undefined>;
  forbidden: ReadonlySignal<boolean>;
  /** When the board was last known to be right: milliseconds of this device, which a wrong clock cannot bend. */
  answeredAt: ReadonlySignal<number>;
  /** Starts polling; returns what ends it. */
  start: () => () => void;
}

/** The board as one desk sees it: whole at first, then only what changed. */
export function createBoardStore(): BoardStore {
  const items = signal<EscalationSummary[] | undefined>(undefined);
  const forbidden = signal(false);
  const answeredAt = signal(performance.now());
  let since: string | undefined;
  let wholeAt = Number.NEGATIVE_INFINITY;

  const ask = async (): Promise<boolean> => {
    const askedAt = performance.now();
    const isWhole = since === undefined || askedAt - wholeAt > WHOLE_EVERY_MS;
    const answer = await callApi('GET /v1/board', { query: isWhole ? {} : { since } });
    if (answer.outcome === 'problem' && answer.problem.status === 403) {
      forbidden.value = true;
      return true;
    }
    if (answer.outcome !== 'ok') return false;
    batch(() => {
      items.value = mergeBoard(isWhole ? [] : (items.peek() ?? []), answer.data.items, serverNowMs());
      answeredAt.value = performance.now();
    });
    since = answer.data.at;
    if (isWhole) wholeAt = askedAt;
    return true;
  };

  return { items, forbidden, answeredAt, start: () => startPolling(ask).stop };
}
