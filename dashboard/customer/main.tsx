import { render } from 'preact';
import '../style/tokens.css';
import '../style/base.css';
import '../style/parts.css';
import './customer.css';
import '../style/unseen.css';
import { BookingPage } from './booking-page.tsx';
import { JobPage } from './job-page.tsx';
import { languageOfBrowser, speak } from './words.ts';

/** A customer's pages: `/c/<token>`, where his messages lead, with `/unsubscribe` behind it in their
 * headers, and `/book/<account>`. Neither has a session. */
const [, kind, key = '', end] = location.pathname.split('/');

speak(languageOfBrowser() ?? 'en');

const root = document.getElementById('app');
if (root !== null)
  render(
    kind === 'book' ? <BookingPage account={key} /> : <JobPage token={key} isUnsubscribe={end === 'unsubscribe'} />,
    root,
  );
