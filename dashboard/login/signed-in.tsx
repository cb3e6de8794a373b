import { useComputed, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Me } from '../../core/contracts/login.ts';
import { callApi } from '../client/call-api.ts';
import { startPolling } from '../client/polling.ts';
import { session } from '../client/session.ts';
import { connection } from '../words/en.ts';
import { LoginView } from './login-view.tsx';

/**
 * What is behind a session: asks once who is signed in, shows the login view in place whenever nobody is, and its
 * content otherwise. The address never changes, so one lands where one was.
 */
export function SignedIn({ children }: { children: (me: Me) => ComponentChildren }) {
  const isUnanswered = useSignal(false);
  const isKnown = useComputed(() => session.value.state !== 'unknown').value;

  useEffect(() => {
    if (isKnown) return;
    const polling = startPolling(async () => {
      const answer = await callApi('GET /v1/me', {});
      // On a 401 the client has already said so; anything else without an answer is asked again.
      if (answer.outcome === 'ok') session.value = { state: 'signed_in', me: answer.data };
      else isUnanswered.value = true;
      return answer.outcome === 'ok';
    });
    return polling.stop;
  }, [isKnown, isUnanswered]);

  const current = session.value;
  if (current.state === 'signed_in') return <>{children(current.me)}</>;
  if (current.state === 'signed_out') return <LoginView hasEnded={current.hasEnded === true} />;
  return (
    <main class="notice">
      <p role="status">{isUnanswered.value ? connection.none : connection.opening}</p>
    </main>
  );
}
