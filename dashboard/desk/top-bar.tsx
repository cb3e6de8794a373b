import type { Me } from '../../core/contracts/login.ts';
import { signOut } from '../login/sign-out.ts';
import { desk as words } from '../words/en-board.ts';
import { type NavigationGroup, type NavigationLink, navigationFor } from './navigation.ts';

/** Whose account, where one can go, who one is. */
export function TopBar({ me, path }: { me: Me; path: string }) {
  return (
    <header class="top">
      <p class="account" title={me.account.name}>
        {me.account.name}
      </p>
      <nav aria-label={words.navigation}>
        {navigationFor(me.roles).map((group) => (
          // Another page, another key: a menu that led there is closed.
          <Group key={`${group.id} ${path}`} group={group} path={path} />
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

/** So many links find a place on a phone without a menu. */
const FEW = 3;

const formOf = ({ id, links }: NavigationGroup): string =>
  id === 'settings' ? 'menu' : links.length <= FEW ? '' : 'menu-when-narrow';

const isIn = (path: string, { to }: NavigationLink): boolean => path === to || path.startsWith(`${to}/`);

/** Links in the bar, or, where they find no place there, a button that opens them as a native popover. */
function Group({ group, path }: { group: NavigationGroup; path: string }) {
  const { id, label, links } = group;
  const popover = `menu-${id}`;
  return (
    <div class={`group ${formOf(group)}`}>
      <button type="button" popovertarget={popover} class={links.some((link) => isIn(path, link)) ? 'current' : ''}>
        {label}
      </button>
      <ul id={popover} popover="auto">
        {links.map((link) => (
          <li key={link.to}>
            <a href={link.to} aria-current={path === link.to ? 'page' : isIn(path, link) ? true : undefined}>
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
