import { useState } from 'preact/hooks';
import type { JobDetail } from '../../../core/contracts/jobs.ts';
import type { Me } from '../../../core/contracts/login.ts';
import { callApi } from '../../client/call-api.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { phoneLink } from '../../escalation/call-facts.ts';
import { JobMark } from '../../job/status-mark.tsx';
import { sayAge, sayTime } from '../../time/say-time.ts';
import { second } from '../../time/second.ts';
import { connection } from '../../words/en.ts';
import { jobActions, notTold, visits, jobs as words } from '../../words/en-jobs.ts';
import { factNames } from '../../words/en-visits.ts';
import { Mark } from '../mark.tsx';
import { Page } from '../page.tsx';
import { type Polled, usePolled } from '../polled.ts';
import { useActing } from './acting.ts';
import { AddVisit } from './add-visit.tsx';
import { HeldLines } from './held-lines.tsx';
import { JobButtons } from './job-buttons.tsx';
import { sayWhy } from './job-lines.ts';
import { JobTimeline } from './job-timeline.tsx';
import { useCodeLabels, useContactNames } from './names.ts';
import { VisitPanel } from './visit-panel.tsx';

/** One job: how it stands, what can be done, its appointments, and who was told what and why not. */
export function JobPage({ jobId, me }: { jobId: string; me: Me }) {
  const job = usePolled(jobId, () => callApi('GET /v1/jobs/{jobId}', { params: { jobId } }));
  const back = <a href="/jobs">{words.back}</a>;
  if (job.data === undefined) {
    return (
      <Page heading={job.status === 404 ? words.missing : words.heading} aside={back}>
        {job.status !== 404 && <p role="status">{job.sentence}</p>}
      </Page>
    );
  }
  return (
    <Page heading={words.job(job.data.number)} aside={back}>
      <Shown job={job.data} polled={job} zone={me.account.zone} />
    </Page>
  );
}

function Shown({ job, polled, zone }: { job: JobDetail; polled: Polled<JobDetail>; zone: string }) {
  const acting = useActing(polled.askNow);
  const labelOf = useCodeLabels();
  const contactOf = useContactNames(job.customerId);
  const [isAdding, setIsAdding] = useState(false);
  const mayAdd = job.actions.includes('add_appointment');
  const sendAgain = (key: string) => {
    if (acting.isBusy) return;
    const request = { params: { jobId: job.id }, body: { key } };
    void acting.act((options) => callApi('POST /v1/jobs/{jobId}/messages/resend', request, options), polled.replace);
  };
  return (
    <>
      {polled.isUnanswered && (
        <p class="stale" role="status">
          {connection.lastKnown}
        </p>
      )}
      <p class="tags">
        <JobMark status={job.status} />
        {job.customerNotTold && <Mark tone="bad">{notTold.mark}</Mark>}
      </p>
      <p class="job-summary">{job.summary}</p>
      {job.customerNotTold && <NotTold of={job.customerNotTold} zone={zone} />}
      <HeldLines job={job} zone={zone} acting={acting} onJob={polled.replace} />
      {acting.refusal !== '' && (
        <p class="refusal" role="alert">
          {jobActions.refused(acting.refusal)}
        </p>
      )}
      <div class="sending-line" role="status">
        {acting.isTrying && (
          <>
            <p>{jobActions.stillTrying}</p>
            <button type="button" onClick={acting.giveUp}>
              {connection.giveUp}
            </button>
          </>
        )}
      </div>
      <JobButtons job={job} acting={acting} onJob={polled.replace} onAdd={() => setIsAdding(true)} />
      <div class="halves">
        <div class="stack">
          <section class="stack" aria-labelledby="appointments">
            <h2 id="appointments">{visits.heading}</h2>
            {isAdding && mayAdd && (
              <AddVisit
                jobId={job.id}
                zone={zone}
                onCancel={() => setIsAdding(false)}
                onDone={() => {
                  setIsAdding(false);
                  polled.askNow();
                }}
              />
            )}
            {job.appointments.length === 0 && <p class="hint">{mayAdd ? visits.none : visits.noneForReader}</p>}
            <ul class="rows">
              {job.appointments.map((visit) => (
                <VisitPanel key={visit.id} visit={visit} zone={zone} labelOf={labelOf} onDone={polled.askNow} />
              ))}
            </ul>
          </section>
          <Facts job={job} />
        </div>
        <JobTimeline job={job} zone={zone} labelOf={labelOf} contactOf={contactOf} onAgain={sendAgain} />
      </div>
    </>
  );
}

function NotTold({ of: { fact, why, at }, zone }: { of: NonNullable<JobDetail['customerNotTold']>; zone: string }) {
  const text = notTold.text(factNames[fact] ?? fact, sayWhy(why), sayTime(at, zone, serverNowMs()));
  return <p class="refusal">{text}</p>;
}

function Facts({ job }: { job: JobDetail }) {
  const { customer, customerId, place, escalation, reason, createdAt } = job;
  return (
    <section class="facts" aria-labelledby="facts">
      <h2 id="facts">{words.facts}</h2>
      <dl>
        <dt>{words.customer}</dt>
        <dd>
          <a href={`/customers/${customerId}`}>{customer?.name ?? words.unknownCustomer}</a>
        </dd>
        {customer?.phone && (
          <>
            <dt>{words.phone}</dt>
            <dd>
              <a href={phoneLink(customer.phone)}>{customer.phone}</a>
            </dd>
          </>
        )}
        <dt>{words.place}</dt>
        <dd>
          {place.address ?? words.noAddress}
          {place.accessNote && <small class="access-note">{place.accessNote}</small>}
        </dd>
        {escalation && (
          <>
            <dt>{words.incident}</dt>
            <dd>
              <a href={`/escalations/${escalation}`}>{words.incidentLink(escalation)}</a>
            </dd>
          </>
        )}
        {reason && (
          <>
            <dt>{words.reason}</dt>
            <dd>{reason}</dd>
          </>
        )}
        <dt>{words.made}</dt>
        <dd>{sayAge(createdAt, second.value)}</dd>
      </dl>
    </section>
  );
}
