import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answer } from '../client/call-api.ts';
import { type Polling, startPolling } from '../client/polling.ts';
import { connection } from '../words/en.ts';

/** What a page asks for again and again: as it was answered last. */
export interface Polled<T> {
  data: T | undefined;
  /** Set while there is nothing to show: that it comes, that there is no connection, or why it does not come. */
  sentence: string | undefined;
  status: number | undefined;
  /** Whether the last ask had no answer, so that what is shown may be out of date. */
  isUnanswered: boolean;
  /** Puts what a change answered in its place; an answer that was under way then no longer counts. */
  replace: (data: T) => void;
  askNow: () => void;
}

interface Found<T> {
  key: string;
  data?: T;
  sentence?: string;
  status?: number;
  isUnanswered: boolean;
}

/** Asks while the page is open, for what changes while one looks at it. Each key is a question of its own. */
export function usePolled<T>(key: string, load: () => Promise<Answer<T>>): Polled<T> {
  const [found, setFound] = useState<Found<T>>({ key, isUnanswered: false });
  const latest = useRef(load);
  latest.current = load;
  /** Counts what was put in place by hand. */
  const changes = useRef(0);
  const polling = useRef<Polling | undefined>(undefined);
  useEffect(() => {
    let isOver = false;
    const started = startPolling(async () => {
      const before = changes.current;
      const answer = await latest.current();
      if (isOver || changes.current !== before) return true;
      if (answer.outcome === 'ok') setFound({ key, data: answer.data, status: answer.status, isUnanswered: false });
      else if (answer.outcome === 'problem' && answer.problem.status < 500 && answer.problem.status !== 429) {
        const { detail, title, status } = answer.problem;
        setFound({ key, sentence: detail ?? (title || connection.trouble), status, isUnanswered: false });
      } else {
        setFound((was) => ({ sentence: connection.none, ...(was.key === key ? was : { key }), isUnanswered: true }));
        return false;
      }
      return true;
    });
    polling.current = started;
    return () => {
      isOver = true;
      started.stop();
    };
  }, [key]);
  const shown: Found<T> = found.key === key ? found : { key, isUnanswered: false };
  return {
    data: shown.data,
    sentence: shown.data === undefined ? (shown.sentence ?? connection.opening) : undefined,
    status: shown.status,
    isUnanswered: shown.isUnanswered,
    replace(data) {
      changes.current += 1;
      setFound({ key, data, isUnanswered: false });
    },
    askNow: () => polling.current?.askNow(),
  };
}
