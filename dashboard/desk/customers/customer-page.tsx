import { useState } from 'preact/hooks';
import type { CustomerView } from '../../../core/contracts/customers.ts';
import { callApi } from '../../client/call-api.ts';
import { customerEdit as edit, customers as words } from '../../words/en-customers.ts';
import { JobRows } from '../jobs/jobs-page.tsx';
import { useLoaded } from '../loaded.ts';
import { Page } from '../page.tsx';
import { usePages } from '../pages.ts';
import { Consents } from './consents.tsx';
import { NameDialog } from './place-dialogs.tsx';
import { Contacts, Locations } from './places.tsx';

/** One customer: who is told, where work is done, what may be sent, and his jobs. */
export function CustomerPage({ customerId, zone }: { customerId: string; zone: string }) {
  const customer = useLoaded(customerId, (signal) =>
    callApi('GET /v1/customers/{customerId}', { params: { customerId } }, { signal }),
  );
  const back = <a href="/customers">{words.back}</a>;
  if (customer.data === undefined) {
    return (
      <Page heading={customer.status === 404 ? words.missing : words.heading} aside={back}>
        {customer.status !== 404 && <p role="status">{customer.sentence}</p>}
      </Page>
    );
  }
  const { data, replace } = customer;
  return (
    <Page heading={data.name} aside={back}>
      <Named customer={data} onCustomer={replace} />
      <div class="halves">
        <div class="stack">
          <Contacts customer={data} onCustomer={replace} />
          <Locations customer={data} onCustomer={replace} />
          <Consents customer={data} zone={zone} />
        </div>
        <CustomerJobs customerId={customerId} zone={zone} />
      </div>
    </Page>
  );
}

/** What he is called, and what he is written to in. */
function Named({ customer, onCustomer }: { customer: CustomerView; onCustomer: (customer: CustomerView) => void }) {
  const [isOpen, setIsOpen] = useState(false);
  const { language } = customer;
  return (
    <div class="tags">
      <p>
        {edit.language}: {language === undefined ? edit.accountLanguage : edit.languages[language]}
      </p>
      <button type="button" class="quiet" onClick={() => setIsOpen(true)}>
        {edit.edit}
      </button>
      {isOpen && <NameDialog {...{ customer, onCustomer }} onClose={() => setIsOpen(false)} />}
    </div>
  );
}

function CustomerJobs({ customerId, zone }: { customerId: string; zone: string }) {
  const jobs = usePages(`jobs of ${customerId}`, (cursor) =>
    callApi('GET /v1/jobs', { query: { customerId, limit: 25, ...(cursor && { cursor }) } }),
  );
  return (
    <section class="stack" aria-labelledby="jobs">
      <div class="row-head">
        <h2 id="jobs">{words.jobs}</h2>
        <a class="button" href={`/customers/${customerId}/new-job`}>
          {words.newJob}
        </a>
      </div>
      {jobs.items === undefined && <p role="status">{jobs.sentence}</p>}
      {jobs.items?.length === 0 && <p class="empty">{words.noJobs}</p>}
      <JobRows jobs={jobs.items ?? []} zone={zone} level={3} />
      {jobs.more && (
        <p class="actions">
          <button type="button" onClick={() => void jobs.more?.()}>
            {words.more}
          </button>
        </p>
      )}
    </section>
  );
}
