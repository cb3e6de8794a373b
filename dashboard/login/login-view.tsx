import { useState } from 'preact/hooks';
import { product, login as words } from '../words/en.ts';
import { CodeForm } from './code-form.tsx';
import { IdentifierForm } from './identifier-form.tsx';
import { forgetLogin, keepLogin, type PendingLogin, recallLogin } from './pending-login.ts';

/** Signing in, in place of whatever page is open; that page is there again once the code is right. */
export function LoginView({ hasEnded }: { hasEnded: boolean }) {
  const [pending, setPending] = useState<PendingLogin | undefined>(() => recallLogin(Date.now()));
  const [typed, setTyped] = useState('');

  const asked = (identifier: string) => {
    const next = { identifier, askedAt: Date.now() };
    keepLogin(next);
    setPending(next);
  };

  return (
    <main class="login">
      <p class="brand">{product.name}</p>
      {hasEnded && <p role="status">{words.ended}</p>}
      {pending === undefined ? (
        <IdentifierForm initial={typed} onAsked={asked} />
      ) : (
        <CodeForm
          pending={pending}
          onAsked={asked}
          onOther={() => {
            forgetLogin();
            setTyped(pending.identifier);
            setPending(undefined);
          }}
        />
      )}
    </main>
  );
}
