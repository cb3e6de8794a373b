import type { Me } from '../../core/contracts/login.ts';
import type { Role } from '../../core/person/role.ts';
import { desk as words } from '../words/en.ts';
import { AccountPage } from './account/account-page.tsx';
import { AfterHoursPage } from './after-hours/after-hours-page.tsx';
import { BoardPage } from './board/board-page.tsx';
import { ChannelsPage } from './channels/channels-page.tsx';
import { ReachBanner } from './channels/reach-banner.tsx';
import { DrillPage } from './drills/drill-page.tsx';
import { EscalationPage } from './escalation/escalation-page.tsx';
import { FailedNotices } from './failed-notices.tsx';
import { jobPageAt } from './jobs/job-pages.tsx';
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
import { NewTaskPage } from './tasks/new-task-page.tsx';
import { TaskPage } from './tasks/task-page.tsx';
import { TasksPage, type TasksView } from './tasks/tasks-page.tsx';
import { NewRulePage, RulePage } from './texts/rule-page.tsx';
import { RulesPage } from './texts/rules-page.tsx';
import { StatusCodesPage } from './texts/status-codes-page.tsx';
import { TicketPage } from './tickets/ticket-page.tsx';
import { type TicketStatus, TicketsPage } from './tickets/tickets-page.tsx';
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
      <ReachBanner me={me} />
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
  return jobPageAt(path, me) ?? <NamedPage me={me} path={path} />;
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
  if (path === '/rules') return <RulesPage mayEdit={mayEdit} />;
  if (path === '/rules/new') return <NewRulePage />;
  if (path === '/status-codes') return <StatusCodesPage mayEdit={mayEdit} />;
  if (path === '/account' && me.roles.includes('administrator')) return <AccountPage />;
  if (path === '/channels') return <ChannelsPage me={me} />;
  const [, kind, id] = /^\/(people|schedules|plans|rules)\/(\w+)$/.exec(path) ?? [];
  if (kind === 'people' && id !== undefined) return <PersonPage key={id} personId={id} />;
  if (kind === 'schedules' && id !== undefined) return <SchedulePage key={id} scheduleId={id} me={me} />;
  if (kind === 'plans' && id !== undefined) return <PlanPage key={id} planId={id} me={me} />;
  if (kind === 'rules' && id !== undefined) return <RulePage key={id} ruleId={id} me={me} mayEdit={mayEdit} />;
  if (path === '/tasks/new') return <NewTaskPage />;
  const [, tasks, view = 'open'] = /^\/(tasks)(?:\/(escalated|done))?$/.exec(path) ?? [];
  if (tasks !== undefined) return <TasksPage me={me} view={view as TasksView} />;
  const taskId = /^\/tasks\/(tsk_\w+)$/.exec(path)?.[1];
  if (taskId !== undefined) return <TaskPage key={taskId} taskId={taskId} me={me} />;
  const [, tickets, status = 'open', channel] =
    /^\/(tickets)(?:\/(open|claimed|resolved)(?:\/([a-z]\w*))?)?$/.exec(path) ?? [];
  if (tickets !== undefined) return <TicketsPage me={me} status={status as TicketStatus} channel={channel} />;
  const ticket = /^\/tickets\/(\d+)$/.exec(path)?.[1];
  if (ticket !== undefined) return <TicketPage key={ticket} number={ticket} me={me} />;
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
