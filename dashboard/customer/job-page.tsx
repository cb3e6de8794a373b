import { useCallback, useEffect, useState } from 'preact/hooks';
import type { CustomerPage } from '../../core/contracts/customer-page.ts';
import { callApi } from '../client/call-api.ts';
import { CrewCard } from './crew-card.tsx';
import { PreferencesForm } from './preferences-form.tsx';
import { Notice, Shell } from './shell.tsx';
import { Standing } from './standing.tsx';
import { SurveyForm } from './survey-form.tsx';
import { TimeForms } from './time-forms.tsx';
import { speak, customer as words } from './words.ts';

/** While somebody looks, what he sees is at most so old: milliseconds. */
const REFRESH_MS = 30_000;

type Opened = 'opening' | 'gone' | 'trouble' | CustomerPage;

/**
 * Where a customer's message leads. Opening it only reads: mailboxes and virus scanners open every link, and whoever
 * changes something presses a button.
 */
export function JobPage({ token, isUnsubscribe }: { token: string; isUnsubscribe: boolean }) {
  const [page, setPage] = useState<Opened>('opening');
  const load = useCallback(async () => {
    const answer = await callApi('GET /v1/c/{token}', { params: { token } });
    if (answer.outcome === 'ok') {
      speak(answer.data.contractor.language);
      setPage(answer.data);
    } else if (answer.outcome === 'problem' && answer.problem.status === 404) setPage('gone');
    else setPage((known) => (typeof known === 'string' ? 'trouble' : known));
  }, [token]);

  useEffect(() => {
    void load();
    const look = () => document.visibilityState === 'visible' && void load();
    const timer = setInterval(look, REFRESH_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [load]);

  if (page === 'opening') return <Notice heading={words.opening} text="" />;
  if (page === 'gone') return <Notice heading={words.goneHeading} text={words.gone} />;
  if (page === 'trouble')
    return <Notice heading={words.troubleHeading} text={words.trouble} onAgain={() => void load()} />;
  const { job, customer, crew, appointment } = page;
  return (
    <Shell contractor={page.contractor}>
      <Standing page={page} />
      {page.may.includes('answer_survey') || page.survey ? (
        <SurveyForm key={token} token={token} page={page} onPage={setPage} />
      ) : null}
      <TimeForms token={token} page={page} onPage={setPage} />
      {crew.length > 0 && <CrewCard token={token} crew={crew} isOver={appointment?.status === 'complete'} />}
      <section class="card">
        <h2>{job.summary}</h2>
        <p class="hint">
          {words.job(job.number)}
          {customer.address && <br />}
          {customer.address}
        </p>
      </section>
      <PreferencesForm token={token} page={page} onPage={setPage} isOpen={isUnsubscribe} />
    </Shell>
  );
}
