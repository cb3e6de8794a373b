import * as z from 'zod';
import { CustomerId, JobId } from '../ids/ids.ts';
import { JobStatus } from '../job/job.ts';
import { Instant } from '../time/instant.ts';
import { EmailInput, line, PhoneInput } from './input.ts';
import { ListQuery, listOf } from './list.ts';
import { roles, route } from './route.ts';

const DESK = ['administrator', 'manager', 'office', 'dispatcher', 'agent'] as const;

export const CustomerView = z
  .object({
    id: CustomerId,
    name: z.string(),
    phone: z.string().optional(),
    email: z.string().optional(),
    address: z.string().optional(),
    createdAt: Instant,
  })
  .meta({ id: 'Customer' });
export type CustomerView = z.infer<typeof CustomerView>;

export const JobView = z
  .object({
    id: JobId,
    number: z.string(),
    status: JobStatus,
    customerId: CustomerId,
    summary: z.string(),
    appointments: z.array(z.object({ id: z.string(), start: Instant, end: Instant, status: z.string() })),
    createdAt: Instant,
  })
  .meta({ id: 'Job' });
export type JobView = z.infer<typeof JobView>;

export const createCustomer = route({
  id: 'createCustomer',
  method: 'POST',
  path: '/v1/customers',
  service: 'jobs',
  summary: 'Adds a customer',
  access: roles({ allow: DESK }),
  body: z.strictObject({
    name: line(120),
    phone: PhoneInput.optional(),
    email: EmailInput.optional(),
    address: line(240).optional(),
  }),
  answers: { 200: CustomerView, 201: CustomerView },
});

export const listCustomers = route({
  id: 'listCustomers',
  method: 'GET',
  path: '/v1/customers',
  service: 'jobs',
  summary: 'Customers, newest first',
  access: roles({ allow: DESK }),
  query: ListQuery,
  answers: { 200: listOf(CustomerView) },
});

export const getCustomer = route({
  id: 'getCustomer',
  method: 'GET',
  path: '/v1/customers/{customerId}',
  service: 'jobs',
  summary: 'One customer',
  access: roles({ allow: DESK }),
  params: z.object({ customerId: CustomerId }),
  answers: { 200: CustomerView },
});

export const createJob = route({
  id: 'createJob',
  method: 'POST',
  path: '/v1/jobs',
  service: 'jobs',
  summary: 'Adds a job for a customer',
  access: roles({ allow: DESK }),
  body: z.strictObject({ customerId: CustomerId, summary: line(240) }),
  answers: { 200: JobView, 201: JobView },
});

export const listJobs = route({
  id: 'listJobs',
  method: 'GET',
  path: '/v1/jobs',
  service: 'jobs',
  summary: 'Jobs, newest first',
  access: roles({ allow: DESK }),
  query: ListQuery,
  answers: { 200: listOf(JobView) },
});

export const getJob = route({
  id: 'getJob',
  method: 'GET',
  path: '/v1/jobs/{jobId}',
  service: 'jobs',
  summary: 'One job',
  access: roles({ allow: DESK }),
  params: z.object({ jobId: JobId }),
  answers: { 200: JobView },
});

export const JOB_ROUTES = [createCustomer, listCustomers, getCustomer, createJob, listJobs, getJob] as const;
