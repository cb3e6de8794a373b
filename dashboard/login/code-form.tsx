import { batch } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { callApi } from '../client/call-api.ts';
import { session } from '../client/session.ts';
import { connection, login as words } from '../words/en.ts';
import { forgetLogin, type PendingLogin, secondsToResend } from './pending-login.ts';

/** A login code has 8 digits (security spec, "Login and session", 2). */
const CODE_LENGTH = 8;

/** The digits of what was typed or pasted: messages show codes with spaces or hyphens, too. */
const codeDigits = (typed: string): string => typed.replaceAll(/\D/g, '').slice(0, CODE_LENGTH);

/** Seconds until another code may be asked for, counted down while the form is open. */
function useSecondsToResend(askedAt: number): number {
  const [left, setLeft] = useState(() => secondsToResend(askedAt, Date.now()));
  useEffect(() => {
    const count = () => setLeft(secondsToResend(askedAt, Date.now()));
    count();
    const timer = setInterval(count, 1000);
    return () => clearInterval(timer);
  }, [askedAt]);
  return left;
}

/** Takes the code of the message, typed, pasted or filled in by the phone, and submits itself at the eighth digit. */
export function CodeForm(props: { pending: PendingLogin; onAsked: (identifier: string) => void; onOther: () => void }) {
  const { identifier, askedAt } = props.pending;
  const input = useRef<HTMLInputElement>(null);
  const isBusy = useRef(false);
  const [code, setCode] = useState('');
  const [isChecking, setIsChecking] = useState(false);
  const [error, setError] = useState('');
  const [news, setNews] = useState('');
  const left = useSecondsToResend(askedAt);

  useEffect(() => input.current?.focus(), []);

  const verify = async (digits: string) => {
    if (isBusy.current) return;
    if (digits.length < CODE_LENGTH) {
      setError(words.codeIncomplete);
      input.current?.focus();
      return;
    }
    isBusy.current = true;
    setIsChecking(true);
    setError('');
    const answer = await callApi('POST /v1/login/verify', { body: { identifier, code: digits } });
    isBusy.current = false;
    setIsChecking(false);
    if (answer.outcome === 'ok') {
      batch(() => {
        forgetLogin();
        session.value = { state: 'signed_in', me: answer.data };
      });
      return;
    }
    if (answer.outcome === 'unreachable') {
      setError(words.unreachable);
      return;
    }
    const { status } = answer.problem;
    if (status === 429) setError(words.tooMany);
    else if (status >= 500) setError(connection.trouble);
    else {
      setError(words.wrongCode);
      setCode('');
      input.current?.focus();
    }
  };

  const resend = async () => {
    if (left > 0) return;
    setError('');
    setNews('');
    const answer = await callApi('POST /v1/login', { body: { identifier } });
    if (answer.outcome === 'ok') {
      setNews(words.resent);
      props.onAsked(identifier);
    } else setError(answer.outcome === 'unreachable' ? words.unreachable : connection.trouble);
    input.current?.focus();
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void verify(code);
      }}
    >
      <h1>{words.codeHeading}</h1>
      <p class="hint">
        {words.codeSentTo} <strong>{identifier}</strong>.
      </p>
      <div class="field">
        <label for="code">{words.code}</label>
        <input
          id="code"
          class="code"
          ref={input}
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          spellcheck={false}
          value={code}
          aria-invalid={error !== ''}
          aria-describedby="code-hint code-error"
          onInput={(event) => {
            const digits = codeDigits(event.currentTarget.value);
            // Written back at once: the state does not change when only a space or a ninth digit was typed.
            event.currentTarget.value = digits;
            setCode(digits);
            if (digits.length === CODE_LENGTH && digits !== code) void verify(digits);
          }}
        />
        <p class="hint" id="code-hint">
          {words.codeHint}
        </p>
        <p class="error" id="code-error" role="alert">
          {error}
        </p>
      </div>
      <button type="submit" class="primary" aria-disabled={isChecking}>
        {isChecking ? words.checking : words.verify}
      </button>
      <div class="others">
        <button type="button" class="quiet" aria-disabled={left > 0} onClick={() => void resend()}>
          {left > 0 ? words.resendIn(left) : words.resend}
        </button>
        <button type="button" class="quiet" onClick={props.onOther}>
          {words.otherIdentifier}
        </button>
      </div>
      <p class="hint" role="status">
        {news}
      </p>
    </form>
  );
}
