import type { CustomerView } from '../../../core/contracts/customers.ts';
import { callApi } from '../../client/call-api.ts';
import { phoneLink } from '../../escalation/call-facts.ts';
import { customers as words } from '../../words/en-customers.ts';
import { JobRows } from '../jobs/jobs-page.tsx';
import { useLoaded } from '../loaded.ts';
import { Page } from '../page.tsx';
import { usePages } from '../pages.ts';

/** One customer: how to reach him, and his jobs. */
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
  return (
    <Page heading={customer.data.name} aside={back}>
      <div class="halves">
        <Facts customer={customer.data} />
        <CustomerJobs customerId={customerId} zone={zone} />
      </div>
    </Page>
  );
}

function Facts({ customer: { phone, email, address } }: { customer: CustomerView }) {
  return (
    <section class="facts" aria-labelledby="facts">
      <h2 id="facts">{words.facts}</h2>
      {phone === undefined && email === undefined && <p class="refusal">{words.unreachable}</p>}
      <dl>
        <dt>{words.phone}</dt>
        <dd>{phone === undefined ? words.none : <a href={phoneLink(phone)}>{phone}</a>}</dd>
        <dt>{words.email}</dt>
        <dd>{email === undefined ? words.none : <a href={`mailto:${email}`}>{email}</a>}</dd>
        <dt>{words.address}</dt>
        <dd>{address ?? words.none}</dd>
      </dl>
    </section>
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
