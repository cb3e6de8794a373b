import type { JobStatus } from './job.ts';

/**
 * What can happen to a job. `begin`, `revert`, `visit_complete` and `follow_up` are derived from what happens to one of
 * its appointments; the others are done to the job.
 */
export const JOB_TRIGGERS = [
  'create',
  'accept_offer',
  'decline',
  'add_appointment',
  'move',
  'begin',
  'revert',
  'visit_complete',
  'follow_up',
  'pause',
  'complete',
  'reopen',
  'cancel',
  'restore',
] as const;
export type JobTrigger = (typeof JOB_TRIGGERS)[number];

/** `derived`: nobody does it to the job, it follows. `customer`: by the booking page. */
export type JobParty = 'office' | 'customer' | 'derived';

export interface JobTransition {
  /** `none`: there is no job yet. */
  from: JobStatus | 'none';
  trigger: JobTrigger;
  /** Every status that may follow; where it is several, the appointments decide. */
  to: readonly JobStatus[];
  who: readonly JobParty[];
}

const OFFICE = ['office'] as const;
const DERIVED = ['derived'] as const;
const OPEN = ['offered', 'unscheduled', 'scheduled', 'in_progress', 'paused'] as const;

/**
 * The lifecycle of a job (messages spec, "Lifecycle"). What is not in it is refused. A paused job keeps its
 * appointments, so one of them may begin; a visit that ends meanwhile leaves the pause to the office.
 */
export const JOB_TRANSITIONS: readonly JobTransition[] = [
  { from: 'none', trigger: 'create', to: ['unscheduled', 'offered'], who: ['office', 'customer'] },
  { from: 'offered', trigger: 'accept_offer', to: ['unscheduled'], who: OFFICE },
  { from: 'offered', trigger: 'decline', to: ['declined'], who: OFFICE },
  { from: 'unscheduled', trigger: 'add_appointment', to: ['scheduled'], who: OFFICE },
  { from: 'scheduled', trigger: 'add_appointment', to: ['scheduled'], who: OFFICE },
  { from: 'in_progress', trigger: 'add_appointment', to: ['in_progress'], who: OFFICE },
  { from: 'paused', trigger: 'add_appointment', to: ['scheduled'], who: OFFICE },
  // Only appointments that need a new date are left in an unscheduled job: the new date schedules it.
  { from: 'unscheduled', trigger: 'move', to: ['scheduled'], who: OFFICE },
  { from: 'scheduled', trigger: 'move', to: ['scheduled'], who: OFFICE },
  { from: 'in_progress', trigger: 'move', to: ['scheduled', 'in_progress'], who: OFFICE },
  { from: 'paused', trigger: 'move', to: ['scheduled'], who: OFFICE },
  { from: 'scheduled', trigger: 'begin', to: ['in_progress'], who: DERIVED },
  { from: 'in_progress', trigger: 'begin', to: ['in_progress'], who: DERIVED },
  { from: 'paused', trigger: 'begin', to: ['in_progress'], who: DERIVED },
  // A Complete that the office takes back within 24 hours.
  { from: 'complete', trigger: 'begin', to: ['in_progress'], who: DERIVED },
  { from: 'in_progress', trigger: 'revert', to: ['scheduled', 'in_progress'], who: DERIVED },
  { from: 'paused', trigger: 'revert', to: ['paused'], who: DERIVED },
  { from: 'in_progress', trigger: 'visit_complete', to: ['complete', 'scheduled', 'in_progress'], who: DERIVED },
  { from: 'paused', trigger: 'visit_complete', to: ['paused'], who: DERIVED },
  { from: 'in_progress', trigger: 'follow_up', to: ['paused'], who: DERIVED },
  { from: 'paused', trigger: 'follow_up', to: ['paused'], who: DERIVED },
  { from: 'in_progress', trigger: 'pause', to: ['paused'], who: OFFICE },
  { from: 'in_progress', trigger: 'complete', to: ['complete'], who: OFFICE },
  { from: 'complete', trigger: 'reopen', to: ['scheduled'], who: OFFICE },
  ...OPEN.map((from): JobTransition => ({ from, trigger: 'cancel', to: ['cancelled'], who: OFFICE })),
  { from: 'cancelled', trigger: 'restore', to: ['scheduled', 'unscheduled'], who: OFFICE },
];

const BY_NAME = new Map(JOB_TRANSITIONS.map((each) => [`${each.from} ${each.trigger}`, each]));

export const jobTransition = (from: JobStatus | 'none', trigger: JobTrigger): JobTransition | undefined =>
  BY_NAME.get(`${from} ${trigger}`);
