import { render } from 'preact';
import '../style/tokens.css';
import '../style/base.css';
import '../style/parts.css';
import '../style/login.css';
import '../style/escalation.css';
import '../style/job.css';
import '../desk/desk.css';
import '../style/unseen.css';
import '../desk/failed-notices.css';
import '../desk/top-bar.css';
import '../desk/form/form.css';
import '../desk/form/choice-cards.css';
import '../desk/schedules/schedules.css';
import '../desk/plans/plans.css';
import '../desk/drills/drills.css';
import '../desk/channels/channels.css';
import '../desk/account/account.css';
import '../desk/texts/texts.css';
import { isSetting } from '../desk/navigation.ts';
import { followLinks } from '../desk/place.ts';
import { SignedIn } from '../login/signed-in.tsx';
import { Settings } from './settings.tsx';

/** People, schedules, plans, customer messages, texts, status codes, ticket channels, the account. */
followLinks(isSetting);

const root = document.getElementById('app');
if (root !== null) render(<SignedIn>{(me) => <Settings me={me} />}</SignedIn>, root);
