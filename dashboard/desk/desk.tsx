import type { Me } from '../../core/contracts/login.ts';
import { AfterHoursPage } from './after-hours/after-hours-page.tsx';
import { BoardPage } from './board/board-page.tsx';
import { NotFound } from './desk-not-found.tsx';
import { DrillPage } from './drills/drill-page.tsx';
import { EscalationPage } from './escalation/escalation-page.tsx';
import { Frame } from './frame.tsx';
import { jobPageAt } from './jobs/job-pages.tsx';
import { homeOf } from './navigation.ts';
import { MyOnCallPage } from './on-call/my-on-call-page.tsx';
import { OwnCallsPage } from './own-calls-page.tsx';
import { MePage } from './people/me-page.tsx';
import { place } from './place.ts';
import { ReportsPage } from './reports/reports-page.tsx';
import { NewTaskPage } from './tasks/new-task-page.tsx';
import { TaskPage } from './tasks/task-page.tsx';
import { TasksPage, type TasksView } from './tasks/tasks-page.tsx';
import { TicketPage } from './tickets/ticket-page.tsx';
import { type TicketStatus, TicketsPage } from './tickets/tickets-page.tsx';

/** What a day is worked with. What is set up once is an entry of its own (`dashboard/settings`). */
export function Desk({ me }: { me: Me }) {
  const path = place.value === '/' ? homeOf(me.roles) : place.value;
  return (
    <Frame me={me} path={path}>
      {onePageAt(path, me) ?? jobPageAt(path, me) ?? taskPageAt(path, me) ?? <NotFound />}
    </Frame>
  );
}

function onePageAt(path: string, me: Me) {
  if (path === '/board') return <BoardPage zone={me.account.zone} />;
  if (path === '/after-hours') return <AfterHoursPage />;
  if (path === '/your-calls') return <OwnCallsPage />;
  if (path === '/me') return <MePage me={me} />;
  if (path === '/my-on-call') return <MyOnCallPage me={me} />;
  if (path === '/reports') return <ReportsPage me={me} />;
  const code = /^\/drills\/([0-9]{4})$/.exec(path)?.[1];
  if (code !== undefined) return <DrillPage key={code} code={code} />;
  const number = /^\/escalations\/(\d+)$/.exec(path)?.[1];
  return number === undefined ? undefined : <EscalationPage key={number} number={number} me={me} />;
}

function taskPageAt(path: string, me: Me) {
  if (path === '/tasks/new') return <NewTaskPage />;
  const [, tasks, view = 'open'] = /^\/(tasks)(?:\/(escalated|done))?$/.exec(path) ?? [];
  if (tasks !== undefined) return <TasksPage me={me} view={view as TasksView} />;
  const taskId = /^\/tasks\/(tsk_\w+)$/.exec(path)?.[1];
  if (taskId !== undefined) return <TaskPage key={taskId} taskId={taskId} me={me} />;
  const [, tickets, status = 'open', channel] =
    /^\/(tickets)(?:\/(open|claimed|resolved)(?:\/([a-z]\w*))?)?$/.exec(path) ?? [];
  if (tickets !== undefined) return <TicketsPage me={me} status={status as TicketStatus} channel={channel} />;
  const ticket = /^\/tickets\/(\d+)$/.exec(path)?.[1];
  return ticket === undefined ? undefined : <TicketPage key={ticket} number={ticket} me={me} />;
}
