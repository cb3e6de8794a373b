import type { EscalationStatus } from './escalation.ts';

/** What can happen to an escalation. */
export const TRIGGERS = [
  'create',
  'note',
  'wake',
  'redrive',
  'method_failed',
  'pass',
  'accept',
  'stop',
  'job_cancelled',
  'release',
  'reassign',
  'page_now',
  'jump',
  'pause',
  'en_route',
  'turned_back',
  'watch',
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** `none`: there is no escalation yet. */
export type FromStatus = EscalationStatus | 'none';

export interface Transition {
  from: FromStatus;
  trigger: Trigger;
  /** Every status that may follow; the same one for "stays". */
  to: readonly EscalationStatus[];
}

/**
 * The table of the escalation spec. What is not in it is refused with the current status; `decide` asks it before any
 * rule of its own, and the tests multiply every status with every trigger against it.
 */
export const TRANSITIONS: readonly Transition[] = [
  // A plan without anybody, and without a fallback who can be reached, is over at once: the agent is still on the line.
  { from: 'none', trigger: 'create', to: ['pending', 'expired'] },
  { from: 'pending', trigger: 'note', to: ['pending'] },
  { from: 'pending', trigger: 'wake', to: ['pending', 'expired'] },
  { from: 'pending', trigger: 'redrive', to: ['pending', 'expired'] },
  { from: 'pending', trigger: 'pass', to: ['pending', 'expired'] },
  { from: 'pending', trigger: 'method_failed', to: ['pending', 'expired'] },
  { from: 'pending', trigger: 'page_now', to: ['pending'] },
  { from: 'pending', trigger: 'jump', to: ['pending', 'expired'] },
  { from: 'pending', trigger: 'pause', to: ['pending'] },
  { from: 'pending', trigger: 'reassign', to: ['assigned'] },
  { from: 'pending', trigger: 'accept', to: ['assigned'] },
  { from: 'pending', trigger: 'stop', to: ['cancelled'] },
  { from: 'pending', trigger: 'job_cancelled', to: ['cancelled'] },
  { from: 'assigned', trigger: 'note', to: ['assigned'] },
  // The same person again (a double tap, SMS and web): the same result, nothing written.
  { from: 'assigned', trigger: 'accept', to: ['assigned'] },
  { from: 'assigned', trigger: 'reassign', to: ['assigned'] },
  { from: 'assigned', trigger: 'release', to: ['pending', 'expired'] },
  { from: 'assigned', trigger: 'en_route', to: ['assigned'] },
  { from: 'assigned', trigger: 'turned_back', to: ['assigned'] },
  { from: 'assigned', trigger: 'watch', to: ['assigned', 'pending', 'expired'] },
  { from: 'assigned', trigger: 'job_cancelled', to: ['cancelled'] },
  { from: 'expired', trigger: 'accept', to: ['assigned'] },
];

export const transitionFor = (from: FromStatus, trigger: Trigger): Transition | undefined =>
  TRANSITIONS.find((each) => each.from === from && each.trigger === trigger);
