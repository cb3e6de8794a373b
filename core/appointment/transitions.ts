import type { AppointmentStatus } from './appointment.ts';
import type { Phase } from './status-code.ts';

/** What can happen to an appointment. The first five are taps; each of them also moves a single assignment. */
export const APPOINTMENT_TRIGGERS = [
  'revert',
  'travel',
  'start',
  'pause',
  'complete',
  'add',
  'move',
  'staff',
  'close',
  'cancel',
  'restore',
] as const;
export type AppointmentTrigger = (typeof APPOINTMENT_TRIGGERS)[number];

/** *Office* means office, dispatcher, manager, administrator (messages spec, "Lifecycle"). */
export type AppointmentParty = 'technician' | 'office';

export interface AppointmentTransition {
  /** `none`: there is no appointment yet. */
  from: AppointmentStatus | 'none';
  trigger: AppointmentTrigger;
  /** Every status that may follow; where it is several, the assignments decide. */
  to: readonly AppointmentStatus[];
  who: readonly AppointmentParty[];
  /** Counted from the completion. */
  withinHours?: number;
}

const BOTH = ['technician', 'office'] as const;
const OFFICE = ['office'] as const;

/**
 * The lifecycle of an appointment (messages spec, "Lifecycle"), and of an assignment, which walks the same way with
 * Pending in the place of Scheduled. What is not in it is refused. Going back to Scheduled is rules 3 and 6 (a wrong
 * tap is undone by PENDING); going on after a pause is the "restart" of rule 1; a move is the way out of a pause and
 * of Needs reschedule.
 */
export const APPOINTMENT_TRANSITIONS: readonly AppointmentTransition[] = [
  { from: 'none', trigger: 'add', to: ['scheduled'], who: OFFICE },
  { from: 'scheduled', trigger: 'travel', to: ['en_route'], who: BOTH },
  { from: 'scheduled', trigger: 'start', to: ['started'], who: BOTH },
  { from: 'en_route', trigger: 'start', to: ['started'], who: BOTH },
  { from: 'started', trigger: 'complete', to: ['complete', 'started', 'paused'], who: BOTH },
  { from: 'en_route', trigger: 'pause', to: ['paused', 'en_route', 'started'], who: BOTH },
  { from: 'started', trigger: 'pause', to: ['paused', 'started', 'en_route'], who: BOTH },
  { from: 'paused', trigger: 'travel', to: ['en_route', 'started'], who: BOTH },
  { from: 'paused', trigger: 'start', to: ['started'], who: BOTH },
  { from: 'en_route', trigger: 'revert', to: ['scheduled', 'en_route', 'started', 'paused'], who: BOTH },
  { from: 'started', trigger: 'revert', to: ['scheduled', 'en_route', 'started', 'paused'], who: BOTH },
  { from: 'complete', trigger: 'start', to: ['started'], who: OFFICE, withinHours: 24 },
  { from: 'scheduled', trigger: 'move', to: ['scheduled'], who: OFFICE },
  { from: 'en_route', trigger: 'move', to: ['scheduled'], who: OFFICE },
  { from: 'paused', trigger: 'move', to: ['scheduled'], who: OFFICE },
  { from: 'needs_reschedule', trigger: 'move', to: ['scheduled'], who: OFFICE },
  { from: 'scheduled', trigger: 'staff', to: ['scheduled'], who: OFFICE },
  // Whoever was on the way may be the one who is taken off.
  { from: 'en_route', trigger: 'staff', to: ['en_route', 'scheduled'], who: OFFICE },
  { from: 'started', trigger: 'staff', to: ['started', 'paused', 'en_route', 'scheduled'], who: OFFICE },
  { from: 'paused', trigger: 'staff', to: ['paused', 'scheduled'], who: OFFICE },
  { from: 'needs_reschedule', trigger: 'staff', to: ['needs_reschedule'], who: OFFICE },
  // The office completes the job: what is under way ends with it.
  { from: 'en_route', trigger: 'close', to: ['complete'], who: OFFICE },
  { from: 'started', trigger: 'close', to: ['complete'], who: OFFICE },
  { from: 'paused', trigger: 'close', to: ['complete'], who: OFFICE },
  { from: 'scheduled', trigger: 'cancel', to: ['cancelled'], who: OFFICE },
  { from: 'en_route', trigger: 'cancel', to: ['cancelled'], who: OFFICE },
  { from: 'started', trigger: 'cancel', to: ['cancelled'], who: OFFICE },
  { from: 'paused', trigger: 'cancel', to: ['cancelled'], who: OFFICE },
  { from: 'needs_reschedule', trigger: 'cancel', to: ['cancelled'], who: OFFICE },
  { from: 'cancelled', trigger: 'restore', to: ['scheduled', 'needs_reschedule'], who: OFFICE },
];

const BY_NAME = new Map(APPOINTMENT_TRANSITIONS.map((each) => [`${each.from} ${each.trigger}`, each]));

export const appointmentTransition = (
  from: AppointmentStatus | 'none',
  trigger: AppointmentTrigger,
): AppointmentTransition | undefined => BY_NAME.get(`${from} ${trigger}`);

/** The tap that leads to a phase. */
export const TAP_OF: Readonly<Record<Phase, AppointmentTrigger>> = {
  pending: 'revert',
  en_route: 'travel',
  started: 'start',
  paused: 'pause',
  complete: 'complete',
};

/** The status of an appointment all of whose assignments are in this phase. */
export const STATUS_OF: Readonly<Record<Phase, AppointmentStatus>> = {
  pending: 'scheduled',
  en_route: 'en_route',
  started: 'started',
  paused: 'paused',
  complete: 'complete',
};
