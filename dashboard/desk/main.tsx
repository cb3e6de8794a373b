import { render } from 'preact';
import '../style/tokens.css';
import '../style/base.css';
import '../style/parts.css';
import '../style/login.css';
import '../style/escalation.css';
import './desk.css';
import './failed-notices.css';
import './top-bar.css';
import './board/board.css';
import './after-hours/after-hours.css';
import './form/form.css';
import './form/choice-cards.css';
import './escalation/contacts.css';
import './schedules/schedules.css';
import './plans/plans.css';
import './drills/drills.css';
import './reports/reports.css';
import '../style/job.css';
import './jobs/jobs.css';
import './day-strip/day-strip.css';
import './tasks/tasks.css';
import './tickets/tickets.css';
import './channels/channels.css';
import './account/account.css';
import './texts/texts.css';
import { SignedIn } from '../login/signed-in.tsx';
import { Desk } from './desk.tsx';
import { followLinks } from './place.ts';

/** Everybody's pages but the technician's call: board, after-hours form, escalation, people, schedules, plans. */
followLinks();

const root = document.getElementById('app');
if (root !== null) render(<SignedIn>{(me) => <Desk me={me} />}</SignedIn>, root);
