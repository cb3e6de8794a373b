import { render } from 'preact';
import '../style/tokens.css';
import '../style/base.css';
import '../style/parts.css';
import '../style/login.css';
import '../style/escalation.css';
import './desk.css';
import '../style/unseen.css';
import './failed-notices.css';
import './top-bar.css';
import './board/board.css';
import './after-hours/after-hours.css';
import './form/form.css';
import './form/choice-cards.css';
import './escalation/contacts.css';
import './plans/plans.css';
import './drills/drills.css';
import './reports/reports.css';
import '../style/job.css';
import './jobs/jobs.css';
import './day-strip/day-strip.css';
import './tasks/tasks.css';
import './tickets/tickets.css';
import './channels/channels.css';
import { SignedIn } from '../login/signed-in.tsx';
import { Desk } from './desk.tsx';
import { isSetting } from './navigation.ts';
import { followLinks } from './place.ts';

/** What this entry does not show: the pages of others, the API, the local tray. */
const ELSEWHERE = ['/e/', '/my-day', '/c/', '/book/', '/v1/', '/local'];

/** What the office works with: board, after-hours form, escalations, jobs, customers, tasks, tickets, reports. */
followLinks((path) => !isSetting(path) && !ELSEWHERE.some((start) => path.startsWith(start)));

const root = document.getElementById('app');
if (root !== null) render(<SignedIn>{(me) => <Desk me={me} />}</SignedIn>, root);
