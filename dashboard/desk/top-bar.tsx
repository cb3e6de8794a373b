import type { Me } from '../../core/contracts/login.ts';
import { signOut } from '../login/sign-out.ts';
import { desk as words } from '../words/en.ts';

/** Whose account, where one can go, who one is. */
export function TopBar({
  me,
  path,
  isDesk,
  isTeam,
}: {
  me: Me;
  path: string;
  isDesk: boolean;
  /** Whether he may see the team, its schedules and its plans. */
  isTeam: boolean;
}) {
  const links = isDesk
    ? [
        { to: '/board', label: words.board },
        { to: '/after-hours', label: words.afterHours },
        ...(isTeam
          ? [
              { to: '/people', label: words.people },
              { to: '/schedules', label: words.schedules },
              { to: '/plans', label: words.plans },
            ]
          : []),
      ]
    : [{ to: '/your-calls', label: words.yourCalls }];
  return (
    <header class="top">
      <p class="account">{me.account.name}</p>
      <nav aria-label={words.navigation}>
        {links.map(({ to, label }) => (
          <a key={to} href={to} aria-current={path === to ? 'page' : path.startsWith(`${to}/`) ? true : undefined}>
            {label}
          </a>
        ))}
      </nav>
      <p class="person">
        <a href="/me" aria-label={words.me(me.name)} aria-current={path === '/me' ? 'page' : undefined}>
          {me.name}
        </a>
      </p>
      <button type="button" class="quiet" onClick={() => void signOut()}>
        {words.signOut}
      </button>
    </header>
  );
}
