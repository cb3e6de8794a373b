import type { Me } from '../../core/contracts/login.ts';
import type { Role } from '../../core/person/role.ts';
import { desk as words } from '../words/en.ts';
import { AfterHoursPage } from './after-hours/after-hours-page.tsx';
import { BoardPage } from './board/board-page.tsx';
import { DrillPage } from './drills/drill-page.tsx';
import { EscalationPage } from './escalation/escalation-page.tsx';
import { FailedNotices } from './failed-notices.tsx';
import { hasAnyOf, homeOf } from './navigation.ts';
import { MyOnCallPage } from './on-call/my-on-call-page.tsx';
import { OwnCallsPage } from './own-calls-page.tsx';
import { Page } from './page.tsx';
import { MePage } from './people/me-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { NewPersonPage, PersonPage } from './people/person-page.tsx';
import { place } from './place.ts';
import { NewPlanPage, PlanPage } from './plans/plan-page.tsx';
import { PlansPage } from './plans/plans-page.tsx';
import { ReportsPage } from './reports/reports-page.tsx';
import { NewSchedulePage, SchedulePage } from './schedules/schedule-page.tsx';
import { SchedulesPage } from './schedules/schedules-page.tsx';
import { TopBar } from './top-bar.tsx';

/** Those who may change schedules and plans; people and the account are the administrator's. */
const EDITORS: readonly Role[] = ['administrator', 'manager'];

/** Those who see to it that whoever was not told is told. */
const OFFICE: readonly Role[] = ['administrator', 'manager', 'office', 'dispatcher'];

/** The desk's frame with the page that the path names in it. */
export function Desk({ me }: { me: Me }) {
  const path = place.value === '/' ? homeOf(me.roles) : place.value;
  return (
    <>
      <a class="skip" href="#content">
        {words.skip}
      </a>
      <TopBar me={me} path={path} />
      {hasAnyOf(me.roles, OFFICE) && <FailedNotices />}
      <Content me={me} path={path} />
    </>
  );
}

function Content({ me, path }: { me: Me; path: string }) {
  if (path === '/board') return <BoardPage zone={me.account.zone} />;
  if (path === '/after-hours') return <AfterHoursPage />;
  if (path === '/your-calls') return <OwnCallsPage />;
  if (path === '/me') return <MePage me={me} />;
  if (path === '/my-on-call') return <MyOnCallPage me={me} />;
  if (path === '/reports') return <ReportsPage me={me} />;
  const code = /^\/drills\/([0-9]{4})$/.exec(path)?.[1];
  if (code !== undefined) return <DrillPage key={code} code={code} />;
  return <NamedPage me={me} path={path} />;
}

/** Pages of which there are many, and the settings that lead to them. */
function NamedPage({ me, path }: { me: Me; path: string }) {
  const mayEdit = hasAnyOf(me.roles, EDITORS);
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
