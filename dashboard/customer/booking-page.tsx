import { useEffect, useState } from 'preact/hooks';
import type { Contractor } from '../../core/contracts/customer-page.ts';
import { callApi } from '../client/call-api.ts';
import { BookingForm } from './booking-form.tsx';
import { Notice, Shell } from './shell.tsx';
import { customer, languageOfBrowser, speak, booking as words } from './words.ts';

/** On which anybody asks a contractor for work. What he sends is a request: the office calls, and nothing is booked. */
export function BookingPage({ account }: { account: string }) {
  const [contractor, setContractor] = useState<Contractor | 'opening' | 'gone' | 'trouble'>('opening');
  const [isSent, setIsSent] = useState(false);
  const load = async () => {
    const answer = await callApi('GET /v1/book/{account}', { params: { account } });
    if (answer.outcome === 'ok') {
      speak(languageOfBrowser() ?? answer.data.language);
      setContractor(answer.data);
    } else setContractor(answer.outcome === 'problem' && answer.problem.status === 404 ? 'gone' : 'trouble');
  };
  useEffect(() => void load(), [account]);

  if (contractor === 'opening') return <Notice heading={customer.opening} text="" />;
  if (contractor === 'gone') return <Notice heading={words.goneHeading} text={words.gone} />;
  if (contractor === 'trouble')
    return <Notice heading={customer.troubleHeading} text={customer.trouble} onAgain={() => void load()} />;
  return (
    <Shell contractor={contractor}>
      {isSent ? (
        <section class="card standing" role="status">
          <h1>{words.sentHeading}</h1>
          <p>{words.sent}</p>
        </section>
      ) : (
        <BookingForm account={account} onSent={() => setIsSent(true)} />
      )}
    </Shell>
  );
}
