import type { Me } from '../../core/contracts/login.ts';
import type { Role } from '../../core/person/role.ts';
import { desk as words } from '../words/en.ts';
import { AfterHoursPage } from './after-hours/after-hours-page.tsx';
import { BoardPage } from './board/board-page.tsx';
import { EscalationPage } from './escalation-page.tsx';
import { OwnCallsPage } from './own-calls-page.tsx';
import { Page } from './page.tsx';
import { place } from './place.ts';
import { TopBar } from './top-bar.tsx';

/** Those who may see the board and start escalations: everybody but a technician who is nothing else. */
const DESK_ROLES: readonly Role[] = ['administrator', 'manager', 'office', 'dispatcher', 'agent'];

/** What `/` is for somebody: an agent takes calls, a technician has his own, everybody else watches the board. */
export function homeOf(roles: readonly Role[]): '/after-hours' | '/board' | '/your-calls' {
  if (!roles.some((role) => DESK_ROLES.includes(role))) return '/your-calls';
  return roles.every((role) => role === 'agent' || role === 'technician') ? '/after-hours' : '/board';
}

/** The desk's frame with the page that the path names in it. */
export function Desk({ me }: { me: Me }) {
  const path = place.value === '/' ? homeOf(me.roles) : place.value;
  return (
    <>
      <a class="skip" href="#content">
        {words.skip}
      </a>
      <TopBar me={me} path={path} isDesk={homeOf(me.roles) !== '/your-calls'} />
      <Content me={me} path={path} />
    </>
  );
}

function Content({ me, path }: { me: Me; path: string }) {
  if (path === '/board') return <BoardPage zone={me.account.zone} />;
  if (path === '/after-hours') return <AfterHoursPage />;
  if (path === '/your-calls') return <OwnCallsPage />;
  const number = /^\/escalations\/(\d+)$/.exec(path)?.[1];
  if (number !== undefined) return <EscalationPage key={number} number={number} me={me} />;
  return (
    <Page heading={words.notFound}>
      <p>
        <a href="/">{words.backToBoard}</a>
      </p>
    </Page>
  );
}
