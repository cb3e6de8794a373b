import { useEffect, useState } from 'preact/hooks';
import type { TemplatePreview, TemplateView } from '../../../core/contracts/template-parts.ts';
import { type Drafts, wordsIn } from './text-drafts.ts';
import type { TextSource } from './text-source.ts';

/** Milliseconds without a key pressed until the server is asked. */
const REST_MS = 350;

/**
 * What the server makes of the drafts: the messages, and what is wrong with them. While a draft is wrong its last
 * message that was right stays on screen; an answer that comes late, after another key, is thrown away.
 */
export function usePreview(
  source: TextSource,
  language: TemplateView['language'],
  channels: readonly TemplateView['channel'][],
  drafts: Drafts,
): TemplatePreview | undefined {
  const [shown, setShown] = useState<TemplatePreview>();
  const { id } = source;
  const words = JSON.stringify(wordsIn(drafts, channels));
  useEffect(() => setShown(undefined), [id, language]);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(async () => {
      const answer = await source.preview({ language, ...wordsIn(drafts, channels) }, { signal });
      if (answer.outcome === 'ok' && !signal.aborted) setShown((before) => ({ ...before, ...answer.data }));
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [id, language, words]);
  return shown;
}
