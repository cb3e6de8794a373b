import { useEffect, useState } from 'preact/hooks';
import { callApi } from '../../client/call-api.ts';
import type { AnswerOf } from '../../client/contract.ts';
import type { Drafts } from './text-drafts.ts';

type Preview = AnswerOf<'POST /v1/notification-rules/{ruleId}/preview'>;

/** Milliseconds without a key pressed until the server is asked. */
const REST_MS = 350;

/**
 * What the server makes of the drafts: the messages, and what is wrong with them. While a draft is wrong its last
 * message that was right stays on screen; an answer that comes late, after another key, is thrown away.
 */
export function usePreview(ruleId: string, language: 'en' | 'es', drafts: Drafts): Preview | undefined {
  const [shown, setShown] = useState<Preview>();
  const { sms, subject, text } = drafts;
  useEffect(() => setShown(undefined), [ruleId, language]);
  useEffect(() => {
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      const body = { language, sms: { text: sms }, email: { subject, text } };
      const request = { params: { ruleId }, body };
      const { signal } = controller;
      const answer = await callApi('POST /v1/notification-rules/{ruleId}/preview', request, { signal });
      if (answer.outcome === 'ok' && !signal.aborted) setShown((before) => ({ ...before, ...answer.data }));
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [ruleId, language, sms, subject, text]);
  return shown;
}
