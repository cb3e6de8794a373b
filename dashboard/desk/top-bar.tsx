import type { Me } from '../../core/contracts/login.ts';
import { signOut } from '../login/sign-out.ts';
import { desk as words } from '../words/en.ts';

/** Whose account, where one can go, who one is. */
export function TopBar({ me, path, isDesk }: { me: Me; path: string; isDesk: boolean }) {
  const links = isDesk
    ? [
        { to: '/board', label: words.board },
        { to: '/after-hours', label: words.afterHours },
      ]
    : [{ to: '/your-calls', label: words.yourCalls }];
  return (
    <header class="top">
      <p class="account">{me.account.name}</p>
      <nav aria-label={words.navigation}>
        {links.map(({ to, label }) => (
          <a key={to} href={to} aria-current={path === to ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      <p class="person">{me.name}</p>
      <button type="button" class="quiet" onClick={() => void signOut()}>
        {words.signOut}
      </button>
    </header>
  );
}
