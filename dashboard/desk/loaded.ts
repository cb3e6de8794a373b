import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answer } from '../client/call-api.ts';
import { keepSending } from '../client/keep-sending.ts';
import { connection } from '../words/en.ts';

/** What a page asked for once: on its way, here, or refused with a sentence. */
export interface Loaded<T> {
  data: T | undefined;
  /** Set while there is nothing to show: that it comes, that there is no connection, or why it does not come. */
  sentence: string | undefined;
  status: number | undefined;
  /** Puts what a change answered in its place. */
  replace: (data: T) => void;
  /** Asks again; what is shown stays until then. */
  reload: () => void;
}

/**
 * Asks when the page opens and whenever `key` changes, again and again until the server has answered. For what does not
 * change while one looks at it; what does is polled.
 */
export function useLoaded<T>(key: string, load: (signal: AbortSignal) => Promise<Answer<T>>): Loaded<T> {
  const [found, setFound] = useState<{ key: string; data?: T; sentence?: string; status?: number }>({ key });
  const [turn, setTurn] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  // Each key and each reload is a question of its own; the function that asks it is always the newest.
  useEffect(() => {
    const controller = new AbortController();
    void keepSending(
      (signal) => latest.current(signal),
      controller.signal,
      () =>
        setFound((before) =>
          before.key === key && before.data !== undefined ? before : { key, sentence: connection.none },
        ),
    ).then((sent) => {
      if (sent.outcome === 'ok') setFound({ key, data: sent.data });
      else if (sent.outcome === 'problem') {
        const { detail, title, status } = sent.problem;
        setFound({ key, sentence: detail ?? (title || connection.trouble), status });
      }
    });
    return () => controller.abort();
  }, [key, turn]);
  const shown = found.key === key ? found : { key };
  return {
    data: shown.data,
    sentence: shown.data === undefined ? (shown.sentence ?? connection.opening) : undefined,
    status: shown.status,
    replace: (data) => setFound({ key, data }),
    reload: () => setTurn((before) => before + 1),
  };
}
