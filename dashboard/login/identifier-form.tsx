import { useEffect, useRef, useState } from 'preact/hooks';
import { callApi } from '../client/call-api.ts';
import { connection, login as words } from '../words/en.ts';

/** Asks for the email address or phone number. The server's answer is the same for a known one and an unknown one. */
export function IdentifierForm({ initial, onAsked }: { initial: string; onAsked: (identifier: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [isSending, setIsSending] = useState(false);
  const [error, setError] = useState('');

  useEffect(() => input.current?.focus(), []);

  const submit = async () => {
    const identifier = input.current?.value.trim() ?? '';
    if (isSending) return;
    if (identifier.length < 3) {
      setError(words.identifierMissing);
      input.current?.focus();
      return;
    }
    setError('');
    setIsSending(true);
    const answer = await callApi('POST /v1/login', { body: { identifier } });
    setIsSending(false);
    if (answer.outcome === 'ok') onAsked(identifier);
    else if (answer.outcome === 'unreachable') setError(words.unreachable);
    else if (answer.problem.status === 422) setError(words.identifierMissing);
    else setError(answer.problem.status === 429 ? words.tooMany : connection.trouble);
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h1>{words.heading}</h1>
      <p class="hint">{words.intro}</p>
      <div class="field">
        <label for="identifier">{words.identifier}</label>
        <input
          id="identifier"
          ref={input}
          type="text"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellcheck={false}
          maxLength={254}
          defaultValue={initial}
          aria-invalid={error !== ''}
          aria-describedby="identifier-error"
        />
        <p class="error" id="identifier-error" role="alert">
          {error}
        </p>
      </div>
      <button type="submit" class="primary" aria-disabled={isSending}>
        {isSending ? words.sending : words.send}
      </button>
    </form>
  );
}
