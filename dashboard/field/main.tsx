import { render } from 'preact';
import '../style/tokens.css';
import '../style/base.css';
import '../style/parts.css';
import '../style/login.css';
import '../style/escalation.css';
import './field.css';
import { SignedIn } from '../login/signed-in.tsx';
import { CallPage } from './call-page.tsx';

/** The technician's page: `/e/<number>`. The server serves this shell for nothing else. */
const number = location.pathname.split('/')[2] ?? '';

const root = document.getElementById('app');
if (root !== null) render(<SignedIn>{(me) => <CallPage number={number} me={me} />}</SignedIn>, root);
