import type { JobDetail, JobMessage } from '../../core/contracts/jobs.ts';
import type { JobFact } from '../../core/job/timeline.ts';
import { aVisitItem, later } from './a-visit-item.ts';
import { BRIAN, JOHN } from './an-escalation.ts';

export const RULE = { id: 'rul_1', name: 'On the way' } as JobDetail['rules'][number];

/** Entries a minute apart, counted from 1. */
export const entriesOf = (...facts: JobFact[]): JobDetail['timeline'] =>
  facts.map((fact, index) => ({ ...fact, seq: index + 1, at: later(index) }));

/** A message to the customer of the rule “On the way”; `part` changes what a test is about. */
export const aMessage = (part: Partial<JobMessage> = {}): JobMessage => ({
  key: 'NOTICE#1',
  facts: ['on_the_way'],
  ruleIds: [RULE.id],
  appointmentId: aVisitItem().id,
  class: 'customer',
  status: 'queued',
  createdAt: later(0),
  dueAt: later(1),
  ...part,
});

/** A job with John's appointment as a dispatcher sees it. */
export function aJobDetail(part: Partial<JobDetail> = {}): JobDetail {
  const { held: _held, customer, job, ...visit } = aVisitItem({ actions: ['move', 'staff'] });
  const detail = {
    ...job,
    status: 'scheduled',
    customerId: 'cus_1',
    customer,
    place: { zone: 'America/Chicago', address: customer?.address },
    createdAt: later(0),
    appointments: [visit],
    actions: ['add_appointment', 'cancel'],
    messages: [],
    timeline: [],
    rules: [RULE],
    people: [JOHN, BRIAN],
    ...part,
  };
  // The ids above are not branded; everything else has the contract's shape.
  return detail as unknown as JobDetail;
}
