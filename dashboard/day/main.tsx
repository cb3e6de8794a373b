import { render } from 'preact';
import '../style/tokens.css';
import '../style/base.css';
import '../style/parts.css';
import '../style/login.css';
import '../style/escalation.css';
import '../style/job.css';
import './day.css';
import { SignedIn } from '../login/signed-in.tsx';
import { MyDayPage } from './my-day-page.tsx';

/** A technician's day: `/my-day`. The server serves this shell for nothing else. */
const root = document.getElementById('app');
if (root !== null) render(<SignedIn>{(me) => <MyDayPage key={me.id} me={me} />}</SignedIn>, root);
