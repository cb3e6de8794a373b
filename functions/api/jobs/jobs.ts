import { createJob, getJob, listJobs } from '../../../core/contracts/jobs.ts';
import { problem } from '../../../core/contracts/problem.ts';
import { locationOf } from '../../../core/customer/place.ts';
import { JobId } from '../../../core/ids/ids.ts';
import type { Job } from '../../../core/job/job.ts';
import { jobView, visitView } from '../../../core/job/view.ts';
import { toEpochMs } from '../../../core/time/instant.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { Contended } from '../../pipelines/contention.ts';
import { REUSED_KEY, repeatOf } from '../../pipelines/repeat.ts';
import type { JobDeps } from './deps.ts';
import { readDetail } from './job-commands.ts';

/** A number of six digits is seldom in use; so many draws in a row are not. */
const DRAWS = 8;

const NO_CUSTOMER = {
  problem: problem('invalid', undefined, [{ field: 'customerId', message: 'there is no such customer' }]),
};
const NO_LOCATION = {
  problem: problem('invalid', undefined, [{ field: 'locationId', message: 'the customer has no such location' }]),
};

/** Adds a job for a customer, once a key. */
export const addJob = (deps: JobDeps) =>
  operation(createJob, async (call) => {
    const { session, body, now } = call;
    const jobs = deps.jobsOf(session.accountId);
    const customer = await deps.customersOf(session.accountId).read(body.customerId);
    if (!customer) return NO_CUSTOMER;
    const location = locationOf(customer, body.locationId);
    if (body.locationId && (location?.id !== body.locationId || location.removedAt)) return NO_LOCATION;
    for (let draw = 0; draw < DRAWS; draw++) {
      const job: Job = {
        accountId: session.accountId,
        id: deps.ids.job(toEpochMs(now)),
        number: deps.ids.jobNumber(),
        customerId: body.customerId,
        ...(location ? { locationId: location.id } : {}),
        status: 'unscheduled',
        summary: body.summary,
        ...{ createdAt: now, updatedAt: now, version: 1 },
      };
      const added = await jobs.add(job, repeatOf(createJob, call));
      switch (added.outcome) {
        case 'added':
          return reply(201, jobView(job));
        case 'reused_key':
          return { problem: REUSED_KEY };
        case 'no_such_customer':
          return NO_CUSTOMER;
        case 'known': {
          const known = await jobs.read(JobId.parse(added.id));
          return known ? reply(200, jobView(known)) : { problem: problem('not-found') };
        }
      }
    }
    throw new Contended('no free job number was drawn');
  });

/** A page of jobs, each with its appointments. */
export const jobsList = (deps: JobDeps) =>
  operation(listJobs, async ({ session, query }) => {
    const { items, next } = await deps.jobsOf(session.accountId).list(query);
    const visits = deps.visitsOf(session.accountId);
    const found = await Promise.all(items.map(async (job) => (await visits.read(job.id))?.visit));
    const views = items.map((job, at) => {
      const visit = found[at];
      return visit ? visitView(visit) : jobView(job);
    });
    return reply(200, { items: views, ...(next ? { next } : {}) });
  });

export const jobById = (deps: JobDeps) =>
  operation(getJob, ({ session, params, verdict }) => readDetail(deps, session, params.jobId, verdict));
