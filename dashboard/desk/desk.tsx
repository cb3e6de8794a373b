import type { Me } from '../../core/contracts/login.ts';
import type { Role } from '../../core/person/role.ts';
import { desk as words } from '../words/en.ts';
import { AfterHoursPage } from './after-hours/after-hours-page.tsx';
import { BoardPage } from './board/board-page.tsx';
import { EscalationPage } from './escalation/escalation-page.tsx';
import { FailedNotices } from './failed-notices.tsx';
import { OwnCallsPage } from './own-calls-page.tsx';
import { Page } from './page.tsx';
import { MePage } from './people/me-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { NewPersonPage, PersonPage } from './people/person-page.tsx';
import { place } from './place.ts';
import { NewPlanPage, PlanPage } from './plans/plan-page.tsx';
import { PlansPage } from './plans/plans-page.tsx';
import { NewSchedulePage, SchedulePage } from './schedules/schedule-page.tsx';
import { SchedulesPage } from './schedules/schedules-page.tsx';
import { TopBar } from './top-bar.tsx';

/** Those who may see the board and start escalations: everybody but a technician who is nothing else. */
const DESK_ROLES: readonly Role[] = ['administrator', 'manager', 'office', 'dispatcher', 'agent'];

/** Those who may see the team, its schedules and its plans. */
const TEAM_ROLES: readonly Role[] = ['administrator', 'manager', 'office', 'dispatcher'];

/** Those who may change schedules and plans; people and the account are the administrator's. */
const EDITORS: readonly Role[] = ['administrator', 'manager'];

/** What `/` is for somebody: an agent takes calls, a technician has his own, everybody else watches the board. */
export function homeOf(roles: readonly Role[]): '/after-hours' | '/board' | '/your-calls' {
  if (!roles.some((role) => DESK_ROLES.includes(role))) return '/your-calls';
  return roles.every((role) => role === 'agent' || role === 'technician') ? '/after-hours' : '/board';
}

const isAnyOf = (me: Me, roles: readonly Role[]): boolean => me.roles.some((role) => roles.includes(role));

/** The desk's frame with the page that the path names in it. */
export function Desk({ me }: { me: Me }) {
  const path = place.value === '/' ? homeOf(me.roles) : place.value;
  return (
    <>
      <a class="skip" href="#content">
        {words.skip}
      </a>
      <TopBar me={me} path={path} isDesk={homeOf(me.roles) !== '/your-calls'} isTeam={isAnyOf(me, TEAM_ROLES)} />
      {isAnyOf(me, TEAM_ROLES) && <FailedNotices />}
      <Content me={me} path={path} />
    </>
  );
}

function Content({ me, path }: { me: Me; path: string }) {
  if (path === '/board') return <BoardPage zone={me.account.zone} />;
  if (path === '/after-hours') return <AfterHoursPage />;
  if (path === '/your-calls') return <OwnCallsPage />;
  if (path === '/me') return <MePage me={me} />;
  return <NamedPage me={me} path={path} />;
}

/** Pages of which there are many, and the settings that lead to them. */
function NamedPage({ me, path }: { me: Me; path: string }) {
  const mayEdit = isAnyOf(me, EDITORS);
  if (path === '/people') return <PeoplePage mayEdit={me.roles.includes('administrator')} />;
  if (path === '/people/new') return <NewPersonPage />;
  if (path === '/schedules') return <SchedulesPage mayEdit={mayEdit} />;
  if (path === '/schedules/new') return <NewSchedulePage me={me} />;
  if (path === '/plans') return <PlansPage mayEdit={mayEdit} />;
  if (path === '/plans/new') return <NewPlanPage />;
  const [, kind, id] = /^\/(people|schedules|plans)\/(\w+)$/.exec(path) ?? [];
  if (kind === 'people' && id !== undefined) return <PersonPage key={id} personId={id} />;
  if (kind === 'schedules' && id !== undefined) return <SchedulePage key={id} scheduleId={id} me={me} />;
  if (kind === 'plans' && id !== undefined) return <PlanPage key={id} planId={id} me={me} />;
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
