import { useState } from 'preact/hooks';
import type { Answer } from '../client/call-api.ts';
import { type Polled, usePolled } from './polled.ts';

interface PageOf<T> {
  items: T[];
  next?: string | undefined;
}

/** A list of which the first page is asked for again and again, and further ones when somebody wants more. */
export interface Pages<T> extends Pick<Polled<PageOf<T>>, 'sentence' | 'isUnanswered' | 'askNow'> {
  items: T[] | undefined;
  /** Loads the next page; undefined when there is none. */
  more: (() => Promise<void>) | undefined;
}

/**
 * While further pages are open the list stands still: a first page that moved on would leave a hole between them. A key
 * is a list of its own, and begins with its first page.
 */
export function usePages<T>(key: string, load: (cursor: string | undefined) => Promise<Answer<PageOf<T>>>): Pages<T> {
  const polled = usePolled(key, () => load(undefined));
  const [opened, setOpened] = useState<(PageOf<T> & { key: string }) | undefined>(undefined);
  const shown = opened?.key === key ? opened : polled.data;
  const next = shown?.next;
  return {
    items: shown?.items,
    sentence: polled.sentence,
    isUnanswered: polled.isUnanswered,
    askNow: polled.askNow,
    more:
      shown === undefined || next === undefined
        ? undefined
        : async () => {
            const answer = await load(next);
            if (answer.outcome === 'ok')
              setOpened({ key, items: [...shown.items, ...answer.data.items], next: answer.data.next });
          },
  };
}
